// SPDX-License-Identifier: Apache-2.0
#include "lint/late_profiles.h"

#include <utility>

#include "base/thread_memory.h"

namespace kaiji {

LateProfiles::LateProfiles(std::filesystem::path folder, const Vocabulary& vocabulary,
                           std::filesystem::path dictionaries)
    : folder_(std::move(folder)), vocabulary_(vocabulary), dictionaries_(std::move(dictionaries)) {}

void LateProfiles::prepare() const {
  std::call_once(once_, [this] {
    // Without a thread to spare the rules are loaded by who asks for them.
    loaded_ = std::async([this] {
                reserve_thread_memory();
                return RuleSet::load({folder_}, vocabulary_, dictionaries_);
              }).share();
  });
}

const RuleSet* LateProfiles::rules() const {
  prepare();
  const Loaded& loaded = loaded_.get();
  return loaded ? &*loaded : nullptr;
}

std::vector<Error> LateProfiles::errors() const {
  if (!loaded_.valid()) return {};
  const Loaded& loaded = loaded_.get();
  return loaded ? std::vector<Error>() : loaded.error();
}

}  // namespace kaiji
