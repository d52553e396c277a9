// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a statement is about besides its topic: メールの送信履歴|は|バックアップ|の対象ではありません. Two statements
// about two things do not meet. Pure, thread-safe.

#include <string>

#include "claims/reading.h"

namespace kaiji {

/// The words that name the thing, without those that stand for any (お客様のデータ, 当社); empty where none are left.
/// The topics of `entry` are looked for in `sentence`, which is the reading's own or the label above it; `place` is
/// the statement in it.
std::string thing_of(const ReadingView& reading, SentenceIndex sentence, const Concept& entry, TextSpan place,
                     const Vocabulary::State& state);

/// Who does what a statement says: [コールセンターの要員]は在宅での業務を行わない; empty where that is anybody of the
/// company.
std::string performer_of(const ReadingView& reading, const Concept& entry, TextSpan place,
                         const Vocabulary::State& state);

/// The thing of a figure: [計量]の記録の保存 7年; the name of its row or item where that has no word of the concept.
std::string thing_of_figure(const ReadingView& reading, const Concept& entry, TextSpan value,
                            const Vocabulary::State& state);

/// The thing of words that state something without a topic: [処方のデータベース]:AES-256, [バッチサーバー]は1台構成.
std::string thing_before(const ReadingView& reading, TextSpan place, const Vocabulary::State& state);

/// The thing of an answer that words in brackets behind it name: なし([入稿]データは再入稿をお願いします).
std::string thing_in_bracket(const ReadingView& reading, const Concept& entry, TextSpan answer,
                             const Vocabulary::State& state);

/// The thing of a statement that says itself that it is about all.
inline constexpr std::string_view kEverything = "*";

/// True where two things share a pair of characters, or one of them is unknown.
bool things_meet(std::string_view a, std::string_view b);

}  // namespace kaiji
