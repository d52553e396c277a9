// SPDX-License-Identifier: Apache-2.0
#pragma once
// What makes a vague word concrete: value types of the analysis, and named things of dictionaries/companions.toml.
// Where a reader looks for them is companion_window.h. Immutable; used by the kind `vague`.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "rules/rule.h"

namespace kaiji {

/// One set of dictionaries/companions.toml as patterns of the rule set.
struct CompanionSet {
  std::vector<PatternId> expressions;
  std::vector<PatternId> except;  ///< a match that lies over one of these names nothing (社内規程に従い)
  bool anywhere = false;          ///< counts in any clause of the sentence, for it is of the whole
};
using CompanionSets = std::map<std::string, CompanionSet, std::less<>>;

/// Fails where the file cannot be read, has another key or an expression that RE2 refuses.
Result<CompanionSets> load_companion_sets(const std::filesystem::path& dictionaries, PatternSet::Builder& patterns);

/// What one rule accepts.
struct Companions {
  std::vector<ValueType> types;
  std::vector<CompanionSet> named;
  CompanionSet references;  ///< says where the details stand
  bool method = false;      ///< a named method is enough, so that an explanation in words is, too
  bool trigger = false;     ///< a column of the row that names the occasion is enough
  bool own_clause = false;  ///< what a finished clause says is of another activity
};

/// Reads `companions` and `own_clause` of a rule: value types and names of sets. Unknown names stick to
/// `keys` as errors.
Companions read_companions(TomlReader& keys, const CompanionSets& sets);

}  // namespace kaiji
