// SPDX-License-Identifier: Apache-2.0
#pragma once
// The inside of DictionaryFolder (claims/analyzer.h): dictionary files as they are read. Used by vocabulary.cpp alone.

#include <array>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/toml.h"
#include "claims/analyzer.h"

namespace kaiji {

/// Those with the concepts, in the order in which they are compiled.
inline constexpr std::array<std::string_view, 2> kConceptFiles{"concepts.toml", "statements.toml"};

/// One dictionary file while it is read.
struct Dictionary {
  TomlValue root;
  std::string path;
};

/// Fails where the file cannot be read, or is no TOML.
Result<Dictionary> open_dictionary(const std::filesystem::path& folder, std::string_view name);

struct DictionaryFolder::State {
  std::filesystem::path folder;
  std::array<std::once_flag, kConceptFiles.size()> once;
  std::array<Result<Dictionary>, kConceptFiles.size()> files;

  /// The file kConceptFiles[index], read when it is first asked for.
  const Result<Dictionary>& concepts(std::size_t index);
};

}  // namespace kaiji
