// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether a standard stands in a list of certificates without a predicate: 「- ISO/IEC 27001認証」, 「認証 | ISO/IEC
// 27001」, 「保有認証: ISO/IEC 27001」. For the kind `edition`. Thread-safe.

#include "claims/analysis.h"

namespace kaiji {

/// Whether the item, cell or line of sentence `sentence` that holds `mention` lists certificates that are held.
bool is_listed_certificate(const Analysis& analysis, SentenceIndex sentence, TextSpan mention);

}  // namespace kaiji
