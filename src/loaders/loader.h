// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bytes of a format → Document. Each file of loaders/formats/ is one loader and defines one constant
// `loader_<stem>`; the build makes the table. Loaders take bytes, never paths, and keep no state.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace kaiji {

struct LoadedParts;

struct Loader {
  std::string_view name;                         ///< "markdown", "text"
  std::span<const std::string_view> extensions;  ///< lower case, with the dot
  /// Fails where the bytes are not of the format; a faulty document still gives a Document.
  Result<Document> (*load)(std::string path, std::string_view bytes);
  /// The same for another edition of a text of which parts are known (loaders/loaded_parts.h); nullptr where there is
  /// nothing to be gained.
  Result<Document> (*load_edition)(std::string path, std::string_view bytes, LoadedParts& known) = nullptr;
};

/// All loaders, sorted by name.
std::span<const Loader* const> loaders();
/// The loader for a file name, or nullptr.
const Loader* loader_for(std::string_view path);
/// Loads by the extension of `path`. Fails for an unknown format with the formats that are known.
Result<Document> load_document(std::string path, std::string_view bytes);

}  // namespace kaiji
