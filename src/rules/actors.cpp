// SPDX-License-Identifier: Apache-2.0
#include "rules/actors.h"

#include <algorithm>

#include "base/find.h"

namespace kaiji {

std::size_t last_subject(std::string_view text, const std::vector<std::string>& subjects,
                         const std::vector<std::string>& marks, const std::vector<std::string>& relatives) {
  std::size_t last = std::string_view::npos;
  const auto see = [&](std::string_view front) {
    for (const auto& subject : subjects) {
      const auto at = front.size() - subject.size();
      if (front.ends_with(subject) && (last == std::string_view::npos || at > last)) last = at;
    }
  };
  for (const auto& mark : marks) {
    for (auto at = find_word(text, mark); at != std::string_view::npos; at = find_word(text, mark, at + 1)) {
      const auto rest = text.substr(at + mark.size());
      const bool modifies = std::any_of(relatives.begin(), relatives.end(),
                                        [&](const std::string& relative) { return rest.starts_with(relative); });
      if (!modifies) see(text.substr(0, at));
    }
  }
  return last;
}

}  // namespace kaiji
