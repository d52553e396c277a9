// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of plain text: rows of '|' and rows of tabs.

#include <span>
#include <string_view>
#include <vector>

#include "document/builder.h"
#include "loaders/lines.h"

namespace kaiji {

/// Marks runs of two rows and more as LineKind::PipeRow or LineKind::TabRow. A short line without tabs between two tab
/// rows is a row with one cell.
void find_table_lines(std::vector<TextLine>& lines, std::string_view source);

/// A line with a bar at its start, or with at least two bars.
bool is_pipe_row(std::string_view words);

/// Adds the table of rows with bars; a rule ("|---|---|") in the second row makes the first one the header.
void add_pipe_table(std::span<const SourceSpan> rows, DocumentBuilder& builder);

/// Adds the table that the rows make; all are of one kind.
void add_table(std::span<const TextLine> rows, DocumentBuilder& builder);

}  // namespace kaiji
