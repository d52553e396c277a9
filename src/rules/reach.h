// SPDX-License-Identifier: Apache-2.0
#pragma once
// How far from a vague word the rules of the family `vague` read inside one sentence. Without such a limit the work
// for a sentence of many such words would grow with the square of its length. Pure functions.

#include <algorithm>
#include <span>

#include "language/patterns.h"
#include "text/span.h"

namespace kaiji {

/// About three hundred Japanese characters, in bytes.
inline constexpr std::uint32_t kReach = 900;

/// The part of `whole` within reach of `words`; of its beginning where `words` stand before it. May cut a character in
/// two: for searches only.
inline TextSpan near(TextSpan whole, TextSpan words) {
  const auto from = std::max(words.begin.value, whole.begin.value);
  const auto to = std::max(words.end.value, whole.begin.value);
  const auto begin = from - std::min(kReach, from - whole.begin.value);
  return {{begin}, {std::min(whole.end.value, to + kReach)}};
}

/// The hits of one pattern in one sentence that begin in `span`.
inline std::span<const PatternHit> within(std::span<const PatternHit> hits, TextSpan span) {
  const auto starts = [](const PatternHit& hit, TextOffset place) { return hit.span.begin < place; };
  const auto first = std::lower_bound(hits.begin(), hits.end(), span.begin, starts);
  const auto last = std::lower_bound(first, hits.end(), span.end, starts);
  return {first, last};
}

}  // namespace kaiji
