// SPDX-License-Identifier: Apache-2.0
#pragma once
// Lines that were broken to fit a page, and how to join them again. Text from PDFs and mail breaks at a width, also
// inside words; text from editors has one paragraph a line.

#include <cstdint>
#include <vector>

#include "loaders/lines.h"

namespace kaiji {

/// How the lines of one text are broken. `width` is the widest line in display cells, or 0 where lines are not wrapped.
struct Wrapping {
  std::uint32_t width = 0;
};

/// Learns the width from lines that break off before the next one.
Wrapping find_wrapping(const std::vector<TextLine>& lines, std::string_view source);

/// What stands between two lines.
enum class Gap : std::uint8_t { None, Blank, Page };

/// Whether `next`, `gap` behind `line`, goes on with its sentence or its paragraph. Both are text; `next` has no mark.
bool continues(const TextLine& line, const TextLine& next, Gap gap, Wrapping wrapping, std::string_view source);

}  // namespace kaiji
