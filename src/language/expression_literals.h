// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can be known of a RE2 expression without running it: the plain words it stands for, or the literals that every
// match must hold. PatternSet uses the first in place of RE2 and the second to run RE2 on few sentences only.
//
// The analysis reads the syntax that packs are written in: literals, groups, classes, alternation, repetition,
// assertions, a leading (?i). Whatever else it meets it reports as not understood; RE2 then decides.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/start_set.h"

namespace kaiji {

/// One word that a plain expression matches, and the part of it that the first capturing group takes (bytes of `text`;
/// the whole word where no group takes part).
struct PlainWord {
  std::string text;
  std::uint32_t group_begin = 0;
  std::uint32_t group_end = 0;
};

/// At least one of these stands in every match. ASCII letters are lower case.
using LiteralChoice = std::vector<std::string>;

struct ExpressionLiterals {
  bool understood = false;    ///< false: no other member holds anything
  bool certain = false;       ///< RE2 accepts the expression for sure; otherwise it must be asked
  bool plain = false;         ///< matches `words` and nothing else
  bool empty_loop = false;    ///< repeats what may match nothing: engines differ in when they stop
  bool may_be_empty = false;  ///< may match nothing at all
  bool ignore_case = false;   ///< ASCII letters match in either case; `words` are then lower case
  /// PCRE2 gives the matches that RE2 gives.
  bool alike_in_engines() const { return certain && !empty_loop; }
  std::vector<PlainWord> words;
  std::vector<LiteralChoice> required;       ///< all of these hold; empty where `plain`
  StartSet starts = StartSet::everything();  ///< of the matches
};

ExpressionLiterals analyze_expression(std::string_view expression);

/// The expressions of which `expression` is the alternation, in order, each with its leading (?i): one, where it is
/// none or captures a group.
std::vector<std::string> alternatives_of(std::string_view expression);

/// Rare enough to wait for: two characters of which one is not ASCII, or three ASCII characters.
bool is_selective(std::string_view literal);

}  // namespace kaiji
