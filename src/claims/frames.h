// SPDX-License-Identifier: Apache-2.0
#pragma once
// Frames: statements of yes or no read from a topic (再委託, 消去証明書, 多要素認証) and the predicate that governs it,
// in whatever order and with whatever words between them. The topic must be what the predicate speaks of: 再委託先の
// 監督を行う states nothing of 再委託. Pure, thread-safe.

#include <optional>
#include <vector>

#include "claims/predicates.h"

namespace kaiji {

/// One statement of a frame.
struct FrameStatement {
  TextSpan span;  ///< from the topic to the end of the predicate
  bool yes = true;
  bool planned = false;
};

/// The statements that a sentence makes of a concept that has acts. `sentence` may be another one than the reading's:
/// the question that its answer stands under.
std::vector<FrameStatement> read_frames(const ReadingView& reading, SentenceIndex sentence,
                                        const Predicates& predicates, const Clauses& clauses, const Concept& entry);

/// A label, question or heading that asks for the concept and for nothing else: 「再委託の有無」 yes,
/// 「再委託先の監督」 no. The value is what a plain はい says: false under 「…していませんか」.
std::optional<bool> asks_for(const ReadingView& reading, SentenceIndex sentence, const Predicates& predicates,
                             const Concept& entry, const Vocabulary::State& state);

/// A sentence that answers a label: 「原則として行っておりません」. Nothing where it speaks of a thing of its own.
/// `strict`: no noun at all may stand in it, for an answer under a heading.
std::optional<FrameStatement> read_answer(const ReadingView& reading, const Predicates& predicates,
                                          const Concept& entry, const Vocabulary::State& state, bool strict);

}  // namespace kaiji
