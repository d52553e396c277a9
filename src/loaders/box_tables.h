// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of plain text that are drawn with lines: 「┌──┬──┐」, 「│稼働率│99.9%│」, and with plus signs and bars.

#include <span>
#include <string_view>
#include <vector>

#include "document/builder.h"
#include "loaders/lines.h"

namespace kaiji {

/// Marks runs of drawn rows and the rules around them as LineKind::BoxRow.
void find_box_lines(std::vector<TextLine>& lines, std::string_view source);

/// Adds the table of drawn rows. A row whose first cell is blank goes on with the row above it, unless a rule stands
/// between; one rule behind the first row makes that row the header.
void add_box_table(std::span<const TextLine> rows, DocumentBuilder& builder);

}  // namespace kaiji
