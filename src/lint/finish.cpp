// SPDX-License-Identifier: Apache-2.0
#include "lint/finish.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "lint/builtin_rules.h"

namespace kaiji {
namespace {

bool same(const Finding& a, const Finding& b) {
  return a.rule == b.rule && a.location == b.location && a.message == b.message;
}

bool reaches(const Suppression& suppression, std::uint32_t line, const Rule& rule) {
  return suppression.first_line <= line && line <= suppression.last_line && selects(suppression.selector, rule);
}

Finding about(const Suppression& suppression, std::string_view rule_id, const Document& document, LocalText hint) {
  const auto& builtin = builtin_rules();
  const auto& rule = *std::find_if(builtin.begin(), builtin.end(), [&](const Rule& r) { return r.id == rule_id; });
  Finding made;
  made.rule = rule.id;
  made.severity = rule.severity;
  made.location = {document.source.path, suppression.at};
  made.message =
      fill(rule.message, {{"rule", {suppression.selector, suppression.selector}}, {"hint", std::move(hint)}});
  made.advice = rule.advice;
  made.key = suppression.selector;
  return made;
}

/// Removes a comment that suppresses nothing, with its line where nothing else stands there. A comment that names
/// several rules stays: the others may hold.
void offer_removal(const Suppression& suppression, const std::vector<Suppression>& all, const Source& source,
                   Finding& finding) {
  const auto same_comment = [&](const Suppression& other) { return other.at == suppression.at; };
  if (!source.editable || std::count_if(all.begin(), all.end(), same_comment) != 1) return;
  SourceSpan gone = suppression.at;
  const auto first = source.lines.line_of(gone.begin);
  const auto line = source.lines.line(first, source.text);
  if (line.contains(gone) && trim(line.in(source.text)) == gone.in(source.text)) {
    const auto next = first < source.lines.line_count() ? source.lines.line(first + 1, source.text).begin
                                                        : SourceOffset{static_cast<std::uint32_t>(source.text.size())};
    gone = {line.begin, next};
  }
  finding.fixes.push_back({{"抑制コメントを削除", "Remove the comment"}, Applicability::Safe, {{gone, ""}}});
}

LocalText hint_for(std::string_view selector, const RuleSet& rules) {
  const auto guess = nearest(selector, rules.ids());
  if (guess.empty()) return {};
  return {fmt::format("「{}」のことでしょうか。", guess), fmt::format("Did you mean '{}'?", guess)};
}

}  // namespace

void sort_and_dedupe(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end());
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
}

void tell_absolutes_once(std::vector<Finding>& findings, const RuleSet& rules) {
  constexpr std::string_view kRead = "narrowed-claim";
  constexpr std::string_view kGroup = "scope/";
  const auto may_go = [&](const Finding& finding) { return finding.rule.starts_with(kGroup); };
  // To look up a rule is to look at all, and may take reading packs that were left out.
  if (std::none_of(findings.begin(), findings.end(), may_go)) return;
  std::map<std::string, std::string_view> kinds;
  for (const auto& finding : findings) {
    const auto [kind, added] = kinds.try_emplace(finding.rule);
    const Rule* rule = added ? find_rule(rules, finding.rule) : nullptr;
    if (rule != nullptr) kind->second = rule->kind;
  }
  const auto kind_of = [&](const Finding& finding) { return kinds.find(finding.rule)->second; };
  // What a pattern tells in its own words comes before an exception near by, and that before what claims show.
  for (const std::string_view kind : {std::string_view("excepted"), kRead}) {
    std::vector<SourceSpan> told;
    for (const auto& finding : findings) {
      const auto own = kind_of(finding);
      if (own == "narrowed" || (own == "excepted" && kind == kRead)) told.push_back(finding.location.span);
    }
    std::erase_if(findings, [&](const Finding& finding) {
      if (!may_go(finding) || kind_of(finding) != kind) return false;
      const auto again = [&](SourceSpan span) { return span.overlaps(finding.location.span); };
      if (std::any_of(told.begin(), told.end(), again)) return true;
      told.push_back(finding.location.span);
      return false;
    });
  }
}

void tell_contradictions_once(std::vector<Finding>& findings) {
  const auto overlaps = [](const Location& a, const Location& b) {
    return a.path == b.path && a.span.overlaps(b.span);
  };
  // The first note is the other statement.
  const auto pair = [&](const Finding& a, const Finding& b) {
    if (a.notes.empty() || b.notes.empty()) return false;
    const auto &x = a.notes.front().location, &y = b.notes.front().location;
    return (overlaps(a.location, b.location) && overlaps(x, y)) || (overlaps(a.location, y) && overlaps(x, b.location));
  };
  const auto is_contradiction = [](const Finding& finding) { return finding.rule.starts_with("contradiction/"); };
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    const auto told = std::find_if(kept.begin(), kept.end(), [&](const Finding& other) {
      return is_contradiction(finding) && is_contradiction(other) && finding.rule != other.rule && pair(finding, other);
    });
    if (told == kept.end())
      kept.push_back(std::move(finding));
    else if (finding.severity > told->severity)
      *told = std::move(finding);
  }
  findings = std::move(kept);
}

void tell_names_once(std::vector<Finding>& findings) {
  std::vector<SourceSpan> told;
  for (const auto& finding : findings) {
    if (finding.rule == "edition/short-name") told.push_back(finding.location.span);
  }
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.rule == "terminology/standard-name" &&
           std::any_of(told.begin(), told.end(), [&](SourceSpan span) { return span.overlaps(finding.location.span); });
  });
}

void apply_suppressions(std::vector<Suppression>& suppressions, const Document& document, const RuleSet& rules,
                        DocumentResult& result) {
  if (suppressions.empty()) return;
  std::vector<Finding> kept;
  for (auto& finding : result.findings) {
    const Rule* rule = find_rule(rules, finding.rule);
    const auto line = document.source.lines.line_of(finding.location.span.begin);
    const auto hit = std::find_if(suppressions.begin(), suppressions.end(), [&](const Suppression& suppression) {
      return rule != nullptr && reaches(suppression, line, *rule);
    });
    if (hit == suppressions.end()) {
      kept.push_back(std::move(finding));
    } else {
      hit->used = true;
      result.suppressed.push_back({std::move(finding), hit->reason, HiddenBy::Comment});
    }
  }
  result.findings = std::move(kept);
}

std::vector<Finding> judge_suppressions(const std::vector<Suppression>& suppressions, const Document& document,
                                        const DocumentResult& result, const RuleSet& rules) {
  std::vector<Finding> findings;
  if (suppressions.empty()) return findings;
  const auto known = known_rules(rules);
  for (const auto& suppression : suppressions) {
    const auto named = [&](const Rule* rule) { return selects(suppression.selector, *rule); };
    if (std::none_of(known.begin(), known.end(), named)) {
      findings.push_back(about(suppression, kSuppressionUnknownRule, document, hint_for(suppression.selector, rules)));
    } else if (!suppression.used && std::any_of(result.rules.begin(), result.rules.end(), named)) {
      findings.push_back(about(suppression, kSuppressionUnused, document, {}));
      offer_removal(suppression, suppressions, document.source, findings.back());
    }
    if (suppression.reason.empty()) findings.push_back(about(suppression, kSuppressionWithoutReason, document, {}));
  }
  return findings;
}

}  // namespace kaiji
