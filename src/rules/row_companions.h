// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether another cell of a table row may make a vague cell concrete: 「診断 | 年1回 | 指摘事項は適切に是正」 has the
// figure of the assessment, not of what follows it; 「必要な期間」 in the column of periods is not told by the column
// of methods. Free functions, thread-safe.

#include "claims/analysis.h"

namespace kaiji {

/// Whether `cell`, another cell of the row in which the vague `words` of sentence `own` stand, speaks of what they
/// speak of. True where nothing says otherwise.
bool cell_speaks_for(const Analysis& analysis, SentenceIndex own, TextSpan words, BlockIndex cell);

/// Whether the row of a cell says on which occasion: another cell of it stands under トリガー or きっかけ.
bool row_names_occasion(const Document& document, BlockIndex own);

/// Whether a cell stands in the column that says what terms or levels mean: 「計画停止 |
/// 事前に通知した保守による停止」.
bool stands_in_definitions(const Document& document, BlockIndex cell);

}  // namespace kaiji
