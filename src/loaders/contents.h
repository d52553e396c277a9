// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of contents in plain text. They repeat every title of the document and state nothing.

#include <vector>

#include "loaders/lines.h"

namespace kaiji {

/// Marks lines as LineKind::Contents: 「目次」 and what follows it as long as lines end in a page number or come back
/// as titles; elsewhere, lines with dot leaders, and runs of lines that end in a page number.
void find_contents(std::vector<TextLine>& lines, std::string_view source);

}  // namespace kaiji
