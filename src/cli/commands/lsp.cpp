// SPDX-License-Identifier: Apache-2.0
// kaiji lsp: the language server on standard input and output.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "base/version.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/session.h"
#include "lsp/serve.h"

namespace kaiji {
namespace lsp_command {
namespace {

lsp::Services services() {
  return {[](const std::vector<std::filesystem::path>& packs) {
            auto session = open_session(packs);
            return lsp::LoadedLinter{std::move(session.linter), std::move(session.errors)};
          },
          [](const std::string& folder) { return list_files({folder}).files; }, std::string(version())};
}

/// Standard output carries the protocol: whatever else would write there goes to standard error.
int run_lsp() {
  const int output = ::dup(STDOUT_FILENO);
  if (output < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
    print_error({"standard output", "cannot be used; start `kaiji lsp` from an editor"});
    return kFailure;
  }
  return lsp::serve(STDIN_FILENO, output, services());
}

void declare(CLI::App& app, int& exit_code) {
  const auto process = std::make_shared<std::string>();
  const auto stdio = std::make_shared<bool>(true);
  app.add_flag("--stdio", *stdio, "serve standard input and output; the default, as editors state it");
  app.add_option("--clientProcessId", *process, "ignored; editors state it");
  app.callback([process, stdio, &exit_code] { exit_code = run_lsp(); });
}

}  // namespace
}  // namespace lsp_command

extern const Command command_lsp;
constinit const Command command_lsp = {"lsp", "Serve editors (Language Server Protocol)", lsp_command::declare};

}  // namespace kaiji
