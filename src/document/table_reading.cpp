// SPDX-License-Identifier: Apache-2.0
#include "document/table_reading.h"

#include <algorithm>
#include <set>
#include <utility>

#include "document/answer_split.h"
#include "document/table_columns.h"
#include "document/table_words.h"

namespace kaiji {
namespace {

using Row = std::vector<CellDraft>;

std::vector<std::size_t> filled_cells(const Row& row) {
  std::vector<std::size_t> filled;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!row[i].text.empty()) filled.push_back(i);
  }
  return filled;
}

bool same_cells(const Row& a, const Row& b) {
  const auto filled_a = filled_cells(a);
  const auto filled_b = filled_cells(b);
  return std::equal(filled_a.begin(), filled_a.end(), filled_b.begin(), filled_b.end(),
                    [&](std::size_t i, std::size_t j) { return a[i].text == b[j].text; });
}

/// Reads the rows of a table whose columns are known.
class RowReader {
 public:
  RowReader(const TableDraft& table, const std::vector<ColumnRole>& columns, std::uint32_t header_rows)
      : table_(table), columns_(columns), header_rows_(header_rows) {
    check_sheet_ = std::find(columns.begin(), columns.end(), ColumnRole::Answer) != columns.end();
  }

  bool is_check_sheet() const { return check_sheet_; }

  RowKind kind(std::size_t index) const {
    const Row& row = table_.rows[index];
    if (index < header_rows_) return RowKind::Header;
    const auto filled = filled_cells(row);
    if (filled.empty()) return RowKind::Body;
    for (std::size_t header = 0; header < header_rows_; ++header) {
      if (same_cells(table_.rows[header], row)) return RowKind::Header;
    }
    return is_category(row, filled) ? RowKind::Category : RowKind::Body;
  }

  std::vector<BlockRole> roles(std::size_t index, RowKind kind) const {
    const Row& row = table_.rows[index];
    const auto all = kind == RowKind::Header     ? BlockRole::Header
                     : kind == RowKind::Category ? BlockRole::Label
                                                 : BlockRole::Statement;
    std::vector<BlockRole> roles(row.size(), all);
    if (kind != RowKind::Body) return roles;
    for (std::size_t i = 0; i < row.size(); ++i) roles[i] = by_column(i);
    if (check_sheet_) correct(row, roles);
    return roles;
  }

 private:
  BlockRole by_column(std::size_t column) const {
    switch (columns_[column]) {
      case ColumnRole::Number:
      case ColumnRole::Label:
        return BlockRole::Label;
      case ColumnRole::Question:
        return BlockRole::Question;
      default:
        return BlockRole::Statement;
    }
  }

  /// One filled cell, or one text in all cells: a converter's way to write a cell merged over the row.
  bool is_category(const Row& row, const std::vector<std::size_t>& filled) const {
    if (columns_.size() < 2) return false;
    const auto& text = row[filled[0]].text;
    if (text.size() > kLongestCategory || answers(text) || text.find("。") != std::string::npos) return false;
    if (text.starts_with("※") || text.starts_with("(注") || text.starts_with("注")) return false;
    const bool repeated = filled.size() >= 3 &&
                          std::all_of(filled.begin(), filled.end(), [&](std::size_t i) { return row[i].text == text; });
    if (repeated) return true;
    if (filled.size() != 1) return false;
    if (columns_.size() == 2) return filled[0] == 0;
    // 「区分 | 項目 | 回答」: what stands beside the column of categories is an item without its answer.
    if (columns_.size() == 3 && filled[0] == 1 && columns_[0] == ColumnRole::Label && check_sheet_) return false;
    return columns_[filled[0]] != ColumnRole::Answer && columns_[filled[0]] != ColumnRole::Question;
  }

  /// Merged and missing cells push questions into the answer column and answers out of it.
  void correct(const Row& row, std::vector<BlockRole>& roles) const {
    const auto filled = filled_cells(row);
    std::size_t answer = row.size();
    for (const auto i : filled) {
      if (columns_[i] != ColumnRole::Answer) continue;
      if (asks(row[i].text)) {
        roles[i] = BlockRole::Question;
        continue;
      }
      // Of several cells under one header the last is the answer.
      if (answer < row.size() && columns_[answer] == ColumnRole::Answer && !answers(row[answer].text) &&
          shares_header(answer, i))
        roles[answer] = BlockRole::Question;
      answer = i;
    }
    if (answer == row.size()) find_shifted_answer(row, filled, roles);
  }

  /// Whether the header cell of `left` also stands over `right`, which has none of its own.
  bool shares_header(std::size_t left, std::size_t right) const {
    for (std::size_t header = 0; header < header_rows_; ++header) {
      const Row& row = table_.rows[header];
      for (auto i = left + 1; i <= right && i < row.size(); ++i) {
        if (!row[i].text.empty()) return false;
      }
    }
    return true;
  }

  /// No cell in the answer column: the last cell is the answer where it reads like one, or where the row is short.
  void find_shifted_answer(const Row& row, const std::vector<std::size_t>& filled,
                           std::vector<BlockRole>& roles) const {
    std::size_t named = 0;  // cells that name the row: a number does not
    for (const auto i : filled) named += columns_[i] == ColumnRole::Number ? 0 : 1;
    if (filled.empty() || named == 0) return;
    const auto last = filled.back();
    const auto& text = row[last].text;
    if (columns_[last] == ColumnRole::Number || asks(text) || roles[last] == BlockRole::Statement) return;
    // Empty cells behind the last one stand: the answer is there, and blank.
    const bool ends = last + 1 == row.size();
    const bool short_row = ends && row.size() < columns_.size() && named >= 2 && !may_ask(text);
    if (answers(text) || short_row) roles[last] = BlockRole::Statement;
  }

