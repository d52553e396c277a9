// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a line reads: as a sentence, a part of one, a title, a pair of key and value. Texts are normalized. Pure
// functions.

#include <string_view>

namespace kaiji {

/// Ends with a full stop or its like, brackets behind it included.
bool is_terminated(std::string_view text);
/// Has a predicate at its end (「…します」「…である」「…ください」) or a full stop anywhere.
bool is_sentence(std::string_view text);
/// Breaks off inside a sentence: ends with a comma, a particle, an open bracket, a conjunction.
bool breaks_off(std::string_view text);
/// The same, or ends as titles also do: 「…し」, 「…割当て」.
bool may_break_off(std::string_view text);
/// Goes on with a sentence: starts with a particle, a closing bracket or a comma.
bool goes_on(std::string_view text);
/// 「保存期間:1年」: a short key, a colon, a value.
bool is_key_value(std::string_view text);
/// Could be a title on its own line: short, no predicate, no value, no date, no address, no company.
bool is_title(std::string_view text);
/// A title that opens a part of the first rank whatever stands around: はじめに, 附則, 改定履歴.
bool is_outer_title(std::string_view text);
/// 「目次」 and its like.
bool is_contents_title(std::string_view text);

}  // namespace kaiji
