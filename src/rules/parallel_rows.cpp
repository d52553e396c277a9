// SPDX-License-Identifier: Apache-2.0
#include "rules/parallel_rows.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "text/characters.h"

namespace kaiji {
namespace {

/// Columns of a table in which statements stand.
std::size_t value_columns(const Document& document, const Table& table) {
  std::set<std::uint32_t> columns;
  for (const auto& row : table.cells) {
    for (std::uint32_t column = 0; column < row.size(); ++column) {
      const bool statement = row[column] != kNone && document.blocks[row[column]].role == BlockRole::Statement;
      const bool remark = column < table.columns.size() && table.columns[column] == ColumnRole::Remark;
      if (statement && !remark) columns.insert(column);
    }
  }
  return columns.size();
}

bool asks(const Table& table) {
  return std::find(table.columns.begin(), table.columns.end(), ColumnRole::Question) != table.columns.end();
}

/// Rows of a table of tiers (a row for each severity, each sort of log) nearly all state the same concept; a sheet of
/// items states it once or twice.
bool tiers(const Analysis& analysis, const Claim& a) {
  const TableIndex index = analysis.document.blocks[a.block].table;
  const Table& table = analysis.document.tables[index];
  std::set<std::uint32_t> rows;
  for (const Claim& claim : claims_in(analysis, table)) {
    const Block& block = analysis.document.blocks[claim.block];
    if (block.table == index && claim.concept_id == a.concept_id) rows.insert(block.row);
  }
  return rows.size() * 2 >= table.cells.size() - std::min<std::size_t>(table.header_rows, table.cells.size());
}

/// The whole cell is one yes or no: 「なし」, 「AES-128」.
bool whole_cell_answer(const Analysis& analysis, const Claim& claim) {
  return claim.value.value.type == ValueType::Flag && analysis.document.blocks[claim.block].text == claim.value.span;
}

/// The rows of two cells have labels, and different ones.
bool named_rows(const Document& document, const Block& a, const Block& b) {
  const auto label = [&](const Block& cell) {
    const auto& row = document.tables[cell.table].cells[cell.row];
    return row.empty() || row[0] == kNone ? std::string_view{} : document.text_of(row[0]);
  };
  return !label(a).empty() && !label(b).empty() && label(a) != label(b);
}

/// 「受付時間(障害)」 and 「受付時間(一般)」: rows of one name that brackets tell apart.
bool bracketed_rows(const Document& document, const Claim& a, const Claim& b) {
  const auto left = document.row_labels(a.block);
  const auto right = document.row_labels(b.block);
  for (const BlockIndex x : left)
    for (const BlockIndex y : right) {
      const std::string_view one = document.text_of(x);
      const std::string_view other = document.text_of(y);
      const auto open = one.find('(');
      if (open != one.npos && open > 0 && one != other && one.ends_with(')') && other.ends_with(')') &&
          other.find('(') == open && one.substr(0, open) == other.substr(0, open))
        return true;
    }
  return false;
}

/// The script of a character of a name; what stands between names has none.
enum class CellScript : std::uint8_t { None, Han, Katakana, Latin };

CellScript cell_script_of(char32_t c) {
  if (is_katakana(c) || c == U'ー') return CellScript::Katakana;
  if (is_han(c)) return CellScript::Han;
  return is_ascii_letter(c) || is_ascii_digit(c) ? CellScript::Latin : CellScript::None;
}

/// 「配車エンジン」, 「サーバ故障」 as 配車, エンジン, サーバ and 故障: the words of a name by their script.
std::vector<std::string_view> words_of(std::string_view name) {
  constexpr std::size_t kShortest = 2;  ///< bytes; a single Japanese character is no word
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  CellScript open = CellScript::None;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t here = at;
    const CellScript script = at < name.size() ? cell_script_of(decode_at(name, at)) : CellScript::None;
    if (script != open || here == name.size()) {
      const std::string_view word = name.substr(begin, here - begin);
      const bool single = open != CellScript::Latin && word.size() <= 3;
      if (open != CellScript::None && word.size() >= kShortest && !single) words.push_back(word);
      begin = here;
      open = script;
    }
    if (here == name.size()) break;
  }
  return words;
}

/// The words of a row's labels that stand in `text`.
std::set<std::string_view> named_in(const Document& document, BlockIndex cell, std::string_view text) {
  std::set<std::string_view> found;
  for (const BlockIndex label : document.row_labels(cell))
    for (const std::string_view word : words_of(document.text_of(label)))
      if (text.find(word) != std::string_view::npos) found.insert(word);
  return found;
}

}  // namespace

