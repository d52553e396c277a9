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
  std::string before;  ///< "6.5." of "6.5.2", "第" of 第3条, "(" of (3), "A-" of A-3
  std::string after;   ///< "条" of 第3条, ")" of (3)
  std::uint32_t value = 0;
  bool letter = false;  ///< (b): the value is a place in the alphabet

  std::string_view alphabet = {};  ///< ア, イ or 一, 二: the characters of three bytes that it counts by

  std::string series() const { return before + (letter ? "a" : "#") + std::string(alphabet) + after; }
  std::string with(std::uint32_t other) const {
    constexpr std::size_t kCharacter = 3;
    if (!alphabet.empty()) return before + std::string(alphabet.substr((other - 1) * kCharacter, kCharacter)) + after;
    return before + (letter ? std::string(1, static_cast<char>('a' + other - 1)) : std::to_string(other)) + after;
  }
};

/// Reads "6.5.2", "第1章", "第三条", "(1)", "1-2". Nothing for letters ("A.9.2.1", "(a)", "CLD.6.3.1": numbers of
/// another catalogue), branches (第5条の2) and values above 300, which are years or codes.
std::optional<OrderNumber> read_order_number(std::string_view number);

/// Reads a label of letters and figures that a document counts its own questions and rows by: "Q7", "Q2-8", "A-6",
/// "D-5". Nothing with a dot ("A.9.2.1", "CC6.1"), more than two letters or a figure above 99.
std::optional<OrderNumber> read_labelled_number(std::string_view label);
/// Reads "(b)" and "b)", one lower-case letter.
std::optional<OrderNumber> read_letter_number(std::string_view number);
/// The label or number that a block begins with, for blocks whose number the loader left in the text: 「Q7. …」,
/// 「4-6 …」, 「4.5 …」. Empty where there is none.
std::string_view leading_label(std::string_view text);

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
/// Questions, headings and paragraphs that begin with a label: Q7, D-5, 4-6.
std::vector<NumberRun> label_runs(const Document& document);
/// Marks (1), (2) … inside one block of prose, each before a word.
std::vector<NumberRun> inline_runs(const Document& document);

/// Marks (1), (2) … before the rows of a table that stands in columns of plain text.
std::vector<NumberRun> marked_row_runs(const Document& document);

/// The value of a kanji numeral up to 99 (十二), or 0.
std::uint32_t kanji_number(std::string_view numeral);

}  // namespace kaiji
