// SPDX-License-Identifier: Apache-2.0
#include "loaders/table_grid.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace kaiji {

void TableGrid::begin_row() {
  if (!rows_.empty()) fill_merged();
  rows_.emplace_back();
}

void TableGrid::add_empty() {
  if (cells_ >= kMostCells || rows_.back().size() >= kMostMerged) return;
  ++cells_;
  rows_.back().emplace_back();
}

/// The places that cells of the rows above cover, from where the row stands.
void TableGrid::fill_merged() {
  auto& row = rows_.back();
  while (row.size() < below_.size() && below_[row.size()] > 0 && cells_ < kMostCells && row.size() < kMostMerged) {
    --below_[row.size()];
    add_empty();
  }
}

void TableGrid::add_cell(std::vector<SourceSpan> pieces, std::uint32_t columns, std::uint32_t rows) {
  if (rows_.empty()) begin_row();
  fill_merged();
  auto& row = rows_.back();
  if (row.size() >= kMostColumns) {
    row.back().insert(row.back().end(), pieces.begin(), pieces.end());
    return;
  }
  const auto first = row.size();
  row.push_back(std::move(pieces));
  ++cells_;
  for (std::uint32_t i = 1; i < columns; ++i) add_empty();
  const auto covered = rows == 0 ? std::numeric_limits<std::uint32_t>::max() : rows - 1;
  if (below_.size() < row.size()) below_.resize(row.size(), 0);
  std::fill(below_.begin() + static_cast<std::ptrdiff_t>(first),
            below_.begin() + static_cast<std::ptrdiff_t>(row.size()), covered);
}

void TableGrid::mark_header() {
  if (header_rows_ + 1 == rows_.size()) ++header_rows_;
}

void TableGrid::clear() {
  *this = {};
}

void TableGrid::emit(DocumentBuilder& builder) {
  if (!rows_.empty()) {
    builder.begin_table(header_rows_);
    for (auto& row : rows_) {
      builder.begin_row();
      for (auto& cell : row) builder.add_cell(std::move(cell));
    }
    builder.end_table();
  }
  clear();
}

}  // namespace kaiji
