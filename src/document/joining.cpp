// SPDX-License-Identifier: Apache-2.0
#include "document/joining.h"

namespace kaiji {
namespace {

template <class Space>
Span<Space> moved(Span<Space> span, std::uint32_t by) {
  return {{span.begin.value + by}, {span.end.value + by}};
}

BlockIndex moved(BlockIndex index, std::size_t by) {
  return index == kNone ? kNone : index + static_cast<std::uint32_t>(by);
}

}  // namespace

void join(const BuiltPart& part, SourceOffset begin, Document& whole) {
  const auto text = static_cast<std::uint32_t>(whole.normalized.text.size());
  const auto first_block = whole.blocks.size();
  const auto first_table = whole.tables.size();
  for (Block block : part.document.blocks) {
    block.text = moved(block.text, text);
    block.source = moved(block.source, begin.value);
    block.table = moved(block.table, first_table);
    whole.blocks.push_back(std::move(block));
  }
  for (Table table : part.document.tables) {
    if (!table.source.empty()) table.source = moved(table.source, begin.value);
    for (auto* rows : {&table.cells, &table.labels})
      for (auto& row : *rows)
        for (BlockIndex& block : row) block = moved(block, first_block);
    whole.tables.push_back(std::move(table));
  }
  whole.normalized.text += part.document.normalized.text;
  whole.normalized.map.append(part.document.normalized.map, begin.value);
}

}  // namespace kaiji
