// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which lines of a plain text are headings, and of which level. A numbered line may be a heading, an item of a list or
// a paragraph; an unnumbered one may be a title or a short statement: what follows decides.

#include <vector>

#include "loaders/lines.h"

namespace kaiji {

/// Turns Text lines into Heading lines and sets their levels, from 1. Linear in the number of lines.
void find_headings(std::vector<TextLine>& lines);

}  // namespace kaiji
