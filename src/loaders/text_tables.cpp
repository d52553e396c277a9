// SPDX-License-Identifier: Apache-2.0
#include "loaders/text_tables.h"

#include <algorithm>

namespace kaiji {
namespace {

/// "|---|:--:|"
bool is_rule(std::string_view words) {
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

}  // namespace

bool is_pipe_row(std::string_view words) {
  return words.size() > 2 && ((words.front() == '|' && words.find('|', 1) != std::string_view::npos) ||
                              std::count(words.begin(), words.end(), '|') >= 2);
}

bool is_tab_row(std::string_view words) {
  return words.find('\t') != std::string_view::npos;
}

void add_pipe_table(std::span<const TextLine> lines, DocumentBuilder& builder) {
  const std::string_view source = builder.source().text;
  const bool ruled = lines.size() > 1 && is_rule(lines[1].words.in(source));
  builder.begin_table(ruled ? 1 : 0);
  for (const auto& line : lines) {
    auto row = line.words;
    if (is_rule(row.in(source))) continue;
    if (source[row.begin.value] == '|') ++row.begin.value;
    if (!row.empty() && source[row.end.value - 1] == '|') --row.end.value;
    add_row(row, '|', builder);
  }
  builder.end_table();
}

void add_tab_table(std::span<const TextLine> lines, DocumentBuilder& builder) {
  builder.begin_table(0);
  for (const auto& line : lines) add_row(line.whole, '\t', builder);
  builder.end_table();
}

}  // namespace kaiji
