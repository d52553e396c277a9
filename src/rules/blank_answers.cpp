// SPDX-License-Identifier: Apache-2.0
#include "rules/blank_answers.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/strings.h"
#include "rules/pictures.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongestName = 90;  ///< bytes: a longer cell says something by itself

/// 「※1 …」, 「以上」, 「(注)」: a line of the table that is no row of it.
bool is_remark(std::string_view name) {
  for (const std::string_view mark : {"※", "注", "*", "(", "以上", "出典", "凡例"}) {
    if (name.starts_with(mark)) return true;
  }
  return name.size() > kLongestName || name.find("。") != name.npos || name.find(": ") != name.npos;
}

/// The columns that hold values: neither the first one nor remarks.
std::vector<std::size_t> value_columns(const Table& table) {
  std::vector<std::size_t> columns;
  const auto width = table.cells.empty() ? 0 : table.cells.front().size();
  for (std::size_t column = 1; column < width; ++column) {
    const auto role = column < table.columns.size() ? table.columns[column] : ColumnRole::Unknown;
    if (role != ColumnRole::Remark) columns.push_back(column);
  }
  return columns;
}

bool is_rectangle(const Table& table) {
  return std::all_of(table.cells.begin(), table.cells.end(),
                     [&](const auto& row) { return row.size() == table.cells.front().size(); });
}

/// Rows of bars, tabs or tags without merged cells: columns made of spaces and leaders are a guess of the loader.
bool has_certain_cells(const Document& document, const Table& table) {
  const auto source = table.source.in(document.source.text);
  const auto holds = [&](std::string_view mark) { return source.find(mark) != source.npos; };
  const bool divided = holds("|") || holds("\t") || holds("<td") || document.source.path.ends_with(".csv");
  return document.source.editable && divided && !holds("colspan") && !holds("rowspan");
}

/// A remark answers in place of the answer, or a cell says that the row is optional.
bool needs_no_answer(const Document& document, const Table& table, const std::vector<BlockIndex>& cells) {
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (cells[column] == kNone) continue;
    const bool remark = column < table.columns.size() && table.columns[column] == ColumnRole::Remark;
    if (remark || may_stay_blank(document.text_of(cells[column]))) return true;
  }
  return false;
}

/// 7 of 「Q7. …」 and 「問7 …」; 0 where no question begins.
int question_number(const Document& document, BlockIndex at) {
  static const RE2 label(R"(^(?:Q|問|質問|設問) ?-?([0-9]{1,3})[.:)、 ]?[^0-9a-zA-Z.:-])");
  const auto& block = document.blocks[at];
  if (block.kind != BlockKind::Paragraph && block.kind != BlockKind::ListItem) return 0;
  const auto words = std::string(block.number) + std::string(document.text_of(at));
  int number = 0;
  return RE2::PartialMatch(words, label, &number) ? number : 0;
}

}  // namespace

bool is_pictured(const Document& document, BlockIndex cell) {
  const std::string_view source = document.source.text;
  const auto begin = document.blocks[cell].source.end.value;
  const auto end = cell + 1 < document.blocks.size() ? document.blocks[cell + 1].source.begin.value : source.size();
  return begin < end && shows_picture(source.substr(begin, end - begin));
}

bool may_stay_blank(std::string_view name) {
  for (const std::string_view word :
       {"その他", "そのほか", "このほか", "ほか", "備考", "特記", "補足", "自由記", "例", "合計", "総計", "小計"}) {
    if (name.find(word) != name.npos) return true;
  }
  return false;
}

