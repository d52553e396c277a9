// SPDX-License-Identifier: Apache-2.0
#pragma once
// The lines of a plain text as the text loader walks them. Pure functions; thread-safe.

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/source.h"

namespace kaiji {

/// One line without its line end.
struct TextLine {
  SourceSpan whole;          ///< with white space at both ends
  SourceSpan words;          ///< without
  std::uint32_t indent = 0;  ///< display cells of the white space in front
  bool page_break = false;   ///< a form feed stands before the words
  bool blank() const { return words.empty(); }
};

/// All lines of a source, the last one even where it has no line end.
std::vector<TextLine> split_lines(const Source& source);

/// `span` without white space at both ends, the ideographic space included.
SourceSpan trim_span(SourceSpan span, std::string_view source);

}  // namespace kaiji
