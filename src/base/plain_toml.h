// SPDX-License-Identifier: Apache-2.0
#pragma once
// The plain part of TOML that packs and dictionaries are written in, read in a fraction of the time that toml++ takes:
// every start of the program reads half a megabyte of it. What is not plain, errors included, is left to toml++, which
// alone decides what TOML is. Used by toml.cpp alone.

#include <optional>
#include <string_view>

#include "base/toml.h"

namespace kaiji {

/// Reads all of TOML with toml++; otherwise as parse_toml.
Result<TomlValue> parse_any_toml(std::string_view text, std::string_view path);

/// The same value as by toml++, or nothing: then toml++ must read the text.
std::optional<TomlValue> parse_plain_toml(std::string_view text);

}  // namespace kaiji
