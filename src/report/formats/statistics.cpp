// SPDX-License-Identifier: Apache-2.0
// How often each rule reports, the most frequent first.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lint/builtin_rules.h"
#include "report/places.h"

namespace kaiji {
namespace statistics_report {
namespace {

std::string write(const ReportInput& input) {
  std::map<std::string, std::size_t> counts;
  for (const auto& result : input.results) {
    for (const auto& finding : result.findings) ++counts[finding.rule];
  }
  std::vector<std::pair<std::string, std::size_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [id, count] : rows) {
    const Rule* rule = find_rule(input.rules, id);
    fmt::format_to(std::back_inserter(out), "{:>6}  {}  {}\n", count, id,
                   rule == nullptr ? std::string() : in(input.language, rule->title));
  }
  return out;
}

}  // namespace
}  // namespace statistics_report

extern const Reporter reporter_statistics;
constinit const Reporter reporter_statistics = {"statistics", "how often each rule reports", statistics_report::write};

}  // namespace kaiji
