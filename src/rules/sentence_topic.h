// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a sentence is about, by its particles, for those who ask whether two sentences speak of the same thing. Free
// functions over normalized text, thread-safe.

#include <string_view>

#include "claims/analysis.h"

namespace kaiji {

/// What a sentence says it is about in so many words (「Aについては」); empty where it does not.
std::string_view topic_of(std::string_view words);

/// What a sentence is about: its words before the first 「は」, or 「を」, outside brackets; or all. Bytes of the text.
TextSpan subject_span(std::string_view text, TextSpan sentence);

/// 「D-5.」, 「6.2」: whether a title begins with the number of a section.
bool begins_with_section_number(std::string_view title);

/// Whether the next sentence begins with another case than the one before is about: 「Aについては…。Bについては…。」,
/// 「計画停止は…。予期しない停止は…。」
bool changes_topic(std::string_view next, std::string_view own);

/// A noun that two sentences may share without speaking of the same thing: サービス, 管理, 場合.
bool is_common_noun(std::string_view word);

/// Whether a noun names the deed of a verb of the sentence in other letters: 「呼出し」 for 「担当者を呼び出す」.
bool names_deed(const Analysis& analysis, SentenceIndex sentence, std::string_view noun);

}  // namespace kaiji
