// SPDX-License-Identifier: Apache-2.0
#include "document/row_names.h"

#include <algorithm>

#include "document/table_words.h"

namespace kaiji {
namespace {

bool names_rows(ColumnRole role) {
  return role == ColumnRole::Label || role == ColumnRole::Question;
}

/// Whether the block before an answer is the question of the same cell.
bool has_question(const std::vector<Block>& blocks, BlockIndex cell) {
  if (cell == 0) return false;
  const Block& before = blocks[cell - 1];
  const Block& answer = blocks[cell];
  return before.table == answer.table && before.row == answer.row && before.column == answer.column;
}

}  // namespace

std::vector<std::vector<BlockIndex>> name_rows(const Table& table, const std::vector<RowKind>& rows,
                                               const std::vector<Block>& blocks, std::string_view text) {
  std::vector<std::vector<BlockIndex>> labels(table.cells.size());
  std::vector<BlockIndex> above(table.columns.size(), kNone);  // the nearest name in each column
  BlockIndex category = kNone;
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    if (rows[row] == RowKind::Header) continue;
    const auto& cells = table.cells[row];
    if (rows[row] == RowKind::Category) {
      std::fill(above.begin(), above.end(), kNone);
      category = *std::find_if(cells.begin(), cells.end(), [](auto cell) { return cell != kNone; });
      continue;
    }
    if (category != kNone) labels[row].push_back(category);
    bool own = false;     // once the row names itself, nothing is taken from above
    bool number = false;  // a row with a number of its own asks its own question
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      auto cell = column < cells.size() ? cells[column] : kNone;
      if (cell != kNone && names_rows(table.columns[column]) && is_ditto(blocks[cell].text.in(text))) cell = kNone;
      number |= cell != kNone && table.columns[column] == ColumnRole::Number;
      const bool names = cell != kNone && table.columns[column] != ColumnRole::Number &&
                         (blocks[cell].role == BlockRole::Label || blocks[cell].role == BlockRole::Question);
      if (names) {
        if (!own) std::fill(above.begin() + static_cast<std::ptrdiff_t>(column), above.end(), kNone);
        own = true;
        above[column] = cell;
        labels[row].push_back(cell);
      } else if (cell != kNone && has_question(blocks, cell)) {
        own = true;
        labels[row].push_back(cell - 1);
      } else if (cell == kNone && !own && names_rows(table.columns[column]) && above[column] != kNone) {
        if (number && table.columns[column] == ColumnRole::Question) continue;
        labels[row].push_back(above[column]);
      }
    }
  }
  return labels;
}

}  // namespace kaiji
