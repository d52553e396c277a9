// SPDX-License-Identifier: Apache-2.0
#include "lint/late_profiles.h"

#include <utility>

#include "base/thread_memory.h"

namespace kaiji {

LateProfiles::LateProfiles(std::filesystem::path folder, const Vocabulary& vocabulary,
                           std::filesystem::path dictionaries, PatternStore& store, std::shared_future<void> turn)
    : folder_(std::move(folder)),
      vocabulary_(vocabulary),
      dictionaries_(std::move(dictionaries)),
      store_(store),
      turn_(std::move(turn)) {}

void LateProfiles::prepare() const {
  std::call_once(once_, [this] {
    // Without a thread to spare the rules are loaded by who asks for them.
    names_ =
        std::async([this] {
          if (turn_.valid()) turn_.wait();
          reserve_thread_memory();
          return RuleSet::load({folder_}, vocabulary_, dictionaries_,
                               {.names_only = true, .stored = {&store_, "names of profiles"}, .keeps_packs = true});
        }).share();
  });
}

const RuleSet* LateProfiles::names() const {
  prepare();
  const Loaded& loaded = names_.get();
  return loaded ? &*loaded : nullptr;
}

const RuleSet* LateProfiles::rules_of(const std::string& profile) const {
  const std::lock_guard lock(mutex_);
  auto found = chosen_.find(profile);
  if (found == chosen_.end()) {
    const RuleScope scope{.profile = profile, .stored = {&store_, "profile " + profile}, .keeps_packs = true};
    found = chosen_.emplace(profile, RuleSet::load({folder_}, vocabulary_, dictionaries_, scope)).first;
  }
  return found->second ? &*found->second : nullptr;
}

std::vector<Error> LateProfiles::errors() const {
  if (!names_.valid()) return {};
  if (const Loaded& loaded = names_.get(); !loaded) return loaded.error();
  const std::lock_guard lock(mutex_);
  for (const auto& [profile, loaded] : chosen_)
    if (!loaded) return loaded.error();
  return {};
}

}  // namespace kaiji
