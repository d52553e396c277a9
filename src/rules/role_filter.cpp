// SPDX-License-Identifier: Apache-2.0
#include "rules/role_filter.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace kaiji {
namespace {

constexpr std::array<std::pair<std::string_view, BlockRole>, 6> kRoles = {{{"statement", BlockRole::Statement},
                                                                           {"question", BlockRole::Question},
                                                                           {"label", BlockRole::Label},
                                                                           {"header", BlockRole::Header},
                                                                           {"history", BlockRole::History},
                                                                           {"outside", BlockRole::Outside}}};

}  // namespace

RoleFilter RoleFilter::read(TomlReader& keys) {
  RoleFilter filter;
  const auto words = keys.strings("roles");
  if (words.empty()) return filter;
  filter.roles_ = 0;
  for (const auto& word : words) {
    bool known = word == "any";
    for (const auto& [name, role] : kRoles) {
      if (word != "any" && word != name) continue;
      filter.roles_ |= 1u << static_cast<unsigned>(role);
      known = true;
    }
    if (!known) keys.reject("roles", fmt::format("unknown role '{}'", word));
  }
  return filter;
}

}  // namespace kaiji
