// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a statement of yes or no is about besides its topic: メールの送信履歴|は|バックアップ|の対象ではありません. Two
// statements about two things do not meet. Pure, thread-safe.

#include <string>

#include "claims/reading.h"

namespace kaiji {

/// The words that name the thing, without those that stand for any (お客様のデータ, 当社); empty where none are left.
/// The topics of `entry` are looked for in `sentence`, which is the reading's own or the label above it; `place` is
/// the statement in it.
std::string thing_of(const ReadingView& reading, SentenceIndex sentence, const Concept& entry, TextSpan place,
                     const Vocabulary::State& state);

/// The thing of a statement that says itself that it is about all.
inline constexpr std::string_view kEverything = "*";

/// True where two things share a pair of characters, or one of them is unknown.
bool things_meet(std::string_view a, std::string_view b);

}  // namespace kaiji
