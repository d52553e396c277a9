// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rules of the disclosure profiles, which are more than half of all, for runs in which the documents decide whether
// a profile is needed. What names their items is compiled first, on a thread of its own while the other rules judge: a
// document chooses by that, and most choose none. The rules of a profile are compiled when a document has chosen it.
// Used by Linter alone. Const members are safe from any thread.

#include <filesystem>
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_set.h"

namespace kaiji {

class LateProfiles {
 public:
  /// `folder` holds the packs, `store` their patterns. The vocabulary and the store must outlive this. Nothing is
  /// loaded before `turn`: what every document needs comes first.
  LateProfiles(std::filesystem::path folder, const Vocabulary& vocabulary, std::filesystem::path dictionaries,
               PatternStore& store, std::shared_future<void> turn = {});

  /// Begins to load the names, where nobody has: a document will ask.
  void prepare() const;
  /// The rules of all profiles to choose one by, waited for; nullptr where they cannot be loaded.
  const RuleSet* names() const;
  /// The rules of one profile, loaded where nobody has; nullptr where they cannot be.
  const RuleSet* rules_of(const std::string& profile) const;
  /// Why they could not be loaded; empty where they were, or where nobody asked.
  std::vector<Error> errors() const;

 private:
  using Loaded = tl::expected<RuleSet, std::vector<Error>>;

  std::filesystem::path folder_;
  const Vocabulary& vocabulary_;
  std::filesystem::path dictionaries_;
  PatternStore& store_;
  std::shared_future<void> turn_;
  mutable std::once_flag once_;
  mutable std::shared_future<Loaded> names_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, Loaded> chosen_;  ///< by profile; guarded by `mutex_`
};

}  // namespace kaiji
