// SPDX-License-Identifier: Apache-2.0
#pragma once
// What happens to findings after the rules: a chain of small steps. `Linter::check` runs it.

#include <vector>

#include "lint/linter.h"
#include "lint/suppressions.h"

namespace kaiji {

/// Sorts into the total order of output and drops what says the same at the same place twice.
void sort_and_dedupe(std::vector<Finding>& findings);

/// One finding for each absolute that something narrows: what was read from claims yields to what was told by its
/// words.
void tell_absolutes_once(std::vector<Finding>& findings, const RuleSet& rules);

/// One finding for each two statements that contradict each other, whatever rules see it: the gravest, or the first.
void tell_contradictions_once(std::vector<Finding>& findings);

/// A name of a standard that is told as short is not told again as one of several ways to write it.
void tell_names_once(std::vector<Finding>& findings);

/// Moves the findings that a suppression reaches from `result.findings` to `result.suppressed` and marks the
/// suppressions as used.
void apply_suppressions(std::vector<Suppression>& suppressions, const Document& document, const RuleSet& rules,
                        DocumentResult& result);

/// Findings about the suppressions themselves, at the severities that `config` gives them. A suppression counts as
/// unused only where a rule that it names was run (`result.rules`).
std::vector<Finding> judge_suppressions(const std::vector<Suppression>& suppressions, const Document& document,
                                        const DocumentResult& result, const RuleSet& rules);

}  // namespace kaiji
