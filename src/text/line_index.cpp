// SPDX-License-Identifier: Apache-2.0
#include "text/line_index.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace kaiji {
namespace {

/// Bytes between two marks of a long line.
constexpr std::size_t kMarkEvery = 4096;

/// The code point at `at`, which moves behind it. Malformed bytes count as one character each.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return c;
}

std::uint32_t cells(UChar32 c) {
  if (c < 0x300) return c >= 0x20 && c != 0x7F && c != 0xAD ? 1 : 0;
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// What `c`, `bytes` long, adds to a column.
std::uint32_t units(UChar32 c, std::size_t bytes, ColumnUnit unit) {
  switch (unit) {
    case ColumnUnit::Bytes:
      return static_cast<std::uint32_t>(bytes);
    case ColumnUnit::Utf16:
      return c > 0xFFFF ? 2 : 1;
    case ColumnUnit::CodePoints:
      return 1;
    case ColumnUnit::DisplayCells:
      return c == '\t' ? 1 : cells(c);
  }
  return 1;
}

}  // namespace

LineIndex::LineIndex(std::string_view source) {
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] != '\n' && source[at] != '\r') continue;
    mark_long_line(source, at);
    if (source[at] == '\r' && at + 1 < source.size() && source[at + 1] == '\n') ++at;
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  mark_long_line(source, source.size());
}

void LineIndex::mark_long_line(std::string_view source, std::size_t end) {
  std::size_t at = starts_.back();
  if (end - at <= kMarkEvery) return;
  Mark mark;
  for (std::size_t next = at + kMarkEvery; at < end;) {
    const auto before = at;
    const auto c = next_code_point(source, at);
    mark.utf16 += units(c, at - before, ColumnUnit::Utf16);
    mark.code_points += units(c, at - before, ColumnUnit::CodePoints);
    mark.cells += units(c, at - before, ColumnUnit::DisplayCells);
    if (at < next) continue;
    mark.at = static_cast<std::uint32_t>(at);
    marks_.push_back(mark);
    next = at + kMarkEvery;
  }
}

std::uint32_t LineIndex::line_of(SourceOffset at) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), at.value);
  return static_cast<std::uint32_t>(after - starts_.begin());
}

SourceSpan LineIndex::line(std::uint32_t number, std::string_view source) const {
  if (number == 0 || number > starts_.size()) return source_span(source.size(), source.size());
  const auto begin = starts_[number - 1];
  auto end = number < starts_.size() ? starts_[number] : static_cast<std::uint32_t>(source.size());
  if (number < starts_.size()) {
    --end;
    if (source[end] == '\n' && end > begin && source[end - 1] == '\r') --end;
  }
  return source_span(begin, end);
}

Position LineIndex::position(SourceOffset at, ColumnUnit unit, std::string_view source) const {
  const auto end = std::min<std::size_t>(at.value, source.size());
  const auto number = line_of(source_span(end, end).begin);
  std::size_t cursor = starts_[number - 1];
  if (unit == ColumnUnit::Bytes) return {number, static_cast<std::uint32_t>(end - cursor + 1)};
  Position position{number, 1};
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), end,
                                      [](std::size_t place, const Mark& m) { return place < m.at; });
  if (after != marks_.begin() && std::prev(after)->at > cursor) {
    const Mark& mark = *std::prev(after);
    cursor = mark.at;
    position.column += unit == ColumnUnit::Utf16        ? mark.utf16
                       : unit == ColumnUnit::CodePoints ? mark.code_points
                                                        : mark.cells;
  }
  while (cursor < end) {
    const auto before = cursor;
    const auto c = next_code_point(source, cursor);
    if (cursor > end) break;  // inside a character: its start
    position.column += units(c, cursor - before, unit);
  }
  return position;
}

SourceOffset LineIndex::offset(Position position, ColumnUnit unit, std::string_view source) const {
  if (position.line > starts_.size()) return source_span(source.size(), source.size()).begin;
  const auto span = line(std::max(position.line, 1u), source);
  const auto wanted = std::max(position.column, 1u) - 1;
  if (unit == ColumnUnit::Bytes) return {span.begin.value + std::min(wanted, span.size())};
  std::size_t cursor = span.begin.value;
  std::uint32_t column = 0;
  while (cursor < span.end.value) {
    const auto before = cursor;
    const auto c = next_code_point(source, cursor);
    const auto width = units(c, cursor - before, unit);
    // Inside a character: its start. Combining marks belong to the character before them.
    if (column + width > wanted) return {static_cast<std::uint32_t>(before)};
    column += width;
  }
  return {static_cast<std::uint32_t>(cursor)};
}

std::uint32_t display_width(std::string_view text) {
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += units(next_code_point(text, at), 0, ColumnUnit::DisplayCells);
  return width;
}

}  // namespace kaiji
