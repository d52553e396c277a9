// SPDX-License-Identifier: Apache-2.0
#pragma once
// Packs (rules/*.toml, and the user's) → rules and compiled checks.
//
// A pack is `[pack] name, title, extends?`, an optional `[defaults]` table whose keys every rule of the pack takes
// unless it states its own, `[[rule]]` tables, and `[override."rule-id"] severity=…|enabled=…`.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "rules/rule.h"

namespace kaiji {

struct CompiledRule {
  std::shared_ptr<const Rule> rule;
  std::unique_ptr<const Check> check;
};

class RuleSet {
 public:
  /// Loads every *.toml of `packs` (files or folders). All broken packs are reported, not the first alone.
  static tl::expected<RuleSet, std::vector<Error>> load(const std::vector<std::filesystem::path>& packs,
                                                        const Vocabulary& vocabulary,
                                                        const std::filesystem::path& dictionaries);

  const std::vector<CompiledRule>& rules() const { return rules_; }  ///< sorted by id
  const PatternSet& patterns() const { return *patterns_; }
  /// By id or alias; nullptr where there is none.
  const Rule* find(std::string_view id) const;
  std::vector<std::string> ids() const;

 private:
  std::vector<CompiledRule> rules_;
  std::unique_ptr<PatternSet> patterns_;
};

}  // namespace kaiji
