// SPDX-License-Identifier: Apache-2.0
// Which tables tell of the document's own revisions: by their headers, and where these are plain, by their cells.
#include <algorithm>
#include <array>
#include <string_view>

#include "document/table_columns.h"
#include "document/table_words.h"

namespace kaiji {
namespace {

constexpr std::size_t kShortestChange = 6;  // bytes: 「変更内容」 is longer than 「版」 and 「版数」

/// A history under plain headers such as 日付 and 内容: a row of it tells of the first edition or of a change.
bool tells_of_changes(const TableDraft& table, std::uint32_t header_rows) {
  constexpr std::array<std::string_view, 6> kEvents{"制定", "初版", "新規作成", "改定", "改訂", "全面見直し"};
  for (std::size_t row = header_rows; row < table.rows.size(); ++row)
    for (const auto& cell : table.rows[row])
      for (const std::string_view event : kEvents)
        if (cell.text.starts_with(event)) return true;
  return false;
}

}  // namespace

bool is_history(const TableDraft& table, std::uint32_t header_rows) {
  bool revision = false;
  bool dated = false;
  bool changed = false;
  for (std::size_t row = 0; row < header_rows; ++row) {
    for (const auto& cell : table.rows[row]) {
      const auto word = header_word(cell.text);
      revision |= word == HeaderWord::Version || word == HeaderWord::Revision;
      dated |= word == HeaderWord::Date;
      changed |= word == HeaderWord::Revision && cell.text.size() > kShortestChange;
    }
  }
  return dated && (revision || changed || tells_of_changes(table, header_rows));
}

}  // namespace kaiji
