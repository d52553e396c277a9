// SPDX-License-Identifier: Apache-2.0
#pragma once
// Aligns the rows of a form with the items of a guideline, in the order of both: the Needleman-Wunsch algorithm (1970)
// without a price for gaps. Pure functions.

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace kaiji {

/// What it is worth to take row for item; 0 where it is not to be taken.
using MatchWorth = std::function<double(std::size_t item, std::size_t row)>;
/// Whether two items that follow one another may share a row, and two rows an item.
struct Sharing {
  std::function<bool(std::size_t item, std::size_t row)> items;  ///< `item` shares `row` with the item before it
  std::function<bool(std::size_t item, std::size_t row)> rows;   ///< `row` is the item's as is the row before it
};

/// The pairs of item and row, ascending in both, that are worth most together. Time and memory grow with
/// items × rows.
std::vector<std::pair<std::size_t, std::size_t>> align(std::size_t items, std::size_t rows, const MatchWorth& worth,
                                                       const Sharing& sharing);

}  // namespace kaiji
