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

/// Which rules of the packs are compiled, and how far.
struct RuleScope {
  std::filesystem::path left_out = {};  ///< packs below this folder are not: nothing judges by their rules
  bool names_only = false;              ///< to choose a profile by (rules/profile_choice.h), and for nothing else
  std::string profile = {};             ///< the disclosure items of other profiles are not; "" stands for all
  StoredSet stored = {};                ///< where the patterns may be stored, or are to be
  bool keeps_packs = false;             ///< until the set goes: a short run ends before giving them back pays
};

class RuleSet {
 public:
  RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  /// Loads every *.toml of `packs` (files or folders). All broken packs are reported, not the first alone. The names of
  /// rules in packs that the scope leaves out are read when they are asked for.
  static tl::expected<RuleSet, std::vector<Error>> load(const std::vector<std::filesystem::path>& packs,
                                                        const Vocabulary& vocabulary,
                                                        const std::filesystem::path& dictionaries,
                                                        const RuleScope& scope = {});

  const std::vector<CompiledRule>& rules() const { return rules_; }  ///< sorted by id
  const PatternSet& patterns() const { return *patterns_; }
  /// Every rule, those of packs that were left out too, in no order. Thread-safe, as are `find` and `ids`.
  std::vector<const Rule*> known() const;
  /// By id or alias among all known rules; nullptr where there is none.
  const Rule* find(std::string_view id) const;
  /// Of all known rules, sorted.
  std::vector<std::string> ids() const;

 private:
  struct LeftOut;
  const std::vector<Rule>& left_out() const;

  std::vector<CompiledRule> rules_;
  std::unique_ptr<LeftOut> left_out_;
  std::unique_ptr<PatternSet> patterns_;
};

}  // namespace kaiji
