// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rules of the disclosure profiles, which are more than half of all, for runs in which the documents decide whether
// a profile is needed: loaded once, on a thread of their own while the other rules judge. Used by Linter alone. Const
// members are safe from any thread.

#include <filesystem>
#include <future>
#include <mutex>
#include <vector>

#include "rules/rule_set.h"

namespace kaiji {

class LateProfiles {
 public:
  /// `folder` holds the packs. The vocabulary must outlive this.
  LateProfiles(std::filesystem::path folder, const Vocabulary& vocabulary, std::filesystem::path dictionaries);

  /// Begins to load, where nobody has: a document will ask.
  void prepare() const;
  /// The rules, waited for; nullptr where they cannot be loaded.
  const RuleSet* rules() const;
  /// Why they could not be loaded; empty where they were, or where nobody asked.
  std::vector<Error> errors() const;

 private:
  using Loaded = tl::expected<RuleSet, std::vector<Error>>;

  std::filesystem::path folder_;
  const Vocabulary& vocabulary_;
  std::filesystem::path dictionaries_;
  mutable std::once_flag once_;
  mutable std::shared_future<Loaded> loaded_;
};

}  // namespace kaiji
