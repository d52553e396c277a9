// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words that take something out of a statement: ただし, 以外は, 場合があります. Pure, thread-safe.

#include "claims/reading.h"
#include "claims/vocabulary.h"

namespace kaiji {

/// `absolute`: the statement is one of all or none, so that words in brackets narrow it as well; a figure
/// (稼働率99.9%(計画停止を除く)) keeps what it says.
bool states_exception(const ReadingView& reading, TextSpan value, const Concept& entry, const Vocabulary::State& state,
                      bool absolute);

/// 「…ことはありません。」 followed by 「ただし…」 or 「(…を除く)」 is one statement.
bool exception_follows(const ReadingView& reading, const Vocabulary::State& state);

}  // namespace kaiji
