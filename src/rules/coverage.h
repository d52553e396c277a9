// SPDX-License-Identifier: Apache-2.0
#pragma once
// The state of every item of a disclosure profile in one document. The kind `disclosure` judges one item; findings and
// `kaiji coverage` both come from this.

#include <optional>
#include <string>
#include <vector>

#include "rules/rule_set.h"

namespace kaiji {

enum class CoverageState : std::uint8_t { Disclosed, Partial, ByReference, None, Missing };
std::string_view to_string(CoverageState state);

struct CoverageItem {
  const Rule* rule = nullptr;
  std::string item;  ///< the guideline's number or key
  std::string subitem;
  LocalText title;
  bool required = false;
  CoverageState state = CoverageState::Missing;
  std::optional<TextSpan> evidence;  ///< the sentence or cell that decided the state
  LocalText reason;                  ///< what is still missing, or what it refers to
  LocalText skeleton;                ///< the sentence to write
};

/// A check that judges a coverage item.
class CoverageCheck : public Check {
 public:
  virtual CoverageItem judge(const CheckInput& input) const = 0;
  virtual std::string_view profile() const = 0;
};

/// The items of `profile` in the guideline's order. Empty where no rule has that profile.
std::vector<CoverageItem> coverage(const RuleSet& rules, std::string_view profile, const CheckInput& input);
/// The names of all profiles, sorted.
std::vector<std::string> profiles(const RuleSet& rules);

}  // namespace kaiji
