// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs the examples that rules carry: a rule that cannot fire, or that fires where its author says it must not, is a
// fault of the pack. Used by `kaiji test` and by the tests of the packs. Belongs to the thread of its analyzer.

#include <string>
#include <string_view>
#include <vector>

#include "claims/analyzer.h"
#include "rules/rule_set.h"

namespace kaiji {

/// --as-of of examples where neither the example nor its pack gives a date, so that they never depend on today.
inline constexpr Date kExampleDate{2026, 1, 1};

/// A document of an example without its marks, and what they marked.
struct MarkedText {
  std::string text;
  std::vector<SourceSpan> marks;  ///< bytes of `text`, in order
};
/// Takes out the [[ and ]] of a bad example. A mark without its end marks up to the end.
MarkedText unmark(std::string_view example);

/// An example that does not hold.
struct ExampleFailure {
  std::string rule;
  std::string where;  ///< path:line of the example
  std::string message;
};

/// Runs the examples of all rules whose id begins with `prefix`. A bad example must give a finding of its rule whose
/// place or notes cover each of its marks (any finding of the rule where nothing is marked); a good one none. The
/// genre of the example's text plays no part.
std::vector<ExampleFailure> run_examples(const RuleSet& rules, Analyzer& analyzer, std::string_view prefix = {});

}  // namespace kaiji
