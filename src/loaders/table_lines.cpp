// SPDX-License-Identifier: Apache-2.0
#include "loaders/table_lines.h"

#include <algorithm>

#include "loaders/aligned_tables.h"
#include "loaders/box_tables.h"
#include "loaders/wording.h"

namespace kaiji {
namespace {

constexpr std::uint32_t kWidestLone = 60;  ///< cells of a category row in a table of tabs

/// "|---|:--:|"
bool is_table_rule(std::string_view words) {
  return words.find('-') != std::string_view::npos && words.find_first_not_of("|-: +=\t") == std::string_view::npos;
}

/// The places of the cells between `separator`s, trimmed.
std::vector<SourceSpan> cells_of(SourceSpan row, char separator, std::string_view source) {
  std::vector<SourceSpan> cells;
  auto begin = row.begin.value;
  for (auto at = begin; at < row.end.value; ++at) {
    if (source[at] != separator || (separator == '|' && at > begin && source[at - 1] == '\\')) continue;
    cells.push_back(trim_span(source_span(begin, at), source));
    begin = at + 1;
  }
  cells.push_back(trim_span(source_span(begin, row.end.value), source));
  return cells;
}

/// The pieces of a cell: "<br>" divides lines.
std::vector<SourceSpan> lines_of(SourceSpan cell, std::string_view source) {
  std::vector<SourceSpan> pieces;
  auto begin = cell.begin.value;
  const auto words = cell.in(source);
  for (std::size_t at = words.find("<br"); at != std::string_view::npos; at = words.find("<br", at + 1)) {
    const auto close = words.find('>', at);
    if (close == std::string_view::npos) break;
    pieces.push_back(trim_span(source_span(begin, cell.begin.value + at), source));
    begin = cell.begin.value + static_cast<std::uint32_t>(close) + 1;
  }
  pieces.push_back(trim_span(source_span(begin, cell.end.value), source));
  return pieces;
}

void add_row(SourceSpan row, char separator, DocumentBuilder& builder) {
  const std::string_view source = builder.source().text;
  builder.begin_row();
  for (const auto& cell : cells_of(row, separator, source)) builder.add_cell(lines_of(cell, source));
}

/// Cells with tabs between. A tab behind a list mark or a heading number is none of these.
bool is_tab_row(const TextLine& line, std::string_view source) {
  const bool number = line.mark.kind == MarkKind::Decimal && !line.mark.closed && line.mark.depth == 1;
  const auto words = number ? line.marked() : line.words;
  return words.in(source).find('\t') != std::string_view::npos;
}

bool has_tab(const TextLine& line, std::string_view source) {
  return line.whole.in(source).find('\t') != std::string_view::npos;
}

/// The end of the run of tab rows that starts at `begin`.
std::size_t tab_run(const std::vector<TextLine>& lines, std::size_t begin, std::string_view source) {
  auto end = begin + 1;
  for (auto at = end; at < lines.size() && lines[at].kind == LineKind::Text; ++at) {
    if (is_tab_row(lines[at], source)) {
      end = at + 1;
    } else if (lines[at].width > kWidestLone || at > end ||
               (!has_tab(lines[at], source) && is_sentence(lines[at].text))) {
      break;  // one line without tabs may stand between: a category row
    } else if (has_tab(lines[at], source) && !lines[at].page_break) {
      end = at + 1;
    }
  }
  return end;
}

std::size_t pipe_run(const std::vector<TextLine>& lines, std::size_t begin, std::string_view source) {
  auto end = begin;
  while (end < lines.size() && lines[end].kind == LineKind::Text && is_pipe_row(lines[end].marked().in(source))) ++end;
  return end;
}

}  // namespace

bool is_pipe_row(std::string_view words) {
  if (words.size() > 2 && words.front() == '|') return words.find('|', 1) != std::string_view::npos;
  return std::count(words.begin(), words.end(), '|') >= 2;
}

void find_table_lines(std::vector<TextLine>& lines, std::string_view source) {
  const auto mark = [&lines](std::size_t begin, std::size_t end, LineKind kind) {
    if (end - begin < 2) return begin + 1;
    for (auto i = begin; i < end; ++i) lines[i].kind = kind;
    return end;
  };
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].kind == LineKind::Text && is_tab_row(lines[i], source)) {
      i = mark(i, tab_run(lines, i, source), LineKind::TabRow);
    } else if (lines[i].kind == LineKind::Text && is_pipe_row(lines[i].marked().in(source))) {
      i = mark(i, pipe_run(lines, i, source), LineKind::PipeRow);
    } else {
      ++i;
    }
  }
}

void add_table(std::span<const TextLine> rows, DocumentBuilder& builder) {
  if (rows.front().kind == LineKind::AlignedRow) return add_aligned_table(rows, builder);
  if (rows.front().kind == LineKind::BoxRow) return add_box_table(rows, builder);
  if (rows.front().kind == LineKind::TabRow) {
    builder.begin_table(0);
    for (const auto& line : rows) add_row(line.whole, '\t', builder);
    return builder.end_table();
  }
  std::vector<SourceSpan> spans;
  for (const auto& line : rows) spans.push_back(line.marked());
  add_pipe_table(spans, builder);
}

void add_pipe_table(std::span<const SourceSpan> rows, DocumentBuilder& builder) {
  const std::string_view source = builder.source().text;
  const bool ruled = rows.size() > 1 && is_table_rule(rows[1].in(source));
  builder.begin_table(ruled ? 1 : 0);
  for (auto row : rows) {
    if (is_table_rule(row.in(source))) continue;
    if (source[row.begin.value] == '|') ++row.begin.value;
    if (!row.empty() && source[row.end.value - 1] == '|') --row.end.value;
    add_row(row, '|', builder);
  }
  builder.end_table();
}

}  // namespace kaiji
