// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words by which Japanese check sheets and tables name their columns, and the wording of requirements and answers.
// Texts are normalized. Pure functions.

#include <cstdint>
#include <string_view>

#include "document/document.h"

namespace kaiji {

/// What a header cell says about its column. A weak word (「内容」「詳細」) names the answer where no other column
/// does, and the question where one does.
enum class HeaderWord : std::uint8_t {
  None,
  Number,
  Label,
  Question,
  Answer,
  WeakAnswer,
  Remark,
  Revision,
  Version,
  Date
};

/// Longest text, in bytes, that is taken for a header: about 20 Japanese characters.
inline constexpr std::size_t kLongestHeader = 60;

HeaderWord header_word(std::string_view text);
/// A header over cells that hold both: 「設問 回答」, 「確認事項/回答」, 「項目と対応状況」.
bool names_question_and_answer(std::string_view text);
/// Says that the cell above holds here, too: 「同」, 「同上」, 「〃」.
bool is_ditto(std::string_view text);

/// Asks or requires: 「…の有無」「…していますか」「…か否か」「…を記述」. Never an answer.
bool asks(std::string_view text);
/// Asks as a sentence of prose does: 「…ですか」「…の有無」「…?」, not 「…を記載」.
bool asks_in_prose(std::string_view text);
/// May ask: 「…の状況」「…の方法」「…すること」 without a predicate of its own.
bool may_ask(std::string_view text);
/// Requires: 「…すること」.
bool requires_action(std::string_view text);
/// Answers on its own: 「有り …」「○」「N/A」, a sentence, an address.
bool answers(std::string_view text);
/// Begins with a word that answers a question on its own.
bool starts_with_answer(std::string_view text);
/// Holds a company, a date, an address: what a header does not.
bool is_value(std::string_view text);
/// True for text with a digit, or with a figure in kanji before a unit (六十日以内).
bool has_figure(std::string_view text);
/// A row number: digits with dots, hyphens, letters or brackets around.
bool is_row_number(std::string_view text);
/// A heading or header that announces the revision history of the document.
bool names_history(std::string_view text);

}  // namespace kaiji
