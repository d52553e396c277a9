// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the checks of one document make once and share: a dozen rules of one kind judge the same sentences. Belongs to
// one document and one thread, as the input of checks does.

#include <map>
#include <memory>
#include <typeindex>
#include <utility>

namespace kaiji {

class Memo {
 public:
  /// What `make` (a callable that returns T) made for `owner` when it was first asked for: checks name what they share,
  /// such as the group of their rules. The reference holds as long as the memo.
  template <class T, class Make>
  const T& get(const void* owner, Make make) {
    auto& kept = kept_[{std::type_index(typeid(T)), owner}];
    if (!kept) kept = std::make_shared<const T>(make());
    return *static_cast<const T*>(kept.get());
  }

 private:
  std::map<std::pair<std::type_index, const void*>, std::shared_ptr<const void>> kept_;
};

}  // namespace kaiji
