// SPDX-License-Identifier: Apache-2.0
#pragma once
// Plain text → Document: what people get out of Word, PDF and mail. Used by loaders/formats/text.cpp and by loaders
// whose program hands out plain text.

#include "document/document.h"

namespace kaiji {

/// Reads the text of `source`. Linear in its size.
Document read_text(Source source);

}  // namespace kaiji
