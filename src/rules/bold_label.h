// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bold words of Markdown that open a line as its title: 「**高度な認証**」 alone, 「**定期的な報告**: …」. They name
// what follows and state nothing. Used by the kind `vague`. Thread-safe.

#include "document/document.h"

namespace kaiji {

/// Whether `words` stand in bold words that open their line of the source and end it, or stand before a colon, and are
/// no sentence.
bool in_bold_label(const Document& document, TextSpan words);

}  // namespace kaiji
