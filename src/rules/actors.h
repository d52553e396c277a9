// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who acts in a clause: a party directly followed by a mark of the one who acts. Used by promise.h. Pure functions.

#include <string>
#include <string_view>
#include <vector>

namespace kaiji {

/// One of `subjects` directly followed by one of `marks`, at its last place in `text` (a byte offset); npos where there
/// is none. A party whose verb only modifies a noun, one of `relatives` right behind the mark (「当社が定める方法」),
/// does not act.
std::size_t last_subject(std::string_view text, const std::vector<std::string>& subjects,
                         const std::vector<std::string>& marks, const std::vector<std::string>& relatives = {});

}  // namespace kaiji
