// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which blocks of a document a check looks at, by what they do there. Read from a rule's `roles`; used by the kinds
// that look at words rather than at claims. Immutable.

#include <cstdint>
#include <string_view>

#include "base/toml.h"
#include "document/document.h"

namespace kaiji {

class RoleFilter {
 public:
  /// Reads `roles`: statement, question, label, header, history, outside, any. Statements alone where it is absent.
  /// An unknown role sticks to `keys` as an error.
  static RoleFilter read(TomlReader& keys);

  auto operator<=>(const RoleFilter&) const = default;
  bool holds(const Block& block) const { return (roles_ >> static_cast<unsigned>(block.role) & 1u) != 0; }

 private:
  std::uint32_t roles_ = 1u << static_cast<unsigned>(BlockRole::Statement);
};

/// What the key `roles` is, for the schema.
inline constexpr std::string_view kRolesSummary =
    "What the block must do in the document: statement (default), question, label, header, history, outside, any.";

}  // namespace kaiji
