// SPDX-License-Identifier: Apache-2.0
#include "loaders/item_levels.h"

#include <algorithm>

namespace kaiji {

std::uint8_t ItemLevels::next(const TextLine& item) {
  const Item next{item.indent, item.mark.kind, item.mark.sign};
  const auto same = [&](const Item& open) { return open.kind == next.kind && open.sign == next.sign; };
  while (!open_.empty() && open_.back().indent > next.indent + 1) open_.pop_back();
  // Marks tell siblings from children among items of one indent.
  const auto twin = std::find_if(open_.begin(), open_.end(), [&](const Item& open) {
    return same(open) && open.indent <= next.indent + 1 && next.indent <= open.indent + 1;
  });
  if (twin != open_.end()) open_.erase(twin, open_.end());
  if (open_.size() < 254) open_.push_back(next);
  return static_cast<std::uint8_t>(open_.size());
}

}  // namespace kaiji
