// SPDX-License-Identifier: Apache-2.0
#pragma once
// The algebra behind expression_literals.h: what a part of an expression matches or must hold, and how parts combine
// into longer ones. Used by the parser of expression_literals.cpp alone. Pure functions.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "language/expression_literals.h"

namespace kaiji {

inline constexpr int kCertainRepeat = 500;  ///< RE2 refuses more than a thousand, nested ones multiplied
inline constexpr int kUnlimited = std::numeric_limits<int>::max();

/// A word on its way through an expression, with the part that the first capturing group took.
struct PartialWord {
  std::string text;
  std::uint32_t group_begin = 0;
  std::uint32_t group_end = 0;
  bool grouped = false;
};

/// A part of an expression. While `exact`, it matches the words of `run` and nothing else; afterwards `run` is what
/// follows the last part that is no literal.
struct Part {
  bool exact = true;
  std::vector<PartialWord> run{PartialWord{}};
  std::vector<LiteralChoice> required;
  int repeats = 1;  ///< how often counted repetitions copy the most repeated thing in it
  bool may_be_empty = false;
};

/// Matches anything.
Part any_text();
/// Matches no character: an assertion, or an expression before its first item.
Part nothing();
/// Matches `text` alone.
Part literal(std::string text);
/// Ends the run of literals: what comes next does not touch it.
void close_run(Part& part);
/// `left` followed by `right`.
void append(Part& left, Part right);
/// The choice that lets the fewest sentences through, or nullptr.
const LiteralChoice* best_choice(const std::vector<LiteralChoice>& choices);
/// One of `branches`.
Part alternation(std::vector<Part> branches);
/// `part`, `least` to `most` times.
Part repeated(Part part, int least, int most);

}  // namespace kaiji
