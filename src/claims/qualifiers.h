// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words around a value that say how it is meant: modality, polarity, actor, anchor, tense, exceptions and subject.
// What no word says stays Unknown. Pure, thread-safe.

#include "claims/assignment.h"

namespace kaiji {

/// Fills everything of `claim` but its concept, value and weight. `claim.value.span` is its place.
void qualify(const ReadingView& reading, const Candidate& candidate, const Vocabulary::State& state, Claim& claim);

}  // namespace kaiji
