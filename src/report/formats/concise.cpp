// SPDX-License-Identifier: Apache-2.0
// One line a finding, as editors and grep like it.
#include <fmt/format.h>

#include "report/places.h"

namespace kaiji {
namespace concise_report {
namespace {

std::string write(const ReportInput& input) {
  std::string out;
  const Sources sources(input.results);
  for (const auto& result : input.results) {
    for (const auto& finding : result.findings) {
      std::string place = one_line(finding.location.path);
      if (const Source* source = sources.find(finding.location.path)) {
        const auto at = source->lines.position(finding.location.span.begin, ColumnUnit::CodePoints, source->text);
        place += fmt::format(":{}:{}", at.line, at.column);
      }
      fmt::format_to(std::back_inserter(out), "{}: {}[{}] {}{}\n", place, to_string(finding.severity), finding.rule,
                     locator_mark(finding.location, sources, input.language),
                     one_line(in(input.language, finding.message)));
    }
  }
  return out;
}

}  // namespace
}  // namespace concise_report

extern const Reporter reporter_concise;
constinit const Reporter reporter_concise = {"concise", "one line a finding", concise_report::write};

}  // namespace kaiji
