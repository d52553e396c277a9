// SPDX-License-Identifier: Apache-2.0
#pragma once
// Page numbers, running headers and footers of a text that came from pages.

#include <vector>

#include "loaders/lines.h"

namespace kaiji {

/// Marks lines as LineKind::Furniture. A running line is one that comes back, page numbers in it apart, beside page
/// numbers or form feeds; without those nothing that is repeated is taken for one.
void find_furniture(std::vector<TextLine>& lines, std::string_view source);

}  // namespace kaiji
