// SPDX-License-Identifier: Apache-2.0
#pragma once
// Figures that a sentence puts into another time than the document's own: 「30日から90日に延ばします」 speaks of a
// figure that goes and of one that comes, 「移行後は」 behind a plan of what will be. Pure, thread-safe.

#include <optional>

#include "claims/claim.h"
#include "claims/reading.h"

namespace kaiji {

/// Past for the figure that a change replaces, Future for the one that it brings; nothing where no change is told, or
/// where it is done (90日に延ばしました).
std::optional<Tense> tense_of_change(const ReadingView& reading, const FoundValue& value,
                                     const Vocabulary::State& state);

/// True where the words before the value put it behind a plan or a day after the document's own.
bool after_a_plan(const ReadingView& reading, TextSpan value, const Vocabulary::State& state);

}  // namespace kaiji
