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

}  // namespace kaiji
