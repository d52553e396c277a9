// SPDX-License-Identifier: Apache-2.0
#pragma once
// A rule's key that lists expressions, as patterns of the rule set. For the kinds, while packs are compiled.

#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace kaiji {

/// Adds the expressions of `key`, which may be as short as they like; none where the key is absent. Fails with the
/// place in the pack.
Result<std::vector<PatternId>> read_patterns(RuleSpec& spec, std::string_view key);
/// As read_patterns, and fails where there is none.
Result<std::vector<PatternId>> read_required_patterns(RuleSpec& spec, std::string_view key);
/// True where one of the patterns stands in the sentence.
bool any_stands(const PatternHits& hits, const std::vector<PatternId>& patterns, SentenceIndex sentence);
/// True where one of the patterns stands anywhere in the document.
bool is_named(const PatternHits& hits, const std::vector<PatternId>& patterns);

}  // namespace kaiji
