// SPDX-License-Identifier: Apache-2.0
#include "loaders/aligned_tables.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "document/faq_labels.h"
#include "text/characters.h"
#include "text/line_index.h"

namespace kaiji {
namespace {

constexpr std::uint32_t kGap = 2;          ///< cells of white space between two columns
constexpr std::uint32_t kTolerance = 2;    ///< cells by which the starts of one column may differ
constexpr std::size_t kShortestTable = 3;  ///< rows
constexpr std::size_t kMostColumns = 30;
constexpr std::size_t kShortestLed = 2;     ///< rows of names that dots lead to their values
constexpr std::size_t kShortestLeader = 4;  ///< dots

/// Words of a row and the display column at which they start.
struct AlignedCell {
  SourceSpan words;
  std::uint32_t column = 0;
  bool leader = false;  ///< dots lead to it: 「復元の依頼 ...... 3営業日」
};

void skip_space(std::string_view words, std::size_t& at) {
  while (at < words.size()) {
    auto next = at;
    if (!is_space(decode_at(words, next))) return;
    at = next;
  }
}

/// The colon behind the padded key of a row.
bool is_key_colon(char32_t c, std::size_t cells, std::uint32_t gap) {
  return (c == U':' || c == U'：') && cells == 1 && gap > 0;
}

/// A row of dots.
struct Leader {
  std::size_t size = 0;  ///< bytes
  bool leads = false;    ///< long enough, and no mark of punctuation behind it
};

/// The row of dots at the start of `words`.
Leader leader_at(std::string_view words) {
  std::size_t dots = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < words.size(); end = at) {
    const auto c = decode_at(words, at);
    const bool dot = c == U'.' || c == U'．' || c == U'・' || c == U'･' || c == U'·';
    if (!dot && c != U'…' && c != U'‥') break;
    dots += c == U'…' ? 3 : c == U'‥' ? 2 : 1;
  }
  auto behind = end;
  if (dots >= kShortestLeader) skip_space(words, behind);
  constexpr std::u32string_view kNoValue = U"。、，,)）」』";
  const bool mark = behind < words.size() && kNoValue.find(decode_at(words, behind)) != kNoValue.npos;
  return {end, dots >= kShortestLeader && !mark};
}

/// 「１　乙は、文書を毎日複写する。」: its first cell is the number of an item.
bool is_numbered(const TextLine& line) {
  return line.mark.kind == MarkKind::Decimal && !line.mark.closed && line.mark.depth == 1;
}

std::vector<AlignedCell> cells_of(const TextLine& line, std::string_view source) {
  std::vector<AlignedCell> cells;
  // A gap behind the mark of a list makes no column; one behind a bare number does.
  const auto span = is_numbered(line) ? line.marked() : line.words;
  const auto words = span.in(source);
  std::uint32_t column = line.width - display_width(words);
  std::uint32_t gap = kGap;
  bool led = false;
  std::size_t seen = 0;  // dots before this place are no leader
  for (std::size_t at = 0; at < words.size();) {
    const auto begin = at;
    const auto dots = cells.empty() || at < seen ? Leader{} : leader_at(words.substr(at));
    if (dots.leads) {
      const auto width = display_width(words.substr(at, dots.size));
      led = true;
      gap += width;
      column += width;
      at += dots.size;
      continue;
    }
    seen = std::max(seen, at + dots.size);
    const auto c = decode_at(words, at);
    const auto bytes = words.substr(begin, at - begin);
    const auto width = display_width(bytes);
    if (is_space(c)) {
      gap += width;
    } else if (is_key_colon(c, cells.size(), gap)) {
      // 「認証　　　：取得」: the colon stands in the gap, and the value begins where it does.
      const auto place = span.begin.value + static_cast<std::uint32_t>(at);
      cells.push_back({source_span(place, place), column});
      skip_space(words, at);
      cells.back().words = source_span(span.begin.value + at, span.begin.value + at);
      column += display_width(words.substr(begin, at - begin));
      gap = 0;
      continue;
    } else {
      const auto place = span.begin.value + begin;
      if (gap >= kGap) cells.push_back({source_span(place, place), column, std::exchange(led, false)});
      cells.back().words.end.value = span.begin.value + static_cast<std::uint32_t>(at);
      gap = 0;
    }
    column += width;
  }
  // 「売上高......」: nothing stands behind the dots.
  if (led && cells.size() == 1) cells.push_back({source_span(span.end.value, span.end.value), column, true});
  return cells;
}

/// The column of `starts` next to `column`.
std::size_t nearest_column(const std::vector<AlignedCell>& starts, std::uint32_t column) {
  const auto distance = [column](const AlignedCell& cell) {
    return cell.column > column ? cell.column - column : column - cell.column;
  };
  const auto nearest = std::min_element(starts.begin(), starts.end(), [&](const AlignedCell& a, const AlignedCell& b) {
    return distance(a) < distance(b);
  });
  return static_cast<std::size_t>(nearest - starts.begin());
}

/// A name and the value that dots lead to.
bool is_led(const std::vector<AlignedCell>& row) {
  return row.size() == 2 && row[1].leader;
}

/// Whether every cell but the first starts where one of `starts` does.
bool fits(const std::vector<AlignedCell>& row, const std::vector<AlignedCell>& starts) {
  if (row.size() < 2 || starts.size() > kMostColumns) return false;
  if (is_led(row) || is_led(starts)) return is_led(row) && is_led(starts);
  return std::all_of(row.begin() + 1, row.end(), [&](const AlignedCell& cell) {
    const auto& start = starts[nearest_column(starts, cell.column)];
    return cell.column <= start.column + kTolerance && start.column <= cell.column + kTolerance;
  });
}

/// 「分析の停止」 below rows of the same indent, or with white space where the others have their second cell: a row
/// whose second cell is blank. Behind it the table ends.
bool is_blank_row(const std::vector<TextLine>& lines, std::size_t at, const TextLine& above,
                  const std::vector<AlignedCell>& starts) {
  const TextLine& line = lines[at];
  if (starts.size() != 2 || line.indent != above.indent || line.width >= starts[1].column) return false;
  if (line.text.find("。") != std::string::npos || line.mark.kind != above.mark.kind) return false;
  const auto trailing = static_cast<std::uint32_t>(line.whole.end.value - line.words.end.value);
  const bool padded = trailing >= kGap * 3;
  const auto below = next_line(lines, at + 1);
  const bool dedents = below < lines.size() && lines[below].indent < line.indent;
  return padded || (line.indent > kGap && dedents);
}

}  // namespace

