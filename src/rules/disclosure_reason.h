// SPDX-License-Identifier: Apache-2.0
#pragma once
// The states of disclosure items: which says more, and why, in words for the author of the document. Pure, thread-safe.

#include <string>

#include "rules/disclosure_item.h"

namespace kaiji {

/// How much a state says of an item: 0 for missing, 4 for disclosed.
int rank(CoverageState state);

/// `asked`: a row of the document asks for the item. `named`: what the document refers to. Empty where it is disclosed.
LocalText reason_of(const DisclosureItem& item, CoverageState state, bool asked, const std::string& named);

}  // namespace kaiji
