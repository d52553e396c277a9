// SPDX-License-Identifier: Apache-2.0
#pragma once
// Statements of yes or no whose topic stands in other words than their answer: a label, a question or a heading above
// (再委託の有無 | 行っておりません), or the name before a colon (消去証明書: ご希望により発行). Pure, thread-safe.

#include <optional>
#include <span>

#include "claims/frames.h"

namespace kaiji {

/// A label, question or heading that asks for the concept and for nothing else: 「再委託の有無」 yes,
/// 「再委託先の監督」 no. The value is what a plain はい says: false under 「…していませんか」.
std::optional<bool> asks_for(const ReadingView& reading, SentenceIndex sentence, const Predicates& predicates,
                             const Concept& entry, const Vocabulary::State& state);

/// A sentence that answers a label: 「原則として行っておりません」. Nothing where it speaks of a thing of its own.
/// `strict`: no noun at all may stand in it, for an answer under a heading.
/// A verb of `question` states it as well: 読めますか | 読めません.
std::optional<FrameStatement> read_answer(const ReadingView& reading, const Predicates& predicates,
                                          const Predicates& question, const Concept& entry,
                                          const Vocabulary::State& state, bool strict);

/// A sentence that is a name and its answer: 「消去証明書: 有」, 「再委託: 原則として行わない」. `answers` are the
/// answer words that stand in it.
std::optional<FrameStatement> read_pair(const ReadingView& reading, const Predicates& predicates, const Concept& entry,
                                        std::span<const FoundValue> answers, const Vocabulary::State& state);

}  // namespace kaiji
