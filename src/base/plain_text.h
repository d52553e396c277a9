// SPDX-License-Identifier: Apache-2.0
#pragma once
// Looks over the bytes of text files quickly, for readers of packs (plain_toml.h). Pure functions; thread-safe.

#include <cstdint>
#include <string_view>

namespace kaiji {

/// UTF-8 without a byte order mark, carriage returns and other controls but line ends and tabs.
bool is_plain_text(std::string_view text);

/// Characters of UTF-8: bytes that continue none.
std::uint32_t count_characters(std::string_view text);

}  // namespace kaiji
