// SPDX-License-Identifier: Apache-2.0
#pragma once
// The columns of a table: which row names them, and what each holds. Part of table_reading.h.

#include <cstddef>
#include <vector>

#include "document/table_reading.h"

namespace kaiji {

/// The header rows at the top: what the format says, corrected by the words of the cells.
std::uint32_t count_header_rows(const TableDraft& table);
/// The width of the widest row.
std::size_t table_width(const TableDraft& table);
/// One role a column, by header words first and by the wording of the cells below where those are silent.
std::vector<ColumnRole> read_columns(const TableDraft& table, std::uint32_t header_rows);
/// A table of a document's own revisions: version or date beside what changed.
bool is_history(const TableDraft& table, std::uint32_t header_rows);

}  // namespace kaiji
