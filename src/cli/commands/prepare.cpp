// SPDX-License-Identifier: Apache-2.0
// kaiji prepare: writes what makes the next starts quick.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/session.h"

namespace kaiji {
namespace prepare_command {
namespace {

int run_prepare(const std::filesystem::path& output) {
  const auto data = find_data(program_path());
  if (!data) {
    print_error(data.error());
    return kFailure;
  }
  const auto written = Linter::prepare(*data, output.empty() ? data->patterns : output);
  if (!written) print_error(written.error());
  return written ? kClean : kFailure;
}

void declare(CLI::App& app, int& exit_code) {
  const auto output = std::make_shared<std::filesystem::path>();
  app.add_option("-o,--output", *output, "file to write (default: kaiji.patterns beside the rules)");
  app.callback([output, &exit_code] { exit_code = run_prepare(*output); });
}

}  // namespace
}  // namespace prepare_command

extern const Command command_prepare;
constinit const Command command_prepare = {
    "prepare", "Write the patterns of the installed rules beside them, for a quick start", prepare_command::declare};

}  // namespace kaiji
