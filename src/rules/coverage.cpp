// SPDX-License-Identifier: Apache-2.0
#include "rules/coverage.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace kaiji {
namespace {

const CoverageCheck* as_coverage(const CompiledRule& compiled) {
  return dynamic_cast<const CoverageCheck*>(compiled.check.get());
}

}  // namespace

std::string_view to_string(CoverageState state) {
  switch (state) {
    case CoverageState::Disclosed:
      return "disclosed";
    case CoverageState::Partial:
      return "partial";
    case CoverageState::ByReference:
      return "by-reference";
    case CoverageState::None:
      return "none";
    case CoverageState::Missing:
      return "missing";
  }
  return "missing";
}

std::vector<CoverageItem> coverage(const RuleSet& rules, std::string_view profile, const CheckInput& input) {
  std::vector<const CompiledRule*> chosen;
  for (const auto& compiled : rules.rules()) {
    const auto* check = as_coverage(compiled);
    if (check != nullptr && check->profile() == profile) chosen.push_back(&compiled);
  }
  // A pack states its items in the guideline's order; rules() is sorted by id.
  std::stable_sort(chosen.begin(), chosen.end(), [](const CompiledRule* a, const CompiledRule* b) {
    return std::tie(a->rule->pack, a->rule->order) < std::tie(b->rule->pack, b->rule->order);
  });
  std::vector<CoverageItem> items;
  items.reserve(chosen.size());
  for (const auto* compiled : chosen) items.push_back(as_coverage(*compiled)->judge(input));
  return items;
}

std::vector<std::string> profiles(const RuleSet& rules) {
  std::set<std::string> names;
  for (const auto& compiled : rules.rules()) {
    if (const auto* check = as_coverage(compiled)) names.emplace(check->profile());
  }
  return {names.begin(), names.end()};
}

}  // namespace kaiji
