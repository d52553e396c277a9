// SPDX-License-Identifier: Apache-2.0
#pragma once
// The algebra behind expression_literals.h: what a part of an expression matches or must hold, and how parts combine
// into longer ones. Used by the parser of expression_literals.cpp alone. Pure functions.
//
// Every start of the program takes thousands of expressions apart. So words are views, and all that parts hold lies in
// the memory of one analysis, which is freed as a whole: parts and their words live as long as that.

#include <cstdint>
#include <limits>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "language/start_set.h"

namespace kaiji {

inline constexpr int kCertainRepeat = 500;  ///< RE2 refuses more than a thousand, nested ones multiplied
inline constexpr int kUnlimited = std::numeric_limits<int>::max();

/// Where parts of one analysis keep what they hold.
using PartMemory = std::pmr::memory_resource;

/// A word on its way through an expression, with the part that the first capturing group took.
struct PartialWordView {
  std::string_view text;  ///< of the expression, or in the memory of the analysis
  std::uint32_t group_begin = 0;
  std::uint32_t group_end = 0;
  bool grouped = false;
};

/// At least one of these stands in every match. ASCII letters are lower case.
using ChoiceView = std::pmr::vector<std::string_view>;

/// A part of an expression. While `exact`, it matches the words of `run` and nothing else; afterwards `run` is what
/// follows the last part that is no literal.
struct Part {
  explicit Part(PartMemory& memory) : run(&memory), required(&memory) {}
  Part(Part&&) = default;
  Part(const Part& other)  // in the memory of the other
      : exact(other.exact),
        run(other.run, other.run.get_allocator()),
        required(other.required, other.required.get_allocator()),
        starts(other.starts),
        repeats(other.repeats),
        may_be_empty(other.may_be_empty) {}

  bool exact = true;
  std::pmr::vector<PartialWordView> run;
  std::pmr::vector<ChoiceView> required;
  StartSet starts;  ///< of what it matches, unless that is empty
  int repeats = 1;  ///< how often counted repetitions copy the most repeated thing in it
  bool may_be_empty = false;

  PartMemory& memory() const { return *run.get_allocator().resource(); }
};

/// `text` with its ASCII letters in lower case.
std::string_view in_lower_ascii(std::string_view text, PartMemory& memory);

/// Matches anything that begins with one of `starts`.
Part any_text(PartMemory& memory, const StartSet& starts = StartSet::everything());
/// Matches no character: an assertion, or an expression before its first item.
Part nothing(PartMemory& memory);
/// Matches `text` alone.
Part literal(std::string_view text, PartMemory& memory);
/// Ends the run of literals: what comes next does not touch it.
void close_run(Part& part);
/// `left` followed by `right`.
void append(Part& left, Part right);
/// One of `branches`.
Part alternation(std::pmr::vector<Part> branches);
/// `part`, `least` to `most` times. The word of a captured repetition is its last one, which is RE2's to find.
Part repeated(Part part, int least, int most);

}  // namespace kaiji