  static constexpr std::size_t kLongestCategory = 90;  ///< bytes: about 30 Japanese characters

  const TableDraft& table_;
  const std::vector<ColumnRole>& columns_;
  std::uint32_t header_rows_;
  bool check_sheet_ = false;
};

/// Splits cells in which a question runs into its answer: those that would count as an answer, and questions of rows
/// that have no other answer.
class CellSplitter {
 public:
  CellSplitter(const TableDraft& table, std::string_view source, TableReading& reading)
      : table_(table), source_(source), reading_(reading), split_(table_width(table)), open_(split_.size()) {}

  void run() {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) split_row(row, SplitEvidence::Strong);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) split_row(row, SplitEvidence::Weak);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) split_row(row, SplitEvidence::Known);
    std::sort(reading_.splits.begin(), reading_.splits.end(), [](const CellSplit& a, const CellSplit& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
  }

 private:
  void split_row(std::size_t row, SplitEvidence evidence) {
    if (reading_.rows[row] != RowKind::Body) return;
    const auto& cells = table_.rows[row];
    auto& roles = reading_.cells[row];
    bool answered = false;
    for (std::size_t i = 0; i < cells.size(); ++i)
      answered |= roles[i] == BlockRole::Statement && !cells[i].text.empty();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool open = roles[i] == BlockRole::Statement || (roles[i] == BlockRole::Question && !answered);
      if (!open || cells[i].text.empty() || reading_.columns[i] == ColumnRole::Remark) continue;
      if (evidence == SplitEvidence::Strong) ++open_[i];
      if (evidence == SplitEvidence::Weak && (split_[i] < 3 || split_[i] * 4 < open_[i])) continue;
      if (evidence == SplitEvidence::Known && !reading_.both[i]) continue;
      if (split_cell(row, i, evidence)) {
        roles[i] = BlockRole::Statement;
      } else if (evidence == SplitEvidence::Known && done_.count(key_of(row, i)) == 0 && !answers(cells[i].text)) {
        roles[i] = BlockRole::Question;  // and nothing behind it
      }
    }
  }

  static std::pair<std::uint32_t, std::uint32_t> key_of(std::size_t row, std::size_t column) {
    return {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)};
  }

  bool split_cell(std::size_t row, std::size_t column, SplitEvidence evidence) {
    const auto key = key_of(row, column);
    if (done_.count(key) != 0) return false;
    const auto& pieces = table_.rows[row][column].pieces;
    const auto at = find_answer(pieces, source_, evidence);
    if (!at || echoes(pieces, source_, *at)) return false;
    reading_.splits.push_back({key.first, key.second, *at});
    if (evidence == SplitEvidence::Strong) ++split_[column];
    done_.insert(key);
    return true;
  }

  const TableDraft& table_;
  std::string_view source_;
  TableReading& reading_;
  std::vector<std::size_t> split_;  ///< by column: cells split for sure
  std::vector<std::size_t> open_;   ///< by column: cells that might be
  std::set<std::pair<std::uint32_t, std::uint32_t>> done_;
};

/// The columns whose header says that they hold question and answer.
std::vector<bool> find_both(const TableDraft& table, std::uint32_t header_rows) {
  std::vector<bool> both(table_width(table));
  for (std::size_t row = 0; row < header_rows; ++row) {
    const auto& cells = table.rows[row];
    for (std::size_t i = 0; i < cells.size(); ++i) both[i] = both[i] || names_question_and_answer(cells[i].text);
  }
  return both;
}

/// The table goes on with the columns of the one before: it names and asks nothing of its own, and behind a heading
/// its rows have numbers where those had theirs.
bool goes_on(const TableDraft& table, const TableReading& reading, const ContinuedColumns& continued) {
  const auto& roles = continued.roles;
  if (reading.header_rows > 0 || roles.size() != reading.columns.size()) return false;
  const bool both = std::find(continued.both.begin(), continued.both.end(), true) != continued.both.end();
  const bool asks_itself =
      std::find(reading.columns.begin(), reading.columns.end(), ColumnRole::Question) != reading.columns.end();
  if (asks_itself && !both) return false;
  if (!continued.past_heading) return true;
  const auto number =
      static_cast<std::size_t>(std::find(roles.begin(), roles.end(), ColumnRole::Number) - roles.begin());
  return number < roles.size() && std::all_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
           return number >= row.size() || row.size() == 1 || row[number].text.empty() ||
                  is_row_number(row[number].text);
         });
}

}  // namespace

TableReading read_table(const TableDraft& table, std::string_view source, const ContinuedColumns& continued) {
  TableReading reading;
  reading.header_rows = count_header_rows(table);
  reading.columns = read_columns(table, reading.header_rows);
  reading.both = find_both(table, reading.header_rows);
  if (goes_on(table, reading, continued)) {
    reading.columns = continued.roles;
    reading.both = continued.both;
  }
  reading.history = is_history(table, reading.header_rows);
  const RowReader reader(table, reading.columns, reading.header_rows);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    reading.rows.push_back(reader.kind(row));
    reading.cells.push_back(reader.roles(row, reading.rows.back()));
    if (!reading.history || reading.rows.back() == RowKind::Header) continue;
    std::fill(reading.cells.back().begin(), reading.cells.back().end(), BlockRole::History);
  }
  if (reader.is_check_sheet() && !reading.history) CellSplitter(table, source, reading).run();
  return reading;
}

}  // namespace kaiji
