// SPDX-License-Identifier: Apache-2.0
#include "rules/quotation.h"

#include <utility>

#include "base/strings.h"

namespace kaiji {
namespace {

/// From the end to the nearest of the two marks.
bool open_at_end(std::string_view before, std::string_view open, std::string_view close) {
  for (std::size_t at = before.size(); at-- > 0;) {
    if (stands_at(before, at, open)) return true;
    if (stands_at(before, at, close)) return false;
  }
  return false;
}

}  // namespace

bool inside_quotes(std::string_view before) {
  return open_at_end(before, "「", "」") || open_at_end(before, "『", "』") || open_at_end(before, "“", "”");
}

bool inside_brackets(std::string_view before) {
  return inside_quotes(before) || open_at_end(before, "(", ")") || open_at_end(before, "[", "]") ||
         open_at_end(before, "【", "】") || open_at_end(before, "<", ">");
}

bool bracket_states(std::string_view rest) {
  const auto close = rest.find(')');
  const auto inside = rest.substr(0, close);
  return close != rest.npos && (inside.ends_with("場合があります") || inside.ends_with("場合がございます"));
}

}  // namespace kaiji