void find_aligned_lines(std::vector<TextLine>& lines, std::string_view source) {
  std::vector<std::size_t> run;
  std::vector<AlignedCell> starts;
  const auto finish = [&] {
    const auto numbered = [&](std::size_t i) { return is_numbered(lines[i]); };
    // Numbers and one column of words are the items of a list.
    const bool list = starts.size() == 2 && std::all_of(run.begin(), run.end(), numbered);
    if (!list && run.size() >= (is_led(starts) ? kShortestLed : kShortestTable)) {
      for (const auto i : run) lines[i].kind = LineKind::AlignedRow;
    }
    run.clear();
    starts.clear();
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::Text || read_faq_label(lines[i].words.in(source)).kind != FaqLabelKind::None) {
      finish();
      continue;
    }
    auto cells = cells_of(lines[i], source);
    const bool joins = !run.empty() && fits(cells, starts);
    if (!joins && cells.size() == 1 && run.size() + 1 >= kShortestTable &&
        is_blank_row(lines, i, lines[run.back()], starts)) {
      run.push_back(i);
    }
    if (!joins) finish();
    if (cells.size() < 2 || (!joins && is_led(cells) && cells[1].words.size() == 0)) continue;
    run.push_back(i);
    if (cells.size() > starts.size()) starts = std::move(cells);
  }
  finish();
}

void add_aligned_table(std::span<const TextLine> rows, DocumentBuilder& builder) {
  const std::string_view source = builder.source().text;
  std::vector<AlignedCell> starts;
  for (const auto& line : rows) {
    auto cells = cells_of(line, source);
    if (cells.size() > starts.size()) starts = std::move(cells);
  }
  builder.begin_table(0);
  for (const auto& line : rows) {
    builder.begin_row();
    std::vector<std::vector<SourceSpan>> row(starts.size());
    for (const auto& cell : cells_of(line, source))
      if (cell.words.size() > 0) row[nearest_column(starts, cell.column)].push_back(cell.words);
    for (auto& pieces : row) builder.add_cell(std::move(pieces));
  }
  builder.end_table();
}

}  // namespace kaiji
