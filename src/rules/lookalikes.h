// SPDX-License-Identifier: Apache-2.0
#pragma once
// Characters that look like another one, in the blocks of a document. Used by the kind `lookalike`. Thread-safe; one
// pass over the source.

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.h"

namespace kaiji {

enum class LookalikeScript : std::uint8_t {
  Radicals,  ///< Kangxi radicals and CJK radicals (U+2F00 to U+2FD5, U+2E80 to U+2EF3) for ideographs
  Latin,     ///< Cyrillic and Greek letters between Latin letters
  Katakana,  ///< kanji such as 一 and 力 and dashes in the place of a katakana
};

struct Lookalike {
  SourceSpan place;         ///< one character of the source
  std::string replacement;  ///< the character that is meant
};

/// In the order of the source; comments and code are left out.
std::vector<Lookalike> find_lookalikes(const Document& document, LookalikeScript script);

}  // namespace kaiji
