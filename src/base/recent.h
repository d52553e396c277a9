// SPDX-License-Identifier: Apache-2.0
#pragma once
// A map that forgets: for what is made of one edition of a text and may serve the next one. Belongs to one thread.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace kaiji {

/// Looks strings up by views of them.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <class Key, class Value, class Hash = std::hash<Key>>
class Recent {
 public:
  /// nullptr where nothing is known of the key. What it points to stays where it is until it is forgotten.
  template <class Like>
  Value* find(const Like& key) {
    const auto known = entries_.find(key);
    if (known == entries_.end()) return nullptr;
    use(known->second);
    return &known->second.value;
  }
  /// What is known of the key already is replaced.
  Value& add(Key key, Value value) {
    auto& entry = entries_.insert_or_assign(std::move(key), Entry{std::move(value), 0}).first->second;
    use(entry);
    return entry.value;
  }
  /// Begins a new edition. What the last one neither found nor added may be forgotten: all of it, once it is more than
  /// what was used.
  void begin_edition() {
    constexpr std::size_t kSpare = 256;
    if (entries_.size() > 2 * used_ + kSpare) {
      std::erase_if(entries_, [&](const auto& entry) { return entry.second.edition != edition_; });
    }
    ++edition_;
    used_ = 0;
  }
  void clear() { *this = {}; }

 private:
  struct Entry {
    Value value;
    std::uint64_t edition = 0;  ///< in which it was last used
  };
  void use(Entry& entry) {
    if (entry.edition == edition_) return;
    entry.edition = edition_;
    ++used_;
  }

  std::unordered_map<Key, Entry, Hash, std::equal_to<>> entries_;
  std::uint64_t edition_ = 1;
  std::size_t used_ = 0;
};

}  // namespace kaiji
