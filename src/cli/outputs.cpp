// SPDX-License-Identifier: Apache-2.0
#include "cli/outputs.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/file.h"
#include "base/strings.h"
#include "cli/session.h"

namespace kaiji {
namespace {

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' && std::string_view(value) != "0";
}

Result<const Reporter*> reporter_named(const std::string& name) {
  std::vector<std::string> names;
  for (const auto* reporter : reporters()) {
    if (reporter->name == name) return reporter;
    names.emplace_back(reporter->name);
  }
  const auto guess = nearest(name, names);
  return fail("--format",
              fmt::format("unknown format '{}'; {}", name,
                          guess.empty() ? "known are " + join(names, ", ") : fmt::format("did you mean '{}'?", guess)));
}

}  // namespace

Result<std::vector<Output>> parse_outputs(const std::vector<std::string>& formats, const std::string& file) {
  std::vector<Output> outputs;
  std::set<std::string> places;
  for (const auto& format : formats.empty() ? std::vector<std::string>{"text"} : formats) {
    const auto equals = format.find('=');
    const auto reporter = reporter_named(format.substr(0, equals));
    if (!reporter) return tl::unexpected<Error>(reporter.error());
    const auto target = equals == std::string::npos ? file : format.substr(equals + 1);
    if (!places.insert(target).second) {
      return fail("--format", fmt::format("two reports would go to {}; write --format {}=FILE",
                                          target.empty() ? "standard output" : "'" + target + "'", (*reporter)->name));
    }
    outputs.push_back({*reporter, target});
  }
  return outputs;
}

Result<void> write_output(const Output& output, const ReportInput& input) {
  ReportInput own = input;
  own.color = input.color && output.file.empty();
  const auto text = output.reporter->write(own);
  if (!output.file.empty()) return write_file_atomic(output.file, text);
  print(text);
  return {};
}

bool wants_color(std::string_view choice) {
  if (choice != "auto") return choice == "always";
  if (is_set("NO_COLOR")) return false;
  if (is_set("CLICOLOR_FORCE")) return true;
  const char* terminal = std::getenv("TERM");
  return isatty(STDOUT_FILENO) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace kaiji
