// SPDX-License-Identifier: Apache-2.0
#include "rules/closed_lists.h"

#include <algorithm>

namespace kaiji {
namespace {

/// Items between one with a row and the next.
constexpr int kFarthest = 10;

/// The next item with a row, before or behind `item` in the order of the guideline, has it in the section.
bool stands_beside(const DisclosureItem& item, const ProfileItems& profile, const CheckInput& input,
                   const FormReading& form, SectionIndex section, int step) {
  const auto& items = profile.items;
  const auto self = std::find_if(items.begin(), items.end(), [&](const auto& other) { return other.get() == &item; });
  auto at = static_cast<int>(self - items.begin());
  for (int far = 0; far < kFarthest; ++far) {
    at += step;
    if (at < 0 || at >= static_cast<int>(items.size())) return false;
    const auto& rows = form.rows_of(*items[static_cast<std::size_t>(at)], profile, input);
    if (!rows.empty()) return form.rows()[rows.front().row].section == section;
  }
  return false;
}

}  // namespace

std::optional<TextSpan> closed_list_about(const DisclosureItem& item, const ProfileItems& profile,
                                          const CheckInput& input, const FormReading& form) {
  for (const auto& sentence : input.analysis.sentences) {
    if (!item.cues->closes_list(input.analysis.text_of(sentence))) continue;
    const auto section = input.analysis.document.blocks[sentence.block].section;
    if (stands_beside(item, profile, input, form, section, 1) || stands_beside(item, profile, input, form, section, -1))
      return sentence.span;
  }
  return std::nullopt;
}

}  // namespace kaiji
