// SPDX-License-Identifier: Apache-2.0
#pragma once
// How much a word tells: the rarer in the labelled corpus, the more. Immutable, thread-safe.

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "likeness/lexicon.h"

namespace kaiji {

class WordWeights {
 public:
  WordWeights() = default;
  /// Reads `statements N` and lines `word N WORD`: how many statements the corpus has, and in how many of them a word
  /// stands, for the words that are not rare. Fails with file and line.
  static Result<WordWeights> load(const std::filesystem::path& file);

  /// The logarithm of the inverse of its frequency; of an unknown word that of the rarest.
  double of(std::string_view word) const;

 private:
  double rarest_ = 8.0;
  std::unordered_map<std::string, double, WordHash, std::equal_to<>> weights_;
};

}  // namespace kaiji
