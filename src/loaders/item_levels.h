// SPDX-License-Identifier: Apache-2.0
#pragma once
// The depth of list items, from their indents and, where a converter lost those, from their marks.

#include <cstdint>
#include <vector>

#include "loaders/lines.h"

namespace kaiji {

/// Follows one list from item to item.
class ItemLevels {
 public:
  /// Level of the next item, from 1.
  std::uint8_t next(const TextLine& item);
  /// Level of a line without mark that stands below the last item as a part of it.
  std::uint8_t below() const { return static_cast<std::uint8_t>(open_.size() < 254 ? open_.size() + 1 : 255); }
  bool open() const { return !open_.empty(); }
  /// Indent of the last item, in display cells.
  std::uint32_t indent() const { return open_.empty() ? 0 : open_.back().indent; }
  void clear() { open_.clear(); }

 private:
  struct Item {
    std::uint32_t indent = 0;
    MarkKind kind = MarkKind::None;
    char32_t sign = 0;
  };
  std::vector<Item> open_;
};

}  // namespace kaiji
