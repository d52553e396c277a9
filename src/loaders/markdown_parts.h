// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a Markdown text can be cut so that its parts, read one by one, give what the whole gives. Pure function.

#include <string_view>
#include <vector>

#include "text/span.h"

namespace kaiji {

/// The parts, one behind the other: each but the first begins with a heading (#) at the begin of a line behind a blank
/// one, which ends all lists, quotations, paragraphs and tables before it. The whole is one part where something may
/// reach further: link targets that stand elsewhere, comments over several lines, scripts, odd fences.
std::vector<SourceSpan> markdown_parts(std::string_view text);

}  // namespace kaiji
