// SPDX-License-Identifier: Apache-2.0
#include "document/document.h"

#include <algorithm>

namespace kaiji {

BlockIndex Document::block_at(TextOffset at) const {
  const auto after = std::upper_bound(blocks.begin(), blocks.end(), at,
                                      [](TextOffset value, const Block& block) { return value < block.text.begin; });
  return after == blocks.begin() ? kNone : static_cast<BlockIndex>(after - blocks.begin() - 1);
}

std::vector<BlockIndex> Document::row_labels(BlockIndex cell) const {
  const Block& block = blocks[cell];
  if (block.table == kNone || block.role == BlockRole::Header) return {};
  auto labels = tables[block.table].labels[block.row];
  labels.erase(std::remove(labels.begin(), labels.end(), cell), labels.end());
  return labels;
}

std::vector<BlockIndex> Document::column_headers(BlockIndex cell) const {
  std::vector<BlockIndex> headers;
  const Block& block = blocks[cell];
  if (block.table == kNone || block.role == BlockRole::Header) return headers;
  const Table& table = tables[block.table];
  for (std::uint32_t row = 0; row < table.header_rows; ++row) {
    const auto& cells = table.cells[row];
    // An empty header cell belongs to the one on its left: merged columns.
    for (auto column = std::min<std::size_t>(block.column + 1, cells.size()); column-- > 0;) {
      if (cells[column] == kNone) continue;
      headers.push_back(cells[column]);
      break;
    }
  }
  return headers;
}

std::vector<BlockIndex> Document::headings(BlockIndex block) const {
  std::vector<BlockIndex> found;
  for (auto section = blocks[block].section; section != kNone; section = sections[section].parent) {
    const auto heading = sections[section].heading;
    if (heading != kNone && heading != block) found.push_back(heading);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

const DocumentPart* Document::part_at(SourceOffset at) const {
  const auto after = std::upper_bound(parts.begin(), parts.end(), at,
                                      [](SourceOffset place, const DocumentPart& part) { return place < part.begin; });
  return after == parts.begin() ? nullptr : &*(after - 1);
}

}  // namespace kaiji
