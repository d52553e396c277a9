// SPDX-License-Identifier: Apache-2.0
#pragma once
// How much of a label is said in the words of an item: the pairs of letters they share, each weighed by how few items
// of the profile have it (inverse document frequency, Spärck Jones 1972). 「死活」 is all of 「死活監視」's, 「状況」
// is nobody's. Used to align rows with items. Immutable; thread-safe.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kaiji {

class WordingLikeness {
 public:
  /// The wordings of each item, normalized.
  explicit WordingLikeness(const std::vector<const std::vector<std::string>*>& items);

  /// From 0 (no word in common) to 1 (every pair of letters of the label is the item's).
  double operator()(std::size_t item, std::string_view label) const;

 private:
  using Pairs = std::set<std::uint64_t>;
  double weight(std::uint64_t pair) const;

  std::vector<Pairs> items_;
  std::map<std::uint64_t, std::size_t> counts_;  ///< in how many items a pair stands
};

}  // namespace kaiji
