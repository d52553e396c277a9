// SPDX-License-Identifier: Apache-2.0
#pragma once
// The changes of promises as findings, so that every report format shows them like any other. Their rules belong to no
// pack: they compare two editions, which no pack's rule does.

#include <string_view>
#include <vector>

#include "lint/promise_changes.h"

namespace kaiji {

/// "change/weaker" …; sorted by id; lives as long as the program.
const std::vector<Rule>& change_rules();
/// The id of the rule that stands for a kind of change.
std::string_view change_rule(ChangeKind kind);

/// One finding for each change, shown in the new edition, with the old words in a note. Sorted.
std::vector<Finding> change_findings(const std::vector<PromiseChange>& changes, const Analysis& old_edition,
                                     const Analysis& new_edition, const Vocabulary& vocabulary);

}  // namespace kaiji
