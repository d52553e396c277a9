// SPDX-License-Identifier: Apache-2.0
#pragma once
// Path patterns of kaiji.toml. Pure functions.

#include <string_view>

namespace kaiji {

/// Whether a path with '/' separators matches: '?' is one byte and '*' any bytes of one folder or file name, "**" any
/// folders; a pattern that ends with '/' means everything below; a pattern without '/' matches a name in any folder.
/// Time is at most the product of both lengths.
bool matches_glob(std::string_view pattern, std::string_view path);

}  // namespace kaiji
