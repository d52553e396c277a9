// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parts of a text that were built apart become one document, the same that one builder would have made of the whole.

#include "document/builder.h"

namespace kaiji {

/// Appends a part whose text begins at `begin` of the whole's source, which `whole` has already.
void join(const BuiltPart& part, SourceOffset begin, Document& whole);

}  // namespace kaiji
