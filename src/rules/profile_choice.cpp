// SPDX-License-Identifier: Apache-2.0
#include "rules/profile_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace kaiji {
namespace {

/// A document follows a profile whose items it names at least so many of, in percent.
constexpr std::size_t kLeastShare = 45;
/// A shorter profile proves nothing: any paper names a few things that everybody names.
constexpr std::size_t kLeastItems = 40;

/// Blocks that can name an item: headings, labels of rows, questions.
std::size_t naming_blocks(const Document& document) {
  return static_cast<std::size_t>(std::count_if(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::Heading || block.role == BlockRole::Label || block.role == BlockRole::Question;
  }));
}

}  // namespace

LocalText ProfileChoice::reason() const {
  return {fmt::format("この文書の行や見出しが、{}の{}項目のうち{}項目を挙げています", profile, items, asked),
          fmt::format("rows and headings of the document name {} of the {} items of {}", asked, items, profile)};
}

const AskingCheck* as_asking(const CompiledRule& rule) {
  return dynamic_cast<const AskingCheck*>(rule.check.get());
}

bool may_choose_profile(const Document& document) {
  return naming_blocks(document) * 100 >= kLeastItems * kLeastShare;
}

std::optional<ProfileChoice> choose_profile(const RuleSet& rules, const CheckInput& input) {
  if (!may_choose_profile(input.analysis.document)) return std::nullopt;
  std::map<std::string, ProfileChoice, std::less<>> counts;
  for (const auto& rule : rules.rules()) {
    const auto* check = as_asking(rule);
    if (check == nullptr) continue;
    auto& count = counts[std::string(check->profile())];
    count.profile = check->profile();
    ++count.items;
  }
  std::map<std::string, std::size_t, std::less<>> seen;
  for (const auto& rule : rules.rules()) {
    const auto* check = as_asking(rule);
    if (check == nullptr) continue;
    auto& count = counts[std::string(check->profile())];
    auto& done = seen[count.profile];
    // Looking for an item costs: not where the rest cannot make up for what is not named.
    const std::size_t reachable = count.asked + count.items - done++;
    if (count.items < kLeastItems || reachable * 100 < count.items * kLeastShare) continue;
    count.asked += check->asked(input) ? 1 : 0;
  }
  std::optional<ProfileChoice> best;
  for (const auto& [name, count] : counts) {
    if (count.items < kLeastItems || count.asked * 100 < count.items * kLeastShare) continue;
    if (!best || count.asked * best->items > best->asked * count.items) best = count;
  }
  return best;
}

}  // namespace kaiji