BlockIndex last_row_left_blank(const Document& document, const Table& table) {
  constexpr std::size_t kLeastFilled = 2;  // rows
  const auto rows = table.cells.size();
  if (table.history || rows < table.header_rows + kLeastFilled + 1 || !is_rectangle(table)) return kNone;
  const auto columns = value_columns(table);
  const auto& last = table.cells.back();
  const auto name = last.front();
  const auto is_blank = [](BlockIndex cell) { return cell == kNone; };
  // A name in the place of a number is that of a group, whose rows follow on the next page.
  const bool counted = !table.columns.empty() && table.columns.front() == ColumnRole::Number;
  if (counted || columns.empty() || name == kNone || !std::all_of(last.begin() + 1, last.end(), is_blank)) return kNone;
  for (std::size_t at = table.header_rows; at + 1 < rows; ++at) {
    const auto& cells = table.cells[at];
    const bool filled = cells.front() != kNone && std::none_of(columns.begin(), columns.end(), [&](std::size_t column) {
                          return cells[column] == kNone;
                        });
    if (!filled) return kNone;
  }
  const auto words = document.text_of(name);
  if (!has_certain_cells(document, table) || is_remark(words) || may_stay_blank(words)) return kNone;
  return is_pictured(document, name) ? kNone : name;
}

BlockIndex one_answer_left_blank(const Document& document, const Table& table) {
  constexpr std::size_t kLeastAnswered = 5;
  if (table.history || !is_rectangle(table) || !has_certain_cells(document, table)) return kNone;
  const auto answer = std::find(table.columns.begin(), table.columns.end(), ColumnRole::Answer);
  if (answer == table.columns.end() || std::count(answer, table.columns.end(), ColumnRole::Answer) != 1) return kNone;
  const auto column = static_cast<std::size_t>(answer - table.columns.begin());
  BlockIndex blank = kNone;
  std::size_t answered = 0;
  for (std::size_t at = table.header_rows; at < table.cells.size(); ++at) {
    const auto& cells = table.cells[at];
    if (column >= cells.size() || cells.front() == kNone) return kNone;
    answered += cells[column] == kNone ? 0 : 1;
    if (cells[column] != kNone) continue;
    // A name alone is that of the rows below it.
    const auto filled = std::count_if(cells.begin(), cells.end(), [](BlockIndex cell) { return cell != kNone; });
    if (blank != kNone || filled < 2 || needs_no_answer(document, table, cells)) return kNone;
    blank = cells.front();
  }
  if (blank == kNone || answered < kLeastAnswered) return kNone;
  return is_pictured(document, blank) ? kNone : blank;
}

std::vector<TextSpan> labels_without_answer(const Document& document) {
  static const RE2 label(R"((?:^|[?。] ?)(A ?[0-9-]{0,5}[.:])$)");
  std::vector<TextSpan> places;
  for (BlockIndex at = 1; at < document.blocks.size(); ++at) {
    const auto text = document.text_of(at);
    re2::StringPiece words;
    if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), label, &words)) continue;
    const bool asked = words.size() != text.size() || document.text_of(at - 1).starts_with("Q") ||
                       document.blocks[at - 1].role == BlockRole::Question;
    const bool goes_on = at + 1 < document.blocks.size() && document.blocks[at + 1].kind != BlockKind::Heading &&
                         document.blocks[at + 1].role != BlockRole::Question &&
                         !document.text_of(at + 1).starts_with("Q");
    const auto begin = document.blocks[at].text.begin.value + static_cast<std::size_t>(words.data() - text.data());
    if (asked && !goes_on) places.push_back(text_span(begin, begin + words.size()));
  }
  return places;
}

std::vector<BlockIndex> questions_without_answer(const Document& document) {
  constexpr std::size_t kLeastAnswered = 3;
  constexpr std::size_t kAnsweredOfBlank = 4;  // answered questions for each one without an answer
  std::vector<BlockIndex> blank;
  std::size_t answered = 0;
  for (BlockIndex at = 0; at + 1 < document.blocks.size(); ++at) {
    const auto number = question_number(document, at);
    if (number == 0) continue;
    const auto text = document.text_of(at);
    if (question_number(document, at + 1) == number + 1) {
      blank.push_back(at);
    } else {
      answered += document.blocks[at + 1].kind == BlockKind::Heading ? 0 : 1;
    }
    // The answer stands on the line of the question: 「Q2. 写真はどこにありますか。国内です。」
    const auto stop = text.find("。");
    const bool goes_on = stop != text.npos && stop + std::string_view("。").size() < text.size();
    if (!blank.empty() && blank.back() == at && goes_on) blank.pop_back();
  }
  if (answered < kLeastAnswered || blank.size() * kAnsweredOfBlank > answered) return {};
  return blank;
}

}  // namespace kaiji
