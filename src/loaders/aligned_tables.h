// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables whose columns are made of spaces, as converters of PDF lay them out.

#include <span>
#include <string_view>
#include <vector>

#include "document/builder.h"
#include "loaders/lines.h"

namespace kaiji {

/// Marks runs of three lines and more whose cells start at the same columns as LineKind::AlignedRow.
void find_aligned_lines(std::vector<TextLine>& lines, std::string_view source);

/// Adds the table that the rows make; a cell goes to the column of the widest row that it starts nearest to.
void add_aligned_table(std::span<const TextLine> rows, DocumentBuilder& builder);

}  // namespace kaiji
