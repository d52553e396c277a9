// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of plain text: rows of '|' and rows of tabs.

#include <span>
#include <string_view>
#include <vector>

#include "document/builder.h"
#include "loaders/lines.h"

namespace kaiji {

/// A line with a bar at its start, or with at least two bars.
bool is_pipe_row(std::string_view words);
/// Two words or more with tabs between.
bool is_tab_row(std::string_view words);
/// Adds the table that the rows make. `lines` are all pipe rows (or all tab rows).
void add_pipe_table(std::span<const TextLine> lines, DocumentBuilder& builder);
void add_tab_table(std::span<const TextLine> lines, DocumentBuilder& builder);

}  // namespace kaiji
