// SPDX-License-Identifier: Apache-2.0
#include "unit/document/outline.h"

#include <fmt/format.h>

#include <array>

namespace kaiji {
namespace {

constexpr std::array kKinds = {"heading", "paragraph", "item",      "cell",        "note",   "quote",
                               "code",    "contents",  "furniture", "frontmatter", "comment"};
constexpr std::array kRoles = {"statement", "question", "label", "header", "history", "outside"};

}  // namespace

std::string outline(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out += kKinds[static_cast<std::size_t>(block.kind)];
    if (block.level > 0) out += std::to_string(block.level);
    if (block.table != kNone) out += fmt::format("({},{})", block.row, block.column);
    const bool plain = block.role == BlockRole::Outside || (block.role == BlockRole::Statement && block.table == kNone);
    if (!plain) out += fmt::format(" {}", kRoles[static_cast<std::size_t>(block.role)]);
    if (!block.number.empty()) out += fmt::format(" [{}]", block.number);
    out += fmt::format(" {}\n", document.text_of(block));
  }
  return out;
}

}  // namespace kaiji
