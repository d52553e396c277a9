// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cells in which a question runs into its answer, because the sheet merged two cells or its converter did:
// 「監視カメラの有無 有り 90日間保存しています」. Part of table_reading.h.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "text/span.h"

namespace kaiji {

/// How sure a split must be: `Weak` also takes 「連絡先 窓口は…です」, for columns in which other cells split for sure.
/// `Known` takes the first white space or line end outside brackets, for columns that are known to hold both.
enum class SplitEvidence : std::uint8_t { Strong, Weak, Known };

/// The place of the source at which the answer begins; nothing where the cell is all question or all answer.
/// White space, a line end, a colon, an arrow or a question mark must divide the two. Linear in the length of the cell.
std::optional<SourceOffset> find_answer(std::span<const SourceSpan> pieces, std::string_view source,
                                        SplitEvidence evidence);

/// What stands behind `at` only says the question again: nothing is answered.
bool echoes(std::span<const SourceSpan> pieces, std::string_view source, SourceOffset at);

/// The pieces before and after `at`.
std::pair<std::vector<SourceSpan>, std::vector<SourceSpan>> split_pieces(std::span<const SourceSpan> pieces,
                                                                         SourceOffset at);

}  // namespace kaiji
