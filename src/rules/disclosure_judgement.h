// SPDX-License-Identifier: Apache-2.0
#pragma once
// From the places where a document speaks of an item to the item's state. In a check sheet the answer of the item's row
// decides; elsewhere the best sentence wins: a disclosed value over an explicit "none", that over a reference, that
// over a word in passing. Used by the kind `disclosure`. Pure functions.

#include "rules/disclosure_places.h"

namespace kaiji {

struct Judgement {
  CoverageState state = CoverageState::Missing;
  std::optional<TextSpan> evidence;  ///< the sentence or cell that decided
  std::optional<TextSpan> nearest;   ///< where a missing item should have been
  LocalText reason;                  ///< what is still missing, or what it refers to
};

/// `profile` is the profile of the item.
Judgement judge_item(const DisclosureItem& item, const ProfileItems& profile, const CheckInput& input);

}  // namespace kaiji
