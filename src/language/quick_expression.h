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

/// A compiled expression as bytes in two pieces: expressions of one set begin alike.
struct EncodedExpression {
  std::string_view head;
  std::string_view rest;
};

class QuickExpression {
 public:
  /// Nothing where PCRE2 might read the expression in another way than RE2 does. Takes expressions that the analysis
  /// has found to be alike in both engines (expression_literals.h), with what it knows of their first characters, and
  /// what `encoded` gave for both, which spares the compiling where the library takes it back.
  static std::unique_ptr<const QuickExpression> compile(std::string_view expression, const StartSet& starts,
                                                        const EncodedExpression& code = {});
  /// The compiled expression as bytes for the same build of the library; "" where it cannot be had.
  static std::string encoded(std::string_view expression, const StartSet& starts);
  ~QuickExpression();

  /// The first match at or after byte `from` of `unit`, which is UTF-8. Thread-safe.
  QuickOutcome match(std::string_view unit, std::size_t from, QuickMatch& found) const;

 private:
  struct Code;
  explicit QuickExpression(std::unique_ptr<Code> code);
  std::unique_ptr<Code> code_;
};

}  // namespace kaiji
