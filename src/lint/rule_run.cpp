// SPDX-License-Identifier: Apache-2.0
#include "lint/rule_run.h"

#include <fmt/format.h>

#include <algorithm>

namespace kaiji {
namespace {

/// "mic-asp-saas" of "disclosure/mic-asp-saas/65"; empty for rules of other families.
std::string_view profile_of(const Rule& rule) {
  constexpr std::string_view kFamily = "disclosure/";
  std::string_view id = rule.id;
  if (!id.starts_with(kFamily)) return {};
  id.remove_prefix(kFamily.size());
  return id.substr(0, id.find('/'));
}

/// A profile is judged where it is configured, or selected by name.
bool profile_wanted(const Config& config, const Rule& rule) {
  const auto profile = profile_of(rule);
  if (profile.empty()) return true;
  if (std::find(config.profiles.begin(), config.profiles.end(), profile) != config.profiles.end()) return true;
  const std::string prefix = fmt::format("disclosure/{}", profile);
  return std::any_of(config.select.begin(), config.select.end(),
                     [&](const std::string& selector) { return selector.starts_with(prefix); });
}

std::vector<TextSpan> units_of(const Analysis& analysis) {
  std::vector<TextSpan> units;
  units.reserve(analysis.sentences.size());
  for (const auto& sentence : analysis.sentences) units.push_back(sentence.span);
  return units;
}

PatternHits scanned(const PatternSet& patterns, const Analysis& analysis, KnownHits* known) {
  const auto units = units_of(analysis);
  if (known == nullptr) return patterns.scan(analysis.document.text(), units);
  known->begin_edition();
  return patterns.scan(analysis.document.text(), units, *known);
}

/// A check may grade its findings below the rule's severity; the configuration moves the rule's severity and takes its
/// findings with it.
Severity graded(Severity found, Severity rule, Severity configured) {
  return configured == rule ? found : configured;
}

}  // namespace

RuleRun::RuleRun(const RuleSet& rules, const Analysis& analysis, Date as_of, KnownRun* known)
    : rules_(rules),
      hits_(scanned(rules.patterns(), analysis, known ? &known->hits : nullptr)),
      set_{&analysis},
      input_{analysis, hits_, as_of, set_, known ? &known->checks : nullptr} {}

std::vector<ActiveRule> RuleRun::active(const Config& config) const {
  std::vector<ActiveRule> active;
  for (const auto& compiled : rules_.rules()) {
    const Rule& rule = *compiled.rule;
    if (!applies_to(rule, input_.analysis.facts) || !profile_wanted(config, rule)) continue;
    const auto severity = severity_of(config, rule, input_.analysis.document.source.path);
    if (severity != Severity::Off) active.push_back({&compiled, severity});
  }
  return active;
}

void RuleRun::run(const std::vector<ActiveRule>& active, DocumentResult& result) const {
  for (const auto& [compiled, severity] : active) {
    const auto first = result.findings.size();
    compiled->check->run(input_, result.findings);
    for (auto i = first; i < result.findings.size(); ++i) {
      auto& found = result.findings[i].severity;
      found = graded(found, compiled->rule->severity, severity);
    }
    result.rules.push_back(compiled->rule.get());
  }
}

}  // namespace kaiji
