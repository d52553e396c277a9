// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one place that decides which concept a value belongs to: every concept of the value's type is weighed by where
// its topics and cues stand, and the heaviest wins. Pure, thread-safe.

#include <optional>

#include "claims/reading.h"

namespace kaiji {

/// A concept and how surely the value is its, 0 to 1.
struct Candidate {
  const Concept* entry = nullptr;
  float weight = 0;
  std::optional<ContextLevel> from;  ///< where the topic stood; nothing: in the sentence itself
  bool named = false;  ///< the words directly before the value say so: 保証値の99.5%を下回った月
};

/// The value as the concept counts it: 24時間 as an interval, 2時から5時 as three hours.
FoundValue adapted(FoundValue value, const Concept& entry);

/// The concept of a value, or nothing where none is near enough.
std::optional<Candidate> assign(const ReadingView& reading, const FoundValue& value, const Vocabulary::State& state);

/// How strongly `entry` is the topic of a place of the sentence; weight 0 where it is not at all.
Candidate topic_of(const ReadingView& reading, const Concept& entry, TextSpan place, const Vocabulary::State& state);

/// Weights below this are no claims.
inline constexpr float kLeastWeight = 0.35F;

}  // namespace kaiji
