// SPDX-License-Identifier: Apache-2.0
#pragma once
// Small documents and the state of a disclosure item in each. For tests.

#include <string>
#include <string_view>
#include <vector>

#include "rules/coverage.h"
#include "rules/rule_set.h"

namespace kaiji::testing {

/// The disclosure packs of the product, loaded once.
const RuleSet& disclosure_packs();

/// Where and how a document is judged.
struct Case {
  std::string name;
  std::string rule;
  std::string text;
  std::string state;
  std::string evidence;  ///< words that the evidence must hold; empty: not looked at
};

/// Judges each case in a file called `path`, whose ending tells the format.
void check(const std::vector<Case>& cases, std::string_view path);

}  // namespace kaiji::testing
