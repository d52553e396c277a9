// SPDX-License-Identifier: Apache-2.0
#include "rules/row_alignment.h"

#include <algorithm>
#include <cstdint>

namespace kaiji {
namespace {

/// How a cell of the table was reached.
enum class Step : std::uint8_t { None, SkipItem, SkipRow, Match, ShareRow, ShareItem };

struct Cell {
  double open = 0;      ///< the best of all alignments of what stands before
  double matched = -1;  ///< the best that ends in this pair; negative where it is none
  Step step = Step::None;
  Step match = Step::None;  ///< how the pair was reached
};

class RowAligner {
 public:
  RowAligner(std::size_t items, std::size_t rows) : items_(items), rows_(rows), cells_((items + 1) * (rows + 1)) {}

  void fill(const MatchWorth& worth, const Sharing& sharing) {
    for (std::size_t item = 1; item <= items_; ++item) {
      for (std::size_t row = 1; row <= rows_; ++row) fill_cell(item, row, worth, sharing);
    }
  }

  std::vector<std::pair<std::size_t, std::size_t>> trace() const {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    auto item = items_;
    auto row = rows_;
    bool paired = false;  // the pair itself is on the way, not only what stands before
    while (item > 0 && row > 0) {
      const Cell& here = at(item, row);
      if (paired || here.step == Step::Match) {
        pairs.emplace_back(item - 1, row - 1);
        paired = here.match != Step::Match;
        item -= here.match != Step::ShareItem ? 1 : 0;
        row -= here.match != Step::ShareRow ? 1 : 0;
      } else if (here.step == Step::SkipItem) {
        --item;
      } else {
        --row;
      }
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
  }

 private:
  Cell& at(std::size_t item, std::size_t row) { return cells_[item * (rows_ + 1) + row]; }
  const Cell& at(std::size_t item, std::size_t row) const { return cells_[item * (rows_ + 1) + row]; }

  void fill_cell(std::size_t item, std::size_t row, const MatchWorth& worth, const Sharing& sharing) {
    Cell& here = at(item, row);
    const Cell& above = at(item - 1, row);
    const Cell& left = at(item, row - 1);
    here.open = std::max(above.open, left.open);
    here.step = above.open >= left.open ? Step::SkipItem : Step::SkipRow;
    const double gain = worth(item - 1, row - 1);
    if (gain <= 0) return;
    here.matched = at(item - 1, row - 1).open + gain;
    here.match = Step::Match;
    if (above.matched >= 0 && above.matched + gain > here.matched && sharing.items(item - 1, row - 1)) {
      here.matched = above.matched + gain;
      here.match = Step::ShareRow;
    }
    if (left.matched >= 0 && left.matched + gain > here.matched && sharing.rows(item - 1, row - 1)) {
      here.matched = left.matched + gain;
      here.match = Step::ShareItem;
    }
    if (here.matched <= here.open) return;
    here.open = here.matched;
    here.step = Step::Match;
  }

  std::size_t items_;
  std::size_t rows_;
  std::vector<Cell> cells_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> align(std::size_t items, std::size_t rows, const MatchWorth& worth,
                                                       const Sharing& sharing) {
  RowAligner aligner(items, rows);
  aligner.fill(worth, sharing);
  return aligner.trace();
}

}  // namespace kaiji
