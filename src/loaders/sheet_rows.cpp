// SPDX-License-Identifier: Apache-2.0
#include "loaders/sheet_rows.h"

#include <algorithm>

namespace kaiji {

std::vector<SheetRow> read_sheet_rows(std::span<const std::uint32_t> filled) {
  std::vector<SheetRow> rows(filled.size(), SheetRow::Blank);
  bool before = true;  // no table yet
  for (std::size_t begin = 0; begin < filled.size();) {
    if (filled[begin] == 0) {
      ++begin;
      continue;
    }
    const auto end = static_cast<std::size_t>(
        std::find(filled.begin() + static_cast<std::ptrdiff_t>(begin), filled.end(), 0u) - filled.begin());
    const auto wide =
        std::find_if(filled.begin() + static_cast<std::ptrdiff_t>(begin),
                     filled.begin() + static_cast<std::ptrdiff_t>(end), [](std::uint32_t cells) { return cells > 1; });
    const auto first = static_cast<std::size_t>(wide - filled.begin());
    for (auto i = begin; i < end; ++i) {
      const bool title = first == end || (before && i < first);
      rows[i] = title ? SheetRow::Title : SheetRow::Table;
    }
    before = before && first == end;
    begin = end;
  }
  return rows;
}

std::string column_name(std::uint32_t column) {
  std::string name;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

}  // namespace kaiji
