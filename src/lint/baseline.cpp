// SPDX-License-Identifier: Apache-2.0
#include "lint/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <tuple>

#include "lint/builtin_rules.h"
#include "lint/finish.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace {

fs::path whole(const fs::path& path) {
  std::error_code error;
  auto made = fs::weakly_canonical(path, error);
  return error ? path.lexically_normal() : made;
}

/// A finding of this run that no entry explains yet.
struct Open {
  const Finding* finding;
  FindingPrints prints;
  BaselineEntry* entry = nullptr;
};

using Likeness = std::function<bool(const BaselineEntry&, const Open&)>;

/// From the surest likeness to the weakest: the same words; the same fault in the same section, reworded; a fault of
/// the whole document.
std::vector<Likeness> likenesses() {
  const auto same_fault = [](const BaselineEntry& entry, const Open& open) {
    return entry.prints.what == open.prints.what && entry.rule == open.finding->rule;
  };
  return {
      [=](const auto& entry, const auto& open) {
        return same_fault(entry, open) && entry.prints.evidence == open.prints.evidence;
      },
      [=](const auto& entry, const auto& open) {
        return same_fault(entry, open) && entry.prints.section == open.prints.section;
      },
      [=](const auto& entry, const auto& open) { return same_fault(entry, open) && concerns_document(*open.finding); },
  };
}

void pair_up(std::vector<BaselineEntry*>& entries, std::vector<Open>& found, const Likeness& alike) {
  for (auto& open : found) {
    if (open.entry != nullptr) continue;
    const auto hit = std::find_if(entries.begin(), entries.end(),
                                  [&](const BaselineEntry* entry) { return !entry->used && alike(*entry, open); });
    if (hit == entries.end()) continue;
    open.entry = *hit;
    (*hit)->used = true;
  }
}

/// Entries of a document, and behind them those of documents that are gone: the file may have been renamed.
std::vector<BaselineEntry*> entries_for(Baseline& baseline, const fs::path& path) {
  std::vector<BaselineEntry*> own;
  std::vector<BaselineEntry*> gone;
  std::error_code error;
  for (auto& entry : baseline.entries) {
    if (entry.path == path) own.push_back(&entry);
    if (entry.path != path && !fs::exists(entry.path, error)) gone.push_back(&entry);
  }
  own.insert(own.end(), gone.begin(), gone.end());
  return own;
}

bool expired(const BaselineEntry& entry, Date as_of) {
  return entry.allowance.expires && *entry.allowance.expires < as_of;
}

void refresh(BaselineEntry& entry, const Open& open, const DocumentResult& result) {
  entry.path = whole(result.path);
  entry.prints = open.prints;
  entry.severity = open.finding->severity;
  entry.line = result.analysis->document.source.lines.line_of(open.finding->location.span.begin);
}

void apply_to(Baseline& baseline, Date as_of, const AnalysesByPath& analyses, DocumentResult& result) {
  auto entries = entries_for(baseline, whole(result.path));
  if (entries.empty() || !result.analysis) return;
  std::vector<Open> found;
  for (const auto& finding : result.findings) found.push_back({&finding, prints_of(finding, analyses)});
  for (const auto& alike : likenesses()) pair_up(entries, found, alike);
  std::vector<Finding> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto* entry = found[i].entry;
    if (entry != nullptr) refresh(*entry, found[i], result);
    if (entry == nullptr || expired(*entry, as_of)) {
      kept.push_back(std::move(result.findings[i]));
    } else {
      result.suppressed.push_back({std::move(result.findings[i]), entry->allowance.reason, HiddenBy::Baseline});
    }
  }
  result.findings = std::move(kept);
}

/// Whether the run would have found what the entry speaks of.
bool was_looked_for(const BaselineEntry& entry, const std::vector<DocumentResult>& results) {
  std::error_code error;
  if (!fs::exists(entry.path, error)) return true;
  return std::any_of(results.begin(), results.end(), [&](const DocumentResult& result) {
    return whole(result.path) == entry.path && std::any_of(result.rules.begin(), result.rules.end(),
                                                           [&](const Rule* rule) { return rule->id == entry.rule; });
  });
}

