// SPDX-License-Identifier: Apache-2.0
#pragma once
// Forms that say of a part that nothing is offered but what is listed. Used by the kind `disclosure`. Pure functions.

#include <optional>

#include "rules/form_reading.h"

namespace kaiji {

/// 「以下に挙げるもの以外は取り扱いません」 in a part of a form denies the items of that part that have no row: the
/// sentence that says so of the item, whose neighbours in the order of the guideline have rows in its section.
std::optional<TextSpan> closed_list_about(const DisclosureItem& item, const ProfileItems& profile,
                                          const CheckInput& input, const FormReading& form);

}  // namespace kaiji
