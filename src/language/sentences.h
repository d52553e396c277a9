// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sentences of a document's blocks. A sentence never crosses a block. ICU breaks; a break inside brackets is no break.

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kaiji {

using SentenceIndex = std::uint32_t;

struct Sentence {
  TextSpan span;  ///< without white space at either end, the closing mark included
  BlockIndex block = 0;
};

/// The sentences of all blocks but comments, furniture and code, in the order of the text.
std::vector<Sentence> split_sentences(const Document& document);

}  // namespace kaiji