/// What an entry remembers of a finding.
BaselineEntry entry_of(const Finding& finding, FindingPrints prints, const DocumentResult& result, Language language) {
  BaselineEntry entry;
  entry.rule = finding.rule;
  entry.path = whole(result.path);
  entry.prints = std::move(prints);
  entry.severity = finding.severity;
  entry.message = in(language, finding.message);
  if (result.analysis) entry.line = result.analysis->document.source.lines.line_of(finding.location.span.begin);
  return entry;
}

class BaselineJudge {
 public:
  BaselineJudge(const Baseline& baseline, const Config& config, DocumentResult& result)
      : baseline_(baseline), config_(config), result_(result) {}

  void report(std::string_view rule_id, const BaselineEntry& entry) {
    const auto& builtin = builtin_rules();
    const auto& rule = *std::find_if(builtin.begin(), builtin.end(), [&](const Rule& r) { return r.id == rule_id; });
    const auto severity = severity_of(config_, rule, baseline_.file);
    if (severity == Severity::Off) return;
    if (std::find(result_.rules.begin(), result_.rules.end(), &rule) == result_.rules.end()) {
      result_.rules.push_back(&rule);
    }
    const auto same = [](const std::string& text) { return LocalText{text, text}; };
    const auto& [reason, owner, expires] = entry.allowance;
    const LocalText nobody = {"未記入", "nobody"};
    const LocalText nothing = {"未記入", "none"};
    Finding made;
    made.rule = rule.id;
    made.severity = severity;
    made.location = {baseline_.file, entry.at};
    made.message = fill(rule.message, {{"path", same(entry.path.filename().string())},
                                       {"rule", same(entry.rule)},
                                       {"expires", same(expires ? to_string(*expires) : std::string())},
                                       {"owner", owner.empty() ? nobody : same(owner)},
                                       {"reason", reason.empty() ? nothing : same(reason)}});
    made.advice = rule.advice;
    made.key = fmt::format("{}|{}", entry.rule, entry.prints.evidence);
    result_.findings.push_back(std::move(made));
  }

 private:
  const Baseline& baseline_;
  const Config& config_;
  DocumentResult& result_;
};

}  // namespace

void apply_baseline(Baseline& baseline, Date as_of, std::vector<DocumentResult>& results) {
  const auto analyses = analyses_of(results);
  for (auto& result : results) apply_to(baseline, as_of, analyses, result);
}

DocumentResult judge_baseline(const Baseline& baseline, Date as_of, const Config& config,
                              const std::vector<DocumentResult>& results) {
  DocumentResult result;
  result.path = baseline.file;
  BaselineJudge judge(baseline, config, result);
  for (const auto& entry : baseline.entries) {
    if (entry.used && expired(entry, as_of)) judge.report(kBaselineExpired, entry);
    if (!entry.used && was_looked_for(entry, results)) judge.report(kBaselineUnused, entry);
    if (entry.allowance.reason.empty()) judge.report(kBaselineWithoutReason, entry);
  }
  sort_and_dedupe(result.findings);
  if (result.findings.empty()) return result;
  auto analysis = std::make_shared<Analysis>();
  analysis->document.source = baseline.source;
  result.analysis = std::move(analysis);
  return result;
}

std::vector<BaselineEntry> next_entries(const Baseline& baseline, Date as_of,
                                        const std::vector<DocumentResult>& results, Language language,
                                        const Allowance& fresh) {
  std::vector<BaselineEntry> next;
  for (const auto& entry : baseline.entries) {
    if (entry.used ? !expired(entry, as_of) : !was_looked_for(entry, results)) next.push_back(entry);
  }
  const auto analyses = analyses_of(results);
  for (const auto& result : results) {
    for (const auto& finding : result.findings) {
      if (!result.analysis) continue;
      next.push_back(entry_of(finding, prints_of(finding, analyses), result, language));
      next.back().allowance = fresh;
    }
  }
  std::stable_sort(next.begin(), next.end(), [](const BaselineEntry& a, const BaselineEntry& b) {
    return std::tie(a.path, a.line, a.rule, a.prints.what) < std::tie(b.path, b.line, b.rule, b.prints.what);
  });
  return next;
}

}  // namespace kaiji
