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
enum class SplitEvidence : std::uint8_t { Strong, Weak };

/// The place of the source at which the answer begins; nothing where the cell is all question or all answer.
/// White space, a line end or a question mark must divide the two. Linear in the length of the cell.
std::optional<SourceOffset> find_answer(std::span<const SourceSpan> pieces, std::string_view source,
                                        SplitEvidence evidence);

/// The pieces before and after `at`.
std::pair<std::vector<SourceSpan>, std::vector<SourceSpan>> split_pieces(std::span<const SourceSpan> pieces,
                                                                         SourceOffset at);

}  // namespace kaiji
