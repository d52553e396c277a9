// SPDX-License-Identifier: Apache-2.0
#pragma once
// Items that count by characters, as official papers do below (1): ア, イ, ウ, イ, ロ, ハ and 一, 二, 三, and by
// figures in square brackets. For the kind `numbering`. Pure functions; thread-safe.

#include "rules/order_numbers.h"

namespace kaiji {

/// The mark that a line of the source begins with, in brackets or before a space or a point: 「ア 」, 「(イ)」,
/// 「[3]」. Nothing for a word that begins with such a character.
std::optional<OrderNumber> read_kana_number(std::string_view line);

/// Paragraphs, items and headings of one section by their marks.
std::vector<NumberRun> kana_runs(const Document& document);

/// ①, ② … at the heads of the lines of one paragraph.
std::vector<NumberRun> circled_runs(const Document& document);

}  // namespace kaiji
