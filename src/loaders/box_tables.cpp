// SPDX-License-Identifier: Apache-2.0
#include "loaders/box_tables.h"

#include <algorithm>

#include "text/characters.h"

namespace kaiji {
namespace {

constexpr char32_t kFirstDrawn = U'\u2500';
constexpr char32_t kLastDrawn = U'\u257F';
constexpr std::u32string_view kBars = U"│┃║┆┇┊┋";
constexpr std::u32string_view kStraight = U"─━═┄┅┈┉-=";

bool is_bar(char32_t c) {
  return kBars.find(c) != kBars.npos;
}
bool is_drawn(char32_t c) {
  return (c >= kFirstDrawn && c <= kLastDrawn) || c == U'+' || c == U'-' || c == U'=';
}

/// 「├──┼──┤」, "+----+----+": lines and at least one corner or crossing; a row of lines alone parts chapters.
bool is_rule(std::string_view words) {
  bool straight = false;
  bool crossing = false;
  for (std::size_t at = 0; at < words.size();) {
    const auto c = decode_at(words, at);
    if (is_space(c)) continue;
    if (!is_drawn(c) && c != U'|') return false;
    straight = straight || kStraight.find(c) != kStraight.npos;
    crossing = crossing || (!is_bar(c) && c != U'|' && kStraight.find(c) == kStraight.npos);
  }
  return straight && crossing;
}

/// The bar of a row: a drawn one, or `|` in a table of plus signs.
bool is_bar_of(char32_t c, bool ascii) {
  return ascii ? c == U'|' : is_bar(c);
}

/// Begins with a bar and has another.
bool is_row(std::string_view words, bool ascii) {
  std::size_t bars = 0;
  for (std::size_t at = 0; at < words.size();) {
    const bool first = at == 0;
    const bool bar = is_bar_of(decode_at(words, at), ascii);
    if (first && !bar) return false;
    bars += bar ? 1 : 0;
  }
  return bars >= 2;
}

bool starts_ascii(std::string_view words) {
  return words.starts_with("+") || words.starts_with("|");
}

/// The places between the bars, trimmed.
std::vector<SourceSpan> cells_of(SourceSpan row, bool ascii, std::string_view source) {
  std::vector<SourceSpan> cells;
  const auto words = row.in(source);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < words.size();) {
    const auto place = at;
    if (!is_bar_of(decode_at(words, at), ascii)) continue;
    if (place > 0) cells.push_back(trim_span(source_span(row.begin.value + begin, row.begin.value + place), source));
    begin = at;
  }
  if (begin < words.size()) cells.push_back(trim_span(source_span(row.begin.value + begin, row.end.value), source));
  return cells;
}

using Row = std::vector<std::vector<SourceSpan>>;  ///< the lines of each cell

struct BoxReading {
  std::vector<Row> rows;
  std::vector<std::size_t> rules;  ///< numbers of the rows behind which a rule stands
};

void add_line(const std::vector<SourceSpan>& cells, bool goes_on, std::vector<Row>& rows) {
  if (!goes_on) rows.emplace_back();
  auto& row = rows.back();
  row.resize(std::max(row.size(), cells.size()));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].empty()) row[i].push_back(cells[i]);
  }
}

BoxReading read_box(std::span<const TextLine> lines, std::string_view source) {
  const bool ascii = starts_ascii(lines.front().marked().in(source));
  BoxReading reading;
  bool ruled = true;  // a rule stands right above
  for (const auto& line : lines) {
    const auto span = line.marked();
    if (is_rule(span.in(source))) {
      if (!reading.rows.empty()) reading.rules.push_back(reading.rows.size());
      ruled = true;
      continue;
    }
    const auto cells = cells_of(span, ascii, source);
    const bool goes_on = !ruled && !cells.empty() && cells.front().empty();
    add_line(cells, goes_on, reading.rows);
    ruled = false;
  }
  return reading;
}

}  // namespace

void find_box_lines(std::vector<TextLine>& lines, std::string_view source) {
  for (std::size_t begin = 0; begin < lines.size();) {
    const auto words = lines[begin].marked().in(source);
    const bool ascii = starts_ascii(words);
    auto end = begin;
    std::size_t rows = 0;
    const bool opens = is_rule(words) || (!ascii && is_row(words, false));
    while (opens && end < lines.size() && lines[end].kind == LineKind::Text) {
      const auto line = lines[end].marked().in(source);
      const bool row = is_row(line, ascii) && !is_rule(line);
      if (!row && !is_rule(line)) break;
      rows += row ? 1 : 0;
      ++end;
    }
    if (rows == 0 || end - begin < 2) {
      ++begin;
      continue;
    }
    for (auto at = begin; at < end; ++at) lines[at].kind = LineKind::BoxRow;
    begin = end;
  }
}

void add_box_table(std::span<const TextLine> rows, DocumentBuilder& builder) {
  auto reading = read_box(rows, builder.source().text);
  const auto inner = std::count_if(reading.rules.begin(), reading.rules.end(),
                                   [&](std::size_t at) { return at < reading.rows.size(); });
  const bool header = inner == 1 && reading.rules.front() == 1;
  builder.begin_table(header ? 1 : 0);
  for (auto& row : reading.rows) {
    builder.begin_row();
    for (auto& cell : row) builder.add_cell(std::move(cell));
  }
  builder.end_table();
}

}  // namespace kaiji
