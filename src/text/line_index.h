// SPDX-License-Identifier: Apache-2.0
#pragma once
// Lines and columns of a source. The only place that makes them.

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace kaiji {

/// What a column counts.
enum class ColumnUnit : std::uint8_t {
  Bytes,        ///< bytes of the UTF-8 source
  Utf16,        ///< UTF-16 code units (SARIF's utf16CodeUnits, LSP's default)
  CodePoints,   ///< Unicode code points
  DisplayCells  ///< cells of a terminal: 2 for East Asian wide and full-width characters, 0 for combining marks
};

/// 1-based line and column.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  auto operator<=>(const Position&) const = default;
};

/// Lines end at LF, CRLF or a lone CR. Built once per source in one pass. A position takes time in the length of its
/// line, but never more than a few kilobytes' worth.
class LineIndex {
 public:
  LineIndex() = default;
  explicit LineIndex(std::string_view source);

  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
  /// 1-based line that holds `at`; the end of the source belongs to the last line.
  std::uint32_t line_of(SourceOffset at) const;
  /// The bytes of a 1-based line without its line end.
  SourceSpan line(std::uint32_t number, std::string_view source) const;
  Position position(SourceOffset at, ColumnUnit unit, std::string_view source) const;
  /// The offset of a position; a line or column past the end gives the end.
  SourceOffset offset(Position position, ColumnUnit unit, std::string_view source) const;

 private:
  /// Columns before a place far from the start of its line, so that no place is counted to from there.
  struct Mark {
    std::uint32_t at = 0;  ///< byte of the source, at a character
    std::uint32_t utf16 = 0;
    std::uint32_t code_points = 0;
    std::uint32_t cells = 0;
  };
  void mark_long_line(std::string_view source, std::size_t end);

  std::vector<std::uint32_t> starts_{0};
  std::vector<Mark> marks_;  ///< ascending; only of lines that are longer than any that a person writes
};

/// Cells that `text` takes on a terminal.
std::uint32_t display_width(std::string_view text);

}  // namespace kaiji
