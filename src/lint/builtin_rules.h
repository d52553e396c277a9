// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rules that no pack can state, because they judge kaiji's own comments in a document and the entries of a
// baseline. Reporters and `kaiji rules` list them with the others, and with those of lint/change_rules.h, which compare
// two editions.

#include <string_view>
#include <vector>

#include "rules/rule_set.h"

namespace kaiji {

inline constexpr std::string_view kBaselineExpired = "kaiji/baseline-expired";
inline constexpr std::string_view kBaselineUnused = "kaiji/baseline-unused";
inline constexpr std::string_view kBaselineWithoutReason = "kaiji/baseline-without-reason";
inline constexpr std::string_view kSuppressionUnused = "kaiji/suppression-unused";
inline constexpr std::string_view kSuppressionUnknownRule = "kaiji/suppression-unknown-rule";
inline constexpr std::string_view kSuppressionWithoutReason = "kaiji/suppression-without-reason";

/// Sorted by id; lives as long as the program.
const std::vector<Rule>& builtin_rules();
/// The rules of the packs, the built-in ones and those of changes, sorted by id. Views of `rules`.
std::vector<const Rule*> known_rules(const RuleSet& rules);
/// By id or alias among all known rules; nullptr where there is none.
const Rule* find_rule(const RuleSet& rules, std::string_view id);

}  // namespace kaiji
