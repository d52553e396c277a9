// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands between vague words and what may make them concrete, and right behind them. Used by companion_window.h.
// Thread-safe.

#include "rules/rule.h"

namespace kaiji {

/// 「終了は6か月前に通知、変更は遅滞なく通知」: in the words `between` a figure and vague words of a sentence, a noun
/// of a deed closes the clause before, and a topic opens the next.
bool turns_to_other_topic(const Analysis& analysis, SentenceIndex sentence, TextSpan between);

/// 「厳格な `-all` を指定」: what the words speak of is a piece of code right behind them, which says it all.
bool literal_follows(const CheckInput& input, SentenceIndex sentence, TextSpan words);

}  // namespace kaiji
