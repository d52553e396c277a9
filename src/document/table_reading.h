// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the rows, columns and cells of a table do: header, label, question, answer. A check sheet's question is never
// evidence, so telling it from the answer decides what a document is taken to say. The builder uses it once a table is
// complete. Pure functions; linear in the number of cells.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kaiji {

/// A cell before it becomes a block.
struct CellDraft {
  std::vector<SourceSpan> pieces;
  std::string text;  ///< normalized; "" for an empty cell
};

struct TableDraft {
  std::uint32_t header_rows = 0;  ///< as the format says
  std::vector<std::vector<CellDraft>> rows;
};

/// What a row does as a whole.
enum class RowKind : std::uint8_t {
  Header,    ///< names the columns; repeated ones at page breaks, too
  Category,  ///< one filled cell that names the rows below
  Body
};

/// A cell that is a question up to `at` and an answer from there on.
struct CellSplit {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  SourceOffset at;
};

/// The columns of the table before, which this one may go on: behind a page break, or behind the heading of the next
/// part of a form.
struct ContinuedColumns {
  std::vector<ColumnRole> roles;
  std::vector<bool> both;     ///< by column: cells hold question and answer, as the header says
  bool past_heading = false;  ///< a heading stands between: only numbered rows go on
  bool operator==(const ContinuedColumns&) const = default;
};

/// The roles of a table's parts. `cells` has the shape of TableDraft::rows.
struct TableReading {
  std::uint32_t header_rows = 0;
  std::vector<ColumnRole> columns;
  std::vector<RowKind> rows;
  std::vector<std::vector<BlockRole>> cells;
  std::vector<CellSplit> splits;  ///< in reading order
  std::vector<bool> both;         ///< as in ContinuedColumns
  bool history = false;
};

/// `source` is what the pieces of the cells point into.
/// `continued` gives the columns of the table before; without roles where there is none.
TableReading read_table(const TableDraft& table, std::string_view source, const ContinuedColumns& continued = {});

}  // namespace kaiji
