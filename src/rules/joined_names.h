// SPDX-License-Identifier: Apache-2.0
#pragma once
// Names that a document writes in one piece and also in several: ペイハーバー and ペイ・ハーバー, PayHarbor and
// "Pay Harbor". Used by the kind `variants`. Thread-safe.

#include <vector>

#include "rules/form_places.h"

namespace kaiji {

/// For each name that stands in one piece somewhere: those places, then the ones where it is cut by a middle dot
/// (katakana), or by a space or hyphen at its inner capital, or loses that capital (Latin letters).
std::vector<FormPlaces> joined_names(const Analysis& analysis, const RoleFilter& roles);

}  // namespace kaiji
