// SPDX-License-Identifier: Apache-2.0
// Workflow commands of GitHub Actions: annotations without code scanning. GitHub shows ten errors and ten warnings a
// step, so the most severe come first, and a last line says how many were left out.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/places.h"

namespace kaiji {
namespace github_report {
namespace {

constexpr std::size_t kShown = 10;  // annotations of each level and step (actions/toolkit#734)

/// Escapes the text of a command.
std::string escaped_data(std::string_view text) {
  auto escaped = replace_all(std::string(text), "%", "%25");
  return replace_all(replace_all(std::move(escaped), "\r", "%0D"), "\n", "%0A");
}

/// Escapes a property of a command.
std::string property(std::string_view text) {
  return replace_all(replace_all(escaped_data(text), ":", "%3A"), ",", "%2C");
}

std::string_view command(Severity severity) {
  if (severity == Severity::Error) return "error";
  return severity == Severity::Warning ? "warning" : "notice";
}

std::string annotation(const Finding& finding, const Sources& sources, Language language) {
  std::string place = fmt::format("file={}", property(finding.location.path));
  if (const Source* source = sources.find(finding.location.path)) {
    const auto [begin, end] = region_of(*source, finding.location.span, ColumnUnit::Utf16);
    place += fmt::format(",line={},endLine={},col={}", begin.line, end.line, begin.column);
    if (begin.line == end.line) place += fmt::format(",endColumn={}", end.column);
  }
  return fmt::format("::{} {},title={}::{}\n", command(finding.severity), place, property(finding.rule),
                     escaped_data(whole_message(finding, sources, language)));
}

std::string left_out(std::size_t count, std::string_view level, Language language) {
  if (count <= kShown) return {};
  const auto more = count - kShown;
  return language == Language::English
             ? fmt::format("kaiji: GitHub shows {} of {} annotations of level {}; {} more are above\n", kShown, count,
                           level, more)
             : fmt::format("kaiji: GitHub は {} を {} 件までしか表示しません。残りの {} 件は上のログにあります\n",
                           level, kShown, more);
}

std::string write(const ReportInput& input) {
  const Sources sources(input.results);
  std::vector<const Finding*> findings;
  for (const auto& result : input.results) {
    for (const auto& finding : result.findings) findings.push_back(&finding);
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  std::string out;
  for (const auto* finding : findings) out += annotation(*finding, sources, input.language);
  if (input.quiet) return out;
  const auto sum = totals(input.results);
  return out + left_out(sum.errors, "error", input.language) + left_out(sum.warnings, "warning", input.language) +
         left_out(sum.notes, "notice", input.language);
}

}  // namespace
}  // namespace github_report

extern const Reporter reporter_github;
constinit const Reporter reporter_github = {"github", "annotations of GitHub Actions", github_report::write};

}  // namespace kaiji