std::span<const Claim> claims_in(const Analysis& analysis, const Table& table) {
  BlockIndex first = kNone;
  BlockIndex last = 0;
  for (const auto& row : table.cells)
    for (const BlockIndex cell : row) {
      if (cell == kNone) continue;
      first = std::min(first, cell);
      last = std::max(last, cell);
    }
  const auto& all = analysis.claims;
  const auto begin = std::partition_point(all.begin(), all.end(), [&](const Claim& c) { return c.block < first; });
  const auto end = std::partition_point(begin, all.end(), [&](const Claim& c) { return c.block <= last; });
  return {begin, end};
}

bool names_another_row(const Analysis& analysis, const Claim& inside, const Claim& outside) {
  const Document& document = analysis.document;
  const Block& cell = document.blocks[inside.block];
  if (cell.table == kNone || document.blocks[outside.block].table == cell.table) return false;
  std::string words(analysis.text_of(analysis.sentences[outside.sentence]));
  for (const BlockIndex label : document.row_labels(outside.block))
    words += "\n" + std::string(document.text_of(label));
  const auto own = named_in(document, inside.block, words);
  const auto beside = claims_in(analysis, document.tables[cell.table]);
  return std::any_of(beside.begin(), beside.end(), [&](const Claim& other) {
    const Block& there = document.blocks[other.block];
    if (there.table != cell.table || there.row == cell.row || other.concept_id != inside.concept_id) return false;
    const auto more = named_in(document, other.block, words);
    return more.size() > own.size() && std::includes(more.begin(), more.end(), own.begin(), own.end());
  });
}

/// 「証明書を発行するか | × | 10日以内に証明書を郵送する」: the remark says the opposite of the answer, in words of its
/// own and of nothing in particular.
bool denies_own_answer(const Analysis& analysis, const Claim& a, const Claim& b) {
  const bool flags = a.value.value.type == ValueType::Flag && b.value.value.type == ValueType::Flag;
  if (!flags || a.concept_id != b.concept_id || a.value.value.yes == b.value.value.yes) return false;
  const auto remark = [&](const Claim& answer, const Claim& said) {
    return whole_cell_answer(analysis, answer) && !whole_cell_answer(analysis, said) && said.weight >= 1 &&
           said.subject.thing.empty() && said.modality == Modality::Unknown;
  };
  return remark(a, b) || remark(b, a);
}

bool apart_in_table(const Analysis& analysis, const Claim& a, const Claim& b) {
  const Document& document = analysis.document;
  const Block& x = document.blocks[a.block];
  const Block& y = document.blocks[b.block];
  const Table& table = document.tables[x.table];
  const bool same = a.concept_id == b.concept_id;
  if (same && x.row != y.row && bracketed_rows(document, a, b)) return true;
  // 「入退館の履歴 | 2年」, 「サーバ室の入退室の履歴 | 3年」: rows of two names with a figure each.
  const bool figures = a.value.value.type != ValueType::Flag && b.value.value.type != ValueType::Flag;
  const bool periods = a.value.value.type == ValueType::Duration && same && x.column == y.column;
  if (periods && !asks(table) && x.row != y.row && named_rows(document, x, y)) return true;
  if (asks(table)) return x.column != y.column && x.row == y.row && !denies_own_answer(analysis, a, b);
  if (x.row == y.row) {
    if (x.column == y.column) return false;
    // 目標 and 実績 of one object are no plans; 「10分ごと | 日次 | なし」 has one answer for each plan.
    // 「間隔 | 世代数 | 保存期間」 are three values of the row's one thing.
    if (!same && figures) return false;
    const bool one_each = whole_cell_answer(analysis, a) || whole_cell_answer(analysis, b);
    return same || (one_each && value_columns(document, table) > 1);
  }
  // 「データベース | AES-256」, 「添付ファイル | AES-128」: the cell is the answer and the row what it is about.
  const bool both_bare = whole_cell_answer(analysis, a) && whole_cell_answer(analysis, b);
  const bool own_topics = a.weight >= 1 && b.weight >= 1;
  if (both_bare && (same || own_topics) && x.column == y.column && named_rows(document, x, y)) return true;
  // A yes or no that says itself what it is about is no value of its row.
  if (a.value.value.type == ValueType::Flag && (a.weight >= 1 || b.weight >= 1)) return false;
  if (x.column != y.column && value_columns(document, table) > 1) return !same || tiers(analysis, a);
  return same && tiers(analysis, a);
}

}  // namespace kaiji
