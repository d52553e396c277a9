// SPDX-License-Identifier: Apache-2.0
#pragma once
// Answers that are left blank where all their siblings have one: the last row of a table, the one cell of a column, a
// question of an FAQ. For the kind `unanswered`. Pure functions over an immutable document; thread-safe.

#include <string_view>
#include <vector>

#include "document/document.h"

namespace kaiji {

/// その他, 備考: a name under which nothing need be said.
bool may_stay_blank(std::string_view name);

/// A picture stands behind the cell, up to the next one.
bool is_pictured(const Document& document, BlockIndex cell);

/// The name of the last row where nothing else stands in it, though every row above is filled: it can be no category,
/// which would name rows below it. kNone where there is no such row.
BlockIndex last_row_left_blank(const Document& document, const Table& table);

/// The name of the one row of a table without an answer, in a file of lines where no cells are merged. kNone where
/// there is none or more than one.
BlockIndex one_answer_left_blank(const Document& document, const Table& table);

/// 「Q2. 推奨の環境は。」 「A2.」: labels of answers with nothing behind them, in order.
std::vector<TextSpan> labels_without_answer(const Document& document);

/// The questions that the next one follows at once, where most have an answer: 「Q2. …」 「Q3. …」 「A3. …」.
std::vector<BlockIndex> questions_without_answer(const Document& document);

}  // namespace kaiji
