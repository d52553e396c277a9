// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the checks of one document make once and share: a dozen rules of one kind judge the same sentences. Belongs to
// one document, or one set of patterns over it, and to one thread.

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

  /// A T of `owner` that grows while it is used; empty when it is first asked for.
  template <class T>
  T& edit(const void* owner) {
    auto& kept = grown_[{std::type_index(typeid(T)), owner}];
    if (!kept) kept = std::make_shared<T>();
    return *static_cast<T*>(kept.get());
  }

 private:
  using Key = std::pair<std::type_index, const void*>;
  std::map<Key, std::shared_ptr<const void>> kept_;
  std::map<Key, std::shared_ptr<void>> grown_;
};

}  // namespace kaiji
