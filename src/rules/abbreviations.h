// SPDX-License-Identifier: Apache-2.0
#pragma once
// dictionaries/abbreviations.toml: abbreviations that a reader outside the trade does not know, with what they stand
// for. For the kind `abbreviation`. Immutable once loaded.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace kaiji {

struct Abbreviation {
  std::string word;                ///< SPOF
  std::string english;             ///< Single Point of Failure
  std::vector<std::string> names;  ///< what explains it in Japanese: 単一障害点
};

/// Fails with path:line:column.
Result<std::vector<Abbreviation>> load_abbreviations(const std::filesystem::path& file);

}  // namespace kaiji
