// SPDX-License-Identifier: Apache-2.0
// A table for job summaries and pull request comments.
#include <fmt/format.h>

#include "base/strings.h"
#include "report/places.h"

namespace kaiji {
namespace markdown_report {
namespace {

/// Text that is safe inside a cell of a Markdown table.
std::string cell(std::string_view text) {
  auto safe = replace_all(one_line(text), "\\", "\\\\");
  for (const std::string_view mark : {"|", "`", "*", "_", "<", "[", "]"}) {
    safe = replace_all(std::move(safe), mark, fmt::format("\\{}", mark));
  }
  return safe;
}

std::string place(const Location& at, const Sources& sources) {
  const Source* source = sources.find(at.path);
  const auto line = source == nullptr ? 1 : source->lines.line_of(at.span.begin);
  return fmt::format("{}:{}", cell(at.path), line);
}

std::string row(const Finding& finding, const Sources& sources, Language language) {
  std::string message = cell(in(language, finding.message));
  for (const auto& note : finding.notes) {
    message += fmt::format("<br>{}: {}", place(note.location, sources), cell(in(language, note.message)));
  }
  const auto& advice = in(language, finding.advice);
  if (!advice.empty()) {
    message += fmt::format("<br>{} {}", language == Language::English ? "Help:" : "書き方:", cell(advice));
  }
  return fmt::format("| {} | {} | `{}` | {} |\n", place(finding.location, sources), to_string(finding.severity),
                     finding.rule, message);
}

std::string write(const ReportInput& input) {
  const bool english = input.language == Language::English;
  const Sources sources(input.results);
  const auto sum = totals(input.results);
  std::string out =
      (english ? fmt::format("## kaiji: {} errors, {} warnings, {} notes", sum.errors, sum.warnings, sum.notes)
               : fmt::format("## kaiji: エラー{}件、警告{}件、注記{}件", sum.errors, sum.warnings, sum.notes)) +
      set_aside(sum, input.language) + "\n";
  std::string rows;
  for (const auto& result : input.results) {
    for (const auto& finding : result.findings) rows += row(finding, sources, input.language);
  }
  if (!rows.empty()) {
    out += english ? "\n| place | severity | rule | finding |\n" : "\n| 場所 | 重大度 | 規則 | 指摘 |\n";
    out += "| --- | --- | --- | --- |\n" + rows;
  }
  std::string remarks;
  for (const auto& error : input.errors) remarks += fmt::format("- {}\n", cell(to_string(error)));
  for (const auto& result : input.results) {
    for (const auto& remark : result.remarks) remarks += fmt::format("- {}: {}\n", cell(result.path), cell(remark));
  }
  return remarks.empty() ? out : out + "\n" + remarks;
}

}  // namespace
}  // namespace markdown_report

extern const Reporter reporter_markdown;
constinit const Reporter reporter_markdown = {"markdown", "a table for job summaries", markdown_report::write};

}  // namespace kaiji
