// SPDX-License-Identifier: Apache-2.0
#pragma once
// Claims of concepts whose value is yes or no: by their own words (多要素認証が必須 / 任意), or by an answer under a
// label that speaks of them (多要素認証の有無 | なし). Pure, thread-safe.

#include <vector>

#include "claims/assignment.h"

namespace kaiji {

/// Appends the flag claims of one sentence. `answers` are the answer words that the extractor of flags found in it.
void read_flags(const ReadingView& reading, std::span<const FoundValue> answers, const Vocabulary::State& state,
                std::vector<Claim>& claims);

}  // namespace kaiji
