// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0 for GitHub code scanning and other viewers. Only what was asked for is in it: no times, no machine names,
// so that equal runs give equal bytes.
#include "report/sarif.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/version.h"
#include "lint/builtin_rules.h"

namespace kaiji {
namespace sarif_report {
namespace {

using nlohmann::ordered_json;

// Limits of GitHub code scanning: results that it keeps of a run, and bytes that it takes (compressed, so that a log
// within them before compression always is).
constexpr std::size_t kMostResults = 5000;
constexpr std::size_t kMostBytes = 10'000'000;

/// The rules that judged some document, sorted by id.
std::vector<const Rule*> rules_that_ran(const ReportInput& input) {
  std::set<std::string_view> ran;
  for (const auto& result : input.results) {
    for (const Rule* rule : result.rules) ran.insert(rule->id);
  }
  std::vector<const Rule*> rules;
  for (const Rule* rule : known_rules(input.rules)) {
    if (ran.contains(rule->id)) rules.push_back(rule);
  }
  return rules;
}

ordered_json driver(const ReportInput& input, const std::vector<const Rule*>& rules) {
  ordered_json descriptors = ordered_json::array();
  for (const Rule* rule : rules) descriptors.push_back(sarif_rule(*rule, input.language));
  ordered_json made = {{"name", "kaiji"}, {"version", input.version}, {"semanticVersion", input.version}};
  if (!home_page().empty()) made["informationUri"] = home_page();
  made["language"] = input.language == Language::English ? "en" : "ja";
  made["rules"] = std::move(descriptors);
  return made;
}

/// "path:12:3" → its path; a place without numbers is a path itself.
std::string path_of(std::string where) {
  for (int i = 0; i < 2; ++i) {
    const auto colon = where.rfind(':');
    if (colon == std::string::npos || where.find_first_not_of("0123456789", colon + 1) != std::string::npos) break;
    where.resize(colon);
  }
  return where;
}

ordered_json notification(std::string_view level, std::string text, const std::string& path) {
  ordered_json made = {{"level", level}, {"message", {{"text", std::move(text)}}}};
  if (!path.empty()) {
    const ordered_json physical = {{"artifactLocation", sarif_artifact_location(path)}};
    made["locations"].push_back({{"physicalLocation", physical}});
  }
  return made;
}

ordered_json invocation(const ReportInput& input, std::size_t left_out) {
  ordered_json problems = ordered_json::array();
  for (const auto& error : input.errors) {
    problems.push_back(notification("error", to_string(error), path_of(error.where)));
  }
  ordered_json remarks = ordered_json::array();
  for (const auto& result : input.results) {
    for (const auto& remark : result.remarks) remarks.push_back(notification("note", remark, result.path));
  }
  if (left_out > 0) {
    remarks.push_back(
        notification("warning", fmt::format("{} results were left out: GitHub takes no more", left_out), {}));
  }
  ordered_json made = {{"executionSuccessful", input.errors.empty()}};
  if (!problems.empty()) made["toolConfigurationNotifications"] = std::move(problems);
  if (!remarks.empty()) made["toolExecutionNotifications"] = std::move(remarks);
  return made;
}

/// The character set's name with IANA.
std::string_view iana_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8:
    case Encoding::Utf8Bom:
      return "UTF-8";
    case Encoding::Utf16Le:
      return "UTF-16LE";
    case Encoding::Utf16Be:
      return "UTF-16BE";
    case Encoding::ShiftJis:
      return "Windows-31J";
    case Encoding::EucJp:
      return "EUC-JP";
    case Encoding::Iso2022Jp:
      return "ISO-2022-JP";
  }
  return "UTF-8";
}

ordered_json artifacts(const ReportInput& input) {
  ordered_json made = ordered_json::array();
  for (const auto& result : input.results) {
    if (!result.analysis) continue;
    made.push_back({{"location", sarif_artifact_location(result.path)},
                    {"roles", ordered_json::array({"analysisTarget"})},
                    {"encoding", iana_name(result.analysis->document.source.encoding)}});
  }
  return made;
}

/// A result and how severe it is.
struct Made {
  Severity severity;
  ordered_json result;
};

/// All results in the order of the documents. What is set aside would be an open alert to GitHub, which reads neither
/// suppressions nor baseline states.
std::vector<Made> make_results(const ReportInput& input, SarifResults& maker) {
  const bool github = input.sarif_profile == SarifProfile::GitHub;
  std::vector<Made> made;
  for (const auto& result : input.results) {
    for (const auto& finding : result.findings) made.push_back({finding.severity, maker.result(finding)});
    for (const auto& hidden : result.suppressed) {
      if (!github) made.push_back({hidden.finding.severity, maker.set_aside(hidden)});
    }
  }
  return made;
}

/// Leaves what GitHub takes, the most severe first where that is not all. Returns how many were left out.
std::size_t keep_within_limits(std::vector<Made>& made) {
  std::size_t bytes = 0;
  std::size_t kept = 0;
  const auto fits = [&](const Made& one) {
    bytes += one.result.dump(-1, ' ', false, ordered_json::error_handler_t::replace).size();
    return kept < kMostResults && bytes <= kMostBytes / 2;  // rules, artifacts and white space take the rest
  };
  while (kept < made.size() && fits(made[kept])) ++kept;
  if (kept == made.size()) return 0;
  std::stable_sort(made.begin(), made.end(), [](const Made& a, const Made& b) { return a.severity > b.severity; });
  bytes = kept = 0;
  while (kept < made.size() && fits(made[kept])) ++kept;
  const auto left_out = made.size() - kept;
  made.erase(made.begin() + static_cast<std::ptrdiff_t>(kept), made.end());
  return left_out;
}

std::string write(const ReportInput& input) {
  const auto rules = rules_that_ran(input);
  std::map<std::string_view, std::size_t> index;
  for (const Rule* rule : rules) index.emplace(rule->id, index.size());
  SarifResults maker(input, std::move(index));
  auto made = make_results(input, maker);
  const auto left_out = input.sarif_profile == SarifProfile::GitHub ? keep_within_limits(made) : 0;
  ordered_json results = ordered_json::array();
  for (auto& one : made) results.push_back(std::move(one.result));
  const ordered_json run = {
      {"tool", {{"driver", driver(input, rules)}}},
      {"automationDetails", {{"id", "kaiji/"}}},
      {"columnKind", "utf16CodeUnits"},
      {"originalUriBaseIds", {{"SRCROOT", {{"description", {{"text", "The folder that kaiji was run in"}}}}}}},
      {"invocations", ordered_json::array({invocation(input, left_out)})},
      {"artifacts", artifacts(input)},
      {"results", std::move(results)}};
  const ordered_json log = {{"$schema", kSarifSchema}, {"version", "2.1.0"}, {"runs", ordered_json::array({run})}};
  const int indent = input.sarif_profile == SarifProfile::GitHub ? -1 : 2;
  return log.dump(indent, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace
}  // namespace sarif_report

extern const Reporter reporter_sarif;
constinit const Reporter reporter_sarif = {"sarif", "SARIF 2.1.0, for GitHub code scanning", sarif_report::write};

}  // namespace kaiji
