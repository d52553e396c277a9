// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words of manner that no list can hold: adverbs (こまめに), adjectival nouns with に (厳格に, 多層的に), adjectives
// before a verb (厳しく). Where a promise has one of them and nothing concrete, it carries the promise. Used by the
// kind `vague`.

#include <set>
#include <string>
#include <vector>

#include "claims/analysis.h"

namespace kaiji {

/// The words of manner of one sentence but those in `plain`, which say something definite (自動的に, 同時に). A word
/// before する and なる says a result (無効にする), no manner. Linear in the sentence.
std::vector<TextSpan> manner_words(const Analysis& analysis, SentenceIndex sentence,
                                   const std::set<std::string, std::less<>>& plain);

}  // namespace kaiji
