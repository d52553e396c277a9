// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers that put headings, clauses, rows and list items in order, and the runs they form in a document: what the
// kind `numbering` judges. Pure functions over an immutable document; thread-safe.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kaiji {

/// A number taken apart: what all members of its series share, and its place in the series.
struct OrderNumber {
  std::string before;  ///< "6.5." of "6.5.2", "第" of 第3条, "(" of (3)
  std::string after;   ///< "条" of 第3条, ")" of (3)
  std::uint32_t value = 0;

  std::string series() const { return before + "#" + after; }
  std::string with(std::uint32_t other) const { return before + std::to_string(other) + after; }
};

/// Reads "6.5.2", "第1章", "第三条", "(1)", "1-2". Nothing for letters ("A.9.2.1", "(a)", "CLD.6.3.1": numbers of
/// another catalogue), branches (第5条の2) and values above 300, which are years or codes.
std::optional<OrderNumber> read_order_number(std::string_view number);

/// A member of a run.
struct NumberedPlace {
  OrderNumber number;
  BlockIndex block = 0;  ///< heading, item or cell
};

/// Numbers that count one thing: they should go up by one. A run begins anew where the count returns to 1.
using NumberRun = std::vector<NumberedPlace>;

/// Headings of one parent; 第N条 of the whole document, because clauses count through its chapters.
std::vector<NumberRun> heading_runs(const Document& document);
/// The number columns of tables; tables with the same header continue one another.
std::vector<NumberRun> table_runs(const Document& document);
/// Items of one list.
std::vector<NumberRun> item_runs(const Document& document);

/// The value of a kanji numeral up to 99 (十二), or 0.
std::uint32_t kanji_number(std::string_view numeral);

}  // namespace kaiji
