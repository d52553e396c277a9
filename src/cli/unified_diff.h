// SPDX-License-Identifier: Apache-2.0
#pragma once
// Differences of two texts as `patch` and `git apply` read them.

#include <string>
#include <string_view>

namespace kaiji {

/// The unified diff with three lines of context; empty where the texts are equal. `path` stands behind a/ and b/.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace kaiji
