// SPDX-License-Identifier: Apache-2.0
#pragma once
// The judgements of the kind `edition`, one function each. A finding about an edition depends on two dates: wrong on
// the document's own date keeps the rule's severity, overtaken since then is a note (a warning for a lapsed
// certificate).

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "rules/rule.h"
#include "rules/standard_mentions.h"

namespace kaiji {

/// What an edition rule was compiled to.
struct EditionRule {
  std::shared_ptr<const Rule> rule;
  std::shared_ptr<const StandardRegistry> registry;
  StandardPatterns patterns;
  std::vector<std::string> groups;  ///< empty: all
  std::vector<std::pair<const Standard*, PatternId>> malformed;

  bool covers(const Standard& standard) const;
};

using EditionJudge = void (*)(const EditionRule&, const CheckInput&, std::vector<Finding>&);

/// The judge called `name`, or nullptr.
EditionJudge edition_judge(std::string_view name);
/// All names, for messages.
std::string edition_judge_names();

}  // namespace kaiji
