// SPDX-License-Identifier: Apache-2.0
#pragma once
// A rule explained: what `kaiji explain`, docs/rules.md and SARIF's help show. Pure functions.

#include <string>

#include "rules/rule.h"

namespace kaiji {

/// Markdown without a heading of the rule's id: fault, why it matters, what to write, examples, source.
std::string rule_page(const Rule& rule, Language language);
/// The same as plain text.
std::string rule_page_text(const Rule& rule, Language language);

}  // namespace kaiji
