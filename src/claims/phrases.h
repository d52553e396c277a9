// SPDX-License-Identifier: Apache-2.0
#pragma once
// Phrases of a sentence around a topic: what it is said of, what it is done to, and whether words can name a thing.
// Pure, thread-safe; every view points into the words given.

#include <cstddef>
#include <string_view>

namespace kaiji {

/// Bytes of a phrase; a longer one is no name of a thing.
inline constexpr std::size_t kLongestPhrase = 90;

bool is_hiragana(std::string_view character);

/// The words before the last of the marks that end a phrase: 、 。 and brackets.
std::string_view last_phrase(std::string_view words);

/// 「Xは」 or 「X:」 at the head of a sentence, before its topic; not 「Xには」, which is a place.
std::string_view stated_phrase(std::string_view before);

/// 「当社は、仮想サーバーについて|稼働率99.9%を保証」: what a sentence says that it is about.
std::string_view about_phrase(std::string_view before);

/// 「Xの|バックアップ」, 「Xを|暗号化」: what stands right before the topic.
std::string_view modifier(std::string_view before);

/// 「Xでは、|topic」, 「Xには|topic」: the place or the case that a statement is limited to.
std::string_view limiting_phrase(std::string_view before);

/// 「Xを…に|委託」, 「Xを、…へ|提供」: what is done to X.
std::string_view object_phrase(std::string_view before);

/// 「AES-256|で画像を暗号化」: what is treated with the means that stands before.
std::string_view object_behind(std::string_view behind);

/// True for words that can name a thing: nouns joined by の, と or や, no figure, no time (契約終了後, 障害時).
bool is_name(std::string_view phrase);

/// 「画像に不審な点があるときは」: a case and no thing.
bool names_case(std::string_view phrase);

/// 「九十日の」, 「30日の」; the 一 of 一次受付 is none.
bool names_figure(std::string_view phrase);

/// Who does it is no thing that it is done to.
bool names_person(std::string_view phrase);

/// 〔生〕 of 「〔生〕月間稼働率は99.99%以上とし」: what an item says in brackets that it is about; empty where it says
/// nothing.
std::string_view bracketed_name(std::string_view text);

}  // namespace kaiji
