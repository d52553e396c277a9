// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the rows of a spreadsheet are: titles above a table, rows of a table, gaps between tables. Pure functions.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kaiji {

/// The widest sheet that Excel makes (Excel specifications and limits, support.microsoft.com): 16,384 columns.
inline constexpr std::uint32_t kMostColumns = 16384;
/// Rows of the same source: 1,048,576.
inline constexpr std::uint32_t kMostRows = 1048576;

enum class SheetRow : std::uint8_t {
  Blank,
  Title,  ///< a line of prose: the one filled cell of a row that belongs to no table
  Table
};

/// One use a row, from how many of its cells are filled. Rows of one cell are titles before the first table and in
/// groups of their own; inside a table they name the rows below.
std::vector<SheetRow> read_sheet_rows(std::span<const std::uint32_t> filled);

/// "A", "Z", "AA" of a 0-based column.
std::string column_name(std::uint32_t column);

}  // namespace kaiji
