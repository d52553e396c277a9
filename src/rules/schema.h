// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the tool says about its own rules: the JSON schema of packs (`kaiji rules --schema`), so that editors complete
// and check them, and the reference in Markdown (`kaiji rules --markdown`, docs/rules.md). Both are functions of the
// kinds and the packs alone.

#include <string>

#include "rules/rule_set.h"

namespace kaiji {

/// JSON Schema (draft 2020-12) of a pack, with the keys of every kind. Ends with a line end.
std::string pack_schema();

/// All rules by family, each with its severity, why, what to write, source and examples. Ends with a line end.
std::string rules_markdown(const RuleSet& rules);

}  // namespace kaiji
