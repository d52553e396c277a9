// SPDX-License-Identifier: Apache-2.0
#pragma once
// Titles of headings as they are compared: without spaces, punctuation, dot leaders and page numbers. For the kinds
// that compare headings with contents and references. Pure functions; thread-safe.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kaiji {

/// The letters, digits, kana and Han of a title, ASCII letters in lower case.
std::string title_key(std::string_view title);
/// The same title: equal, or one continues the other (a heading whose body stands on its line, a wrapped entry).
bool same_title(std::string_view a, std::string_view b);
/// The same for keys that title_key made.
bool same_key(std::string_view one, std::string_view other);
/// Keys of titles among which those of one title are found without a look at the others.
class TitleIndex {
 public:
  /// The first key has the number 0, the next one 1.
  void add(std::string key);
  const std::string& key(std::uint32_t number) const { return keys_[number]; }
  /// The numbers of the keys that are the same as `key` (same_key), ascending.
  std::vector<std::uint32_t> find(std::string_view key) const;

 private:
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> buckets_;
};

/// A title without the clause of a standard in brackets behind it: 「暗号(10.1.1)」.
std::string_view without_clause(std::string_view title);
/// An entry of a table of contents without its dot leaders and page number.
std::string_view without_page(std::string_view entry);

}  // namespace kaiji
