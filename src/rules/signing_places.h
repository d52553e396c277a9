// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a contract is to be signed. What is blank there is filled in by hand. Used by the kind `unanswered`. Pure.

#include "document/document.h"

namespace kaiji {

/// Whether a block stands under a heading that asks for a signature or a seal (署名欄, 記名押印), or is the place of a
/// seal.
bool is_to_be_signed(const Document& document, BlockIndex block);

}  // namespace kaiji
