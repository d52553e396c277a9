// SPDX-License-Identifier: Apache-2.0
#pragma once
// Source lines with an underline, as compilers print them. Widths are display cells (LineIndex), so that underlines
// stand below full-width characters; long lines are cut around the span.

#include <string>
#include <vector>

#include "text/source.h"

namespace kaiji {

/// One source line and the marks below it.
struct SnippetLine {
  std::uint32_t number = 1;  ///< 1-based line of the source
  std::string text;          ///< what is shown: tabs as spaces, control characters as U+FFFD, cut ends as "…"
  std::uint32_t indent = 0;  ///< cells before the first mark
  std::uint32_t marks = 1;   ///< cells that are marked, at least 1
};

/// The lines of `span`, at most `max_lines` of them, each at most `max_cells` wide.
std::vector<SnippetLine> snippet(const Source& source, SourceSpan span, std::uint32_t max_cells,
                                 std::uint32_t max_lines);

}  // namespace kaiji
