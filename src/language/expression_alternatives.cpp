// SPDX-License-Identifier: Apache-2.0
#include "language/expression_literals.h"

namespace kaiji {

std::vector<std::string> alternatives_of(std::string_view expression) {
  constexpr std::string_view kIgnoreCase = "(?i)";
  const std::string_view prefix = expression.starts_with(kIgnoreCase) ? kIgnoreCase : std::string_view{};
  std::vector<std::string> alternatives;
  std::size_t begin = prefix.size();
  int depth = 0;
  bool inside_class = false;
  const auto close = [&](std::size_t end) {
    alternatives.push_back(std::string(prefix).append(expression.substr(begin, end - begin)));
  };
  for (std::size_t at = begin; at < expression.size(); ++at) {
    const char c = expression[at];
    if (c == '\\') {
      ++at;
    } else if (inside_class) {
      inside_class = c != ']';
    } else if (c == '[') {
      inside_class = true;
      if (expression.substr(at + 1).starts_with("^")) ++at;
      if (expression.substr(at + 1).starts_with("]")) ++at;
    } else if (c == '(') {
      ++depth;
      if (!expression.substr(at + 1).starts_with("?:")) return {std::string(expression)};
    } else if (c == ')') {
      --depth;
    } else if (c == '|' && depth == 0) {
      close(at);
      begin = at + 1;
    }
  }
  close(expression.size());
  return alternatives;
}

}  // namespace kaiji
