// SPDX-License-Identifier: Apache-2.0
#include "rules/quotation.h"

#include <utility>

namespace kaiji {
namespace {

bool open_at_end(std::string_view before, std::string_view open, std::string_view close) {
  const auto last_open = before.rfind(open);
  if (last_open == std::string_view::npos) return false;
  const auto last_close = before.rfind(close);
  return last_close == std::string_view::npos || last_close < last_open;
}

}  // namespace

bool inside_quotes(std::string_view before) {
  return open_at_end(before, "「", "」") || open_at_end(before, "『", "』") || open_at_end(before, "“", "”");
}

bool inside_brackets(std::string_view before) {
  return inside_quotes(before) || open_at_end(before, "(", ")") || open_at_end(before, "[", "]") ||
         open_at_end(before, "【", "】") || open_at_end(before, "<", ">");
}

}  // namespace kaiji
