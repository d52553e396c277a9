// SPDX-License-Identifier: Apache-2.0
#pragma once
// Table::labels: which blocks name each row of a table, merged cells included. For the builder.

#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/table_reading.h"

namespace kaiji {

/// One list of blocks a row, from the outermost. `text` is what the blocks' spans point into; a cell that says 「同上」
/// stands for the one above it. Linear in the number of cells.
std::vector<std::vector<BlockIndex>> name_rows(const Table& table, const std::vector<RowKind>& rows,
                                               const std::vector<Block>& blocks, std::string_view text);

}  // namespace kaiji
