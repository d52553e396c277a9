// SPDX-License-Identifier: Apache-2.0
#pragma once
// Dictionaries that several rules of one rule set read: loaded on first request, then shared. Lives while packs are
// compiled; checks keep what they need alive themselves. Not for threads.

#include <map>
#include <memory>
#include <string>

#include "base/result.h"

namespace kaiji {

class SharedResources {
 public:
  /// The resource called `name`, made by `load` (a callable that returns Result<T>) when it is first asked for. One
  /// name always stands for one type.
  template <class T, class Load>
  Result<std::shared_ptr<const T>> get(const std::string& name, Load load) {
    if (const auto found = resources_.find(name); found != resources_.end()) {
      return std::static_pointer_cast<const T>(found->second);
    }
    Result<T> loaded = load();
    if (!loaded) return tl::unexpected<Error>(loaded.error());
    auto shared = std::make_shared<const T>(std::move(*loaded));
    resources_.emplace(name, shared);
    return shared;
  }

 private:
  std::map<std::string, std::shared_ptr<const void>> resources_;
};

}  // namespace kaiji
