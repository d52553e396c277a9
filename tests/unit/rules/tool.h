// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tool's own dictionaries, loaded once for the tests of rules, and packs written on the spot.

#include <string>
#include <string_view>
#include <vector>

#include "claims/analyzer.h"
#include "rules/rule_set.h"

namespace kaiji::testing {

const Vocabulary& vocabulary();
/// The analyzer of the test thread.
Analyzer& analyzer();
Analysis analyze_text(std::string_view text);
tl::expected<RuleSet, std::vector<Error>> load_packs(const std::vector<std::filesystem::path>& packs);
/// Writes each text as 0.toml, 1.toml … into a fresh folder and loads them.
tl::expected<RuleSet, std::vector<Error>> load_texts(const std::vector<std::string>& packs);
/// What all rules of a set say of a text, by --as-of 2026-01-01, in the order of the rules.
std::vector<Finding> findings(const RuleSet& rules, const Analysis& analysis);

}  // namespace kaiji::testing
