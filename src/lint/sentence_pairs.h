// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which sentence of one edition of a document became which sentence of the next. Order does not count: a section that
// moved pairs with itself. Pure, thread-safe.

#include <vector>

#include "claims/analysis.h"

namespace kaiji {

struct SentencePairs {
  std::vector<SentenceIndex> after;   ///< by sentence of the old edition: its sentence in the new one, or kNone
  std::vector<SentenceIndex> before;  ///< by sentence of the new edition: its sentence in the old one, or kNone
};

/// Pairs sentences with the same words first, then the rest by the share of character pairs they have in common, the
/// most alike first. Only blocks that state something are paired: statements, labels and questions with their like.
/// Cost: linear in the sentences that stayed, and in the character pairs that changed sentences share.
SentencePairs pair_sentences(const Analysis& old_edition, const Analysis& new_edition);

}  // namespace kaiji
