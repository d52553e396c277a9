// SPDX-License-Identifier: Apache-2.0
#pragma once
// A character that stands once in place of one that looks like it (入退舘, 端未, 掲戴): beside the same neighbour the
// right one stands more often. Used by the kind `variants`. Thread-safe.

#include <string>
#include <vector>

#include "rules/form_places.h"

namespace kaiji {

/// The places of the right pair of characters and of the slip, as [right, slip]. `groups` are characters that are
/// mistaken for one another, one string a group. Linear in the text for each character of the groups.
std::vector<FormPlaces> confused_kanji(const Analysis& analysis, const RoleFilter& roles,
                                       const std::vector<std::string>& groups);

}  // namespace kaiji
