// SPDX-License-Identifier: Apache-2.0
#include "cli/man_page.h"

#include <fmt/format.h>

#include "base/strings.h"

namespace kaiji {
namespace {

/// Text that man(7) prints as it is.
std::string roff(std::string_view text) {
  auto safe = replace_all(replace_all(std::string(text), "\\", "\\e"), "-", "\\-");
  if (safe.starts_with('.') || safe.starts_with('\'')) safe.insert(0, "\\&");
  return safe;
}

std::string option(const OptionHelp& help) {
  std::vector<std::string> names;
  for (const auto& name : help.short_names) names.push_back(fmt::format("\\fB\\-{}\\fR", roff(name)));
  for (const auto& name : help.long_names) names.push_back(fmt::format("\\fB\\-\\-{}\\fR", roff(name)));
  std::string text = fmt::format(".TP\n{}", join(names, ", "));
  if (help.takes_value) {
    text += help.choices.empty() ? " \\fIVALUE\\fR" : fmt::format(" \\fI{}\\fR", roff(join(help.choices, "|")));
  }
  return text + "\n" + roff(help.description) + "\n";
}

constexpr std::string_view kTail = R"(.SH EXIT STATUS
.TP
0
Nothing at or above the fail level.
.TP
1
Findings, or with \fB\-\-diff\fR something to fix.
.TP
2
kaiji could not do its work: a file, an option, a pack or the settings.
.SH ENVIRONMENT
.TP
KAIJI_DATA
Folder with rules/, dictionaries/, kaiji.dic and optionally ipadic/, instead of the installed one.
.TP
NO_COLOR, CLICOLOR_FORCE
No colour; colour although standard output is no terminal.
.SH FILES
.TP
kaiji.toml
Settings; the nearest one above a document holds. \fBkaiji init\fR writes a commented one.
)";

}  // namespace

std::string man_page(const std::vector<CommandHelp>& commands, std::string_view version) {
  std::string out = fmt::format(R"(.TH KAIJI 1 "" "kaiji {}" "User Commands"
.SH NAME
kaiji \- static analysis of Japanese cloud\-security documents
.SH SYNOPSIS
)",
                                version);
  for (const auto& command : commands) {
    out += fmt::format(".B kaiji {}\n[\\fIOPTION\\fR]... \\fI{}\\fR\n.br\n", command.name, roff(command.operands));
  }
  out += R"(.SH DESCRIPTION
kaiji reads a security white paper, check sheet, SLA or security page before it is published and reports what a careful
reviewer would raise: missing disclosures, commitments that commit to nothing, contradictions, outdated editions.
.SH COMMANDS
)";
  for (const auto& command : commands) {
    out += fmt::format(".SS kaiji {} {}\n{}.\n", command.name, roff(command.operands), roff(command.summary));
    for (const auto& help : command.options) out += option(help);
  }
  return out.append(kTail);
}

}  // namespace kaiji
