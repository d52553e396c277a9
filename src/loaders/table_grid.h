// SPDX-License-Identifier: Apache-2.0
#pragma once
// A table with merged cells while a loader reads it: each cell takes its place in a grid, and the places that it covers
// beyond its first are empty cells, which Table::labels fills from above.

#include <cstdint>
#include <vector>

#include "document/builder.h"

namespace kaiji {

class TableGrid {
 public:
  /// Cells of one table that a grid holds; further ones of a merged cell are left out.
  static constexpr std::size_t kMostCells = 2'000'000;
  /// Columns of a row, as wide as Excel's sheets; the words of further cells go into the last one.
  static constexpr std::size_t kMostColumns = 16384;
  /// Columns that merged cells fill at most, as wide as browsers let one cell be.
  static constexpr std::size_t kMostMerged = 1000;

  void begin_row();
  /// `rows` 0: to the end of the table.
  void add_cell(std::vector<SourceSpan> pieces, std::uint32_t columns = 1, std::uint32_t rows = 1);
  /// The last row is a header, as the format says; only the first rows of a table count as such.
  void mark_header();

  bool empty() const { return rows_.empty(); }
  void clear();
  /// Makes the table and clears the grid.
  void emit(DocumentBuilder& builder);

 private:
  void fill_merged();
  void add_empty();

  std::vector<std::vector<std::vector<SourceSpan>>> rows_;
  std::vector<std::uint32_t> below_;  ///< per column: rows below that a merged cell still covers
  std::uint32_t header_rows_ = 0;
  std::size_t cells_ = 0;
};

}  // namespace kaiji
