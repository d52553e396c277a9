// SPDX-License-Identifier: Apache-2.0
#pragma once
// Why a disclosure item has its state, in words for the author of the document. Pure, thread-safe.

#include <string>

#include "rules/disclosure_item.h"

namespace kaiji {

/// `asked`: a row of the document asks for the item. `named`: what the document refers to. Empty where it is disclosed.
LocalText reason_of(const DisclosureItem& item, CoverageState state, bool asked, const std::string& named);

}  // namespace kaiji
