// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether an expression matched a word or a piece cut out of a longer one: 全 in 安全, 「しまた」 in 「しまたは」,
// バックアプ in フォールバックアプローチ. Japanese writes no spaces, so an expression cannot say where a word ends;
// MeCab's morphemes do. For the kinds that look at words. Thread-safe as `Analysis::tokens` is.

#include <string_view>

#include "claims/analysis.h"

namespace kaiji {

/// The edges of a finding at which a word may have been cut. Words of the expression around its group, and a gap at its
/// end ([^。]{0,9}), say themselves what stands there.
struct FreeEdges {
  bool begin = true;
  bool end = true;
};

/// The free edges of the matches of an expression (RE2) or of its first capturing group.
FreeEdges free_edges(std::string_view expression);

/// A morpheme of the dictionary goes on over a free edge of `words` in the same script: kanji, katakana, Latin letters;
/// of hiragana only words that do not inflect, because an expression may leave off an ending.
bool cuts_word(const Analysis& analysis, SentenceIndex sentence, TextSpan words, FreeEdges edges = {});
/// As `cuts_word`, at both ends: what repeats across two words (インスタンスタイプ) is in neither.
bool lies_across_words(const Analysis& analysis, SentenceIndex sentence, TextSpan words);

}  // namespace kaiji
