// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parts of a SARIF 2.1.0 log (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), within the
// limits that GitHub code scanning states. Used by
// report/formats/sarif.cpp and report/baseline_log.cpp.

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "lint/evidence.h"
#include "report/places.h"

namespace kaiji {

inline constexpr std::string_view kSarifSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// `reportingDescriptor` of a rule.
nlohmann::ordered_json sarif_rule(const Rule& rule, Language language);

/// "error", "warning" or "note".
std::string_view sarif_level(Severity severity);

/// `artifactLocation` of a path. Paths below the current folder name the base SRCROOT.
nlohmann::ordered_json sarif_artifact_location(std::string_view path);

/// Makes `result` objects. Keeps line fingerprints per document, and counts equal prints.
class SarifResults {
 public:
  /// `rule_index` maps rule ids to their index in driver.rules.
  SarifResults(const ReportInput& input, std::map<std::string_view, std::size_t> rule_index);

  nlohmann::ordered_json result(const Finding& finding);
  nlohmann::ordered_json set_aside(const SuppressedFinding& suppressed);

 private:
  nlohmann::ordered_json location(const Location& at) const;
  nlohmann::ordered_json fingerprints(const Finding& finding);
  nlohmann::ordered_json related(const Finding& finding) const;
  nlohmann::ordered_json fix(const Fix& fix, const Source& source) const;
  std::string message(const Finding& finding) const;

  const ReportInput& input_;
  std::map<std::string_view, std::size_t> rule_index_;
  Sources sources_;
  AnalysesByPath analyses_;
  std::map<std::string, std::vector<std::string>> line_prints_;  ///< by path
  std::map<std::string, std::size_t> seen_;                      ///< how often a print was given out
};

}  // namespace kaiji
