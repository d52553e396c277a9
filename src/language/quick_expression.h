// SPDX-License-Identifier: Apache-2.0
#pragma once
// One expression in PCRE2: compiled in a fiftieth of the time that RE2 takes, to machine code once it is in demand, and
// not bound to linear time, so that a match has a budget of steps. Only expressions are taken of which both engines are
// known to give the same matches.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "language/start_set.h"

namespace kaiji {

/// Bytes of the text of one match: the whole, and the first capturing group where it took part.
struct QuickMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t group_begin = 0;
  std::size_t group_end = 0;  ///< group_begin where the group took no part or is empty
};

enum class QuickOutcome { Match, NoMatch, OutOfBudget };

class QuickExpression {
 public:
  /// Nothing where PCRE2 might read the expression in another way than RE2 does. Takes expressions that the analysis
  /// has found to be alike in both engines (expression_literals.h), and what it knows of their first characters.
  static std::unique_ptr<const QuickExpression> compile(std::string_view expression,
                                                        const StartSet& starts = StartSet::everything());
  ~QuickExpression();

  /// The first match at or after byte `from` of `unit`, which is UTF-8. Thread-safe.
  QuickOutcome match(std::string_view unit, std::size_t from, QuickMatch& found) const;

 private:
  struct Code;
  explicit QuickExpression(std::unique_ptr<Code> code);
  std::unique_ptr<Code> code_;
};

}  // namespace kaiji
