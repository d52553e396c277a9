// SPDX-License-Identifier: Apache-2.0
#pragma once
// What two statements of a document have in common and where they differ, as numbers that a model weighs
// (likeness/pair_model.h). None of them names a subject: words count by how rare they are, not by what they mean. Pure,
// thread-safe.

#include <array>
#include <string_view>

#include "likeness/statements.h"

namespace kaiji {

/// How near two statements are to each other among all of the document: 0 is the nearest.
struct Nearness {
  double best = 0;   ///< the better of the two ranks
  double worst = 0;  ///< and the worse
};

/// The names, in the order of the numbers. -part: of the smaller set; -like: of both together (Jaccard).
inline constexpr std::array<std::string_view, 59> kFeatures{
    // words
    "own", "own-part", "own-like", "context", "context-part", "context-like", "around", "around-part", "around-like",
    "rarest", "topic", "topic-like", "topic-in", "heading", "heading-like", "label", "label-like", "heading-in",
    "label-in", "letters", "left-least", "left-most", "left-rarest", "own-left-least", "own-left-most", "words-least",
    "words-most", "nearest", "farthest",
    // figures
    "kinds", "equal", "differ", "ratio", "exclude", "before", "behind", "figures-least", "figures-most",
    // what is said
    "opposed", "agreed", "one-denies", "denials", "predicate", "tail", "wholes", "parts", "whole-part", "tiers-differ",
    "tier-one", "tier-same", "past", "intended", "customer-one", "provider-one", "set-apart",
    // where it is said
    "same-block", "same-section", "same-row", "cells"};
using Features = std::array<double, kFeatures.size()>;

/// True where the figures of both are the same and neither denies what the other says: the one repeats the other.
bool says_the_same(const Features& features);

/// The features of two statements of `index`, which is made of `analysis`; their order does not matter.
Features features_of(const Analysis& analysis, const StatementIndex& index, const Statement& a, const Statement& b,
                     Nearness nearness);

}  // namespace kaiji
