// SPDX-License-Identifier: Apache-2.0
#pragma once
// A baseline: findings that a team has decided to live with, so that only new ones fail. It is a SARIF 2.1.0 log
// (report/baseline_log.h writes it) whose results carry the decision as a suppression:
//
//   "suppressions": [{"kind": "external", "status": "accepted", "justification": "why",
//                     "properties": {"owner": "who", "expires": "2026-09-30"}}]
//
// Paths count from the folder of the baseline. An entry is known again by what is wrong and by the sentences it stands
// in, so that it survives inserted lines, reflowed paragraphs, moved sections and a renamed file.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lint/evidence.h"
#include "lint/linter.h"

namespace kaiji {

inline constexpr std::string_view kPrintWhat = "kaiji/v1";
inline constexpr std::string_view kPrintEvidence = "kaiji/evidence/v1";
inline constexpr std::string_view kPrintSection = "kaiji/section/v1";

/// Why a finding is allowed, by whom, and the last day on which it is.
struct Allowance {
  std::string reason;
  std::string owner;
  std::optional<Date> expires;
};

struct BaselineEntry {
  std::string rule;
  std::filesystem::path path;  ///< absolute
  FindingPrints prints;
  Severity severity = Severity::Warning;
  std::string message;
  std::uint32_t line = 1;  ///< of the document, 1-based, when the entry was written
  Allowance allowance;
  SourceSpan at;      ///< where it stands in the baseline file
  bool used = false;  ///< it matches a finding of this run
};

struct Baseline {
  std::string file;  ///< as given
  Source source;     ///< empty where there is no such file yet
  std::vector<BaselineEntry> entries;
};

/// Fails where the file cannot be read, is no SARIF log of kaiji or holds a malformed expiry.
Result<Baseline> load_baseline(const std::string& file);

/// Moves the findings that an entry allows on `as_of` to `suppressed` of their document, marks those entries as used
/// and takes the finding's present words and place over into them; an expired entry is used but allows nothing.
void apply_baseline(Baseline& baseline, Date as_of, std::vector<DocumentResult>& results);

/// What is wrong with the entries, as findings in the baseline file at the severities that `config` gives them: expired
/// ones, those without a reason, and unused ones whose document was judged by their rule or is gone. No findings, no
/// analysis.
DocumentResult judge_baseline(const Baseline& baseline, Date as_of, const Config& config,
                              const std::vector<DocumentResult>& results);

/// The entries of the next baseline, sorted: those that allow a finding, those whose document or rule was not judged,
/// and one with the allowance `fresh` for every finding that is left.
std::vector<BaselineEntry> next_entries(const Baseline& baseline, Date as_of,
                                        const std::vector<DocumentResult>& results, Language language,
                                        const Allowance& fresh);

}  // namespace kaiji
