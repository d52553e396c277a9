// SPDX-License-Identifier: Apache-2.0
#pragma once
// A reader of one sort of typed value. Each file of claims/extractors/ defines one constant `extractor_<stem>`.

#include <span>
#include <string_view>
#include <vector>

#include "claims/value.h"
#include "document/document.h"
#include "language/sentences.h"

namespace kaiji {

class Vocabulary;

struct Extractor {
  std::string_view name;
  ValueType type;
  /// Appends the values of one sentence; `text` is the document's whole text, spans are in it.
  void (*extract)(std::string_view text, const Sentence& sentence, const Vocabulary& vocabulary,
                  std::vector<FoundValue>& values);
};

/// All extractors, sorted by name.
std::span<const Extractor* const> extractors();

}  // namespace kaiji
