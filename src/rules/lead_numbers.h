// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers that the loaders leave in the words: 【1】 and ■1 of headings, Ⅳ. and D., 問3 and Step 4, and the numbers in
// front of the first cells of a table without a column for them. For the kind `numbering`. Pure functions; thread-safe.

#include "rules/order_numbers.h"

namespace kaiji {

/// Where a line that may begin with a number stands.
enum class LeadPlace : std::uint8_t { Heading, Prose, Cell, Note };

/// The number that a line of the source begins with. Nothing where the words behind it speak of the place that the
/// number names (「手順3に従い」) or count something (「■3社」).
std::optional<OrderNumber> read_lead_number(std::string_view line, LeadPlace place);

/// Headings, paragraphs and first cells by these numbers.
std::vector<NumberRun> lead_runs(const Document& document);

}  // namespace kaiji
