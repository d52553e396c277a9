// SPDX-License-Identifier: Apache-2.0
#pragma once
// The lines of a plain text as the text loader walks them: where they are, what mark stands in front, what they say.
// Pure functions; thread-safe.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/line_marks.h"
#include "text/source.h"

namespace kaiji {

/// What a line is on the page. The passes of the text loader narrow `Text` down, in this order.
enum class LineKind : std::uint8_t {
  Blank,
  Text,
  Furniture,  ///< page number, running header or footer
  Contents,   ///< an entry of the table of contents
  PipeRow,
  TabRow,
  AlignedRow,  ///< columns made of spaces
  BoxRow,      ///< drawn with lines
  Heading,
  Code  ///< between fences of Markdown
};

/// One line without its line end.
struct TextLine {
  LineKind kind = LineKind::Text;
  SourceSpan whole;  ///< with white space at both ends
  SourceSpan words;  ///< without white space and without the mark
  LineMark mark;
  std::string text;          ///< `words`, normalized
  std::uint32_t indent = 0;  ///< display cells of the white space in front
  std::uint32_t width = 0;   ///< display cells to the end of the words, indent included
  bool page_break = false;   ///< a form feed stands in the line
  std::uint8_t level = 0;    ///< of headings

  bool blank() const { return kind == LineKind::Blank; }
  /// The words with the mark.
  SourceSpan marked() const { return {{words.begin.value - static_cast<std::uint32_t>(mark.length)}, words.end}; }
};

/// All lines of a source, the last one even where it has no line end.
std::vector<TextLine> split_lines(const Source& source);

/// `span` without white space at both ends, the ideographic space included.
SourceSpan trim_span(SourceSpan span, std::string_view source);

/// The next line from `at` on that is neither blank nor furniture, or the number of lines.
std::size_t next_line(const std::vector<TextLine>& lines, std::size_t at);
/// The last line before `at` that is neither blank nor furniture, or the number of lines where there is none.
std::size_t previous_line(const std::vector<TextLine>& lines, std::size_t at);

}  // namespace kaiji
