// SPDX-License-Identifier: Apache-2.0
// GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/, report format).
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "lint/evidence.h"
#include "report/places.h"

namespace kaiji {
namespace gitlab_report {
namespace {

using nlohmann::ordered_json;

std::string_view level(Severity severity) {
  if (severity == Severity::Error) return "critical";
  return severity == Severity::Warning ? "major" : "info";
}

std::string write(const ReportInput& input) {
  const Sources sources(input.results);
  const auto analyses = analyses_of(input.results);
  std::map<std::string, std::size_t> seen;
  ordered_json list = ordered_json::array();
  for (const auto& result : input.results) {
    for (const auto& finding : result.findings) {
      Region region;
      if (const Source* source = sources.find(result.path)) {
        region = region_of(*source, finding.location.span, ColumnUnit::CodePoints);
      }
      const auto print = prints_of(finding, analyses).evidence;
      const auto place = fmt::format("{}:{}", result.path, print);  // prints must differ within a report
      list.push_back(
          {{"description", in(input.language, finding.message)},
           {"check_name", finding.rule},
           {"fingerprint", fmt::format("{}:{}", place, ++seen[place])},
           {"severity", level(finding.severity)},
           {"content", {{"body", whole_message(finding, sources, input.language)}}},
           {"location",
            {{"path", finding.location.path}, {"lines", {{"begin", region.begin.line}, {"end", region.end.line}}}}}});
    }
  }
  return list.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace
}  // namespace gitlab_report

extern const Reporter reporter_gitlab;
constinit const Reporter reporter_gitlab = {"gitlab", "Code Quality report of GitLab", gitlab_report::write};

}  // namespace kaiji
