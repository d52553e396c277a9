// SPDX-License-Identifier: Apache-2.0
#pragma once
// What makes a vague word concrete, and where a reader looks for it: the sentence itself, the rest of its table row,
// its list or table, the sentence after it. Typed values come from the analysis, named things
// from dictionaries/companions.toml. Immutable; used by the kind `vague`.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace kaiji {

/// The sets of dictionaries/companions.toml as patterns of the rule set.
using CompanionSets = std::map<std::string, std::vector<PatternId>, std::less<>>;

/// Fails where the file cannot be read, has another key or an expression that RE2 refuses.
Result<CompanionSets> load_companion_sets(const std::filesystem::path& dictionaries, PatternSet::Builder& patterns);

/// What one rule accepts.
struct Companions {
  std::vector<ValueType> types;
  std::vector<PatternId> named;
  std::vector<PatternId> references;  ///< a sentence that says where the details stand
  bool own_clause = false;            ///< what an earlier clause of the sentence says is of another activity
};

/// Reads `companions` of a rule: value types and names of sets. Unknown names stick to `keys` as errors.
Companions read_companions(TomlReader& keys, const CompanionSets& sets);

/// Whether something concrete of the accepted sorts stands where a reader of `words` in `sentence` looks for it.
bool is_concrete(const Companions& companions, const CheckInput& input, SentenceIndex sentence, TextSpan words);

}  // namespace kaiji
