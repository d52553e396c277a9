// SPDX-License-Identifier: Apache-2.0
#include "report/baseline_log.h"

#include <nlohmann/json.hpp>

#include "base/version.h"
#include "report/sarif.h"
#include "report/uri.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace {

using nlohmann::ordered_json;

ordered_json suppression(const Allowance& allowance) {
  ordered_json made = {{"kind", "external"}, {"status", "accepted"}};
  if (!allowance.reason.empty()) made["justification"] = allowance.reason;
  if (!allowance.owner.empty()) made["properties"]["owner"] = allowance.owner;
  if (allowance.expires) made["properties"]["expires"] = to_string(*allowance.expires);
  return made;
}

ordered_json result(const BaselineEntry& entry, const fs::path& folder) {
  const ordered_json artifact = {{"uri", percent_encoded(entry.path.lexically_relative(folder).generic_string())}};
  const ordered_json physical = {{"artifactLocation", artifact}, {"region", {{"startLine", entry.line}}}};
  ordered_json prints = {{kPrintWhat, entry.prints.what}};
  if (!entry.prints.evidence.empty()) prints[std::string(kPrintEvidence)] = entry.prints.evidence;
  if (!entry.prints.section.empty()) prints[std::string(kPrintSection)] = entry.prints.section;
  return {{"ruleId", entry.rule},
          {"level", sarif_level(entry.severity)},
          {"message", {{"text", entry.message}}},
          {"locations", ordered_json::array({{{"physicalLocation", physical}}})},
          {"partialFingerprints", prints},
          {"suppressions", ordered_json::array({suppression(entry.allowance)})}};
}

}  // namespace

std::string baseline_log(const std::string& file, const std::vector<BaselineEntry>& entries, std::string_view version) {
  std::error_code error;
  const auto folder = fs::weakly_canonical(fs::absolute(file, error).parent_path(), error);
  ordered_json results = ordered_json::array();
  for (const auto& entry : entries) results.push_back(result(entry, folder));
  ordered_json driver = {{"name", "kaiji"}, {"version", version}, {"semanticVersion", version}};
  if (!home_page().empty()) driver["informationUri"] = home_page();
  const ordered_json run = {{"tool", {{"driver", driver}}},
                            {"automationDetails", {{"id", "kaiji/baseline/"}}},
                            {"columnKind", "utf16CodeUnits"},
                            {"results", std::move(results)}};
  const ordered_json log = {{"$schema", kSarifSchema}, {"version", "2.1.0"}, {"runs", ordered_json::array({run})}};
  return log.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace kaiji
