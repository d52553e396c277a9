// SPDX-License-Identifier: Apache-2.0
// JUnit's XML: a suite for each document, a test case for each rule that judged it, failed where the rule reports an
// error or a warning. Notes are output of the test case.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/places.h"
#include "report/xml.h"

namespace kaiji {
namespace junit_report {
namespace {

/// The findings of a document by rule; rules without findings are there, too.
std::map<std::string_view, std::vector<const Finding*>> by_rule(const DocumentResult& result) {
  std::map<std::string_view, std::vector<const Finding*>> rules;
  for (const Rule* rule : result.rules) rules[rule->id];
  for (const auto& finding : result.findings) rules[finding.rule].push_back(&finding);
  return rules;
}

/// One finding as a child of its test case.
std::string outcome(const Finding& finding, const Sources& sources, Language language) {
  const Source* source = sources.find(finding.location.path);
  const auto line = source == nullptr ? 1 : source->lines.line_of(finding.location.span.begin);
  const auto text =
      xml_text(fmt::format("{}:{}: {}", finding.location.path, line, whole_message(finding, sources, language)));
  if (finding.severity == Severity::Note) return fmt::format("      <system-out>{}</system-out>\n", text);
  return fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n", to_string(finding.severity),
                     xml_text(in(language, finding.message)), text);
}

std::string suite(const DocumentResult& result, const Sources& sources, Language language) {
  const auto rules = by_rule(result);
  std::size_t failed = 0;
  std::string cases;
  for (const auto& [rule, findings] : rules) {
    const auto open = fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml_text(result.path), xml_text(rule));
    if (findings.empty()) {
      cases += open + "/>\n";
    } else {
      const bool fails = std::any_of(findings.begin(), findings.end(),
                                     [](const Finding* finding) { return finding->severity != Severity::Note; });
      if (fails) ++failed;
      cases += open + ">\n";
      for (const auto* finding : findings) cases += outcome(*finding, sources, language);
      cases += "    </testcase>\n";
    }
  }
  return fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n{}  </testsuite>\n",
      xml_text(result.path), rules.size(), failed, cases);
}

/// Files that could not be read are errors of a suite of their own.
std::string error_suite(std::span<const Error> errors) {
  if (errors.empty()) return {};
  std::string cases;
  for (const auto& error : errors) {
    const auto name = xml_text(error.where.empty() ? "kaiji" : error.where);
    cases +=
        fmt::format("    <testcase classname=\"kaiji\" name=\"{}\">\n      <error message=\"{}\"/>\n    </testcase>\n",
                    name, xml_text(error.message));
  }
  return fmt::format(
      "  <testsuite name=\"kaiji\" tests=\"{}\" failures=\"0\" errors=\"{}\" skipped=\"0\">\n{}  </testsuite>\n",
      errors.size(), errors.size(), cases);
}

std::string write(const ReportInput& input) {
  const Sources sources(input.results);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"kaiji\">\n";
  for (const auto& result : input.results) out += suite(result, sources, input.language);
  return out + error_suite(input.errors) + "</testsuites>\n";
}

}  // namespace
}  // namespace junit_report

extern const Reporter reporter_junit;
constinit const Reporter reporter_junit = {"junit", "XML of JUnit: a test case for each rule and document",
                                           junit_report::write};

}  // namespace kaiji
