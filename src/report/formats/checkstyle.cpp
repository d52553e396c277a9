// SPDX-License-Identifier: Apache-2.0
// Checkstyle's XML, which many build servers read. Columns count code points.
#include <fmt/format.h>

#include "report/places.h"
#include "report/xml.h"

namespace kaiji {
namespace checkstyle_report {
namespace {

std::string_view level(Severity severity) {
  if (severity == Severity::Error) return "error";
  return severity == Severity::Warning ? "warning" : "info";
}

std::string error(const Finding& finding, const Sources& sources, Language language) {
  Position at;
  if (const Source* source = sources.find(finding.location.path)) {
    at = source->lines.position(finding.location.span.begin, ColumnUnit::CodePoints, source->text);
  }
  return fmt::format("    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"kaiji.{}\"/>\n",
                     at.line, at.column, level(finding.severity), xml_text(whole_message(finding, sources, language)),
                     xml_text(finding.rule));
}

std::string write(const ReportInput& input) {
  const Sources sources(input.results);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const auto& result : input.results) {
    out += fmt::format("  <file name=\"{}\">\n", xml_text(result.path));
    for (const auto& finding : result.findings) out += error(finding, sources, input.language);
    out += "  </file>\n";
  }
  return out + "</checkstyle>\n";
}

}  // namespace
}  // namespace checkstyle_report

extern const Reporter reporter_checkstyle;
constinit const Reporter reporter_checkstyle = {"checkstyle", "XML of Checkstyle, for build servers",
                                                checkstyle_report::write};

}  // namespace kaiji
