// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of a form that name a disclosure item in its own words. Used by form_reading.h. Pure functions.

#include <string_view>
#include <vector>

#include "rules/disclosure_item.h"
#include "rules/form_rows.h"

namespace kaiji {

/// A row that asks for an item.
struct RowMatch {
  std::size_t row = 0;    ///< index into the rows of the form
  TextSpan label;         ///< the words that name the item
  std::size_t score = 0;  ///< bytes that name it, those of the row itself four times; 1: told by the row's number; 0:
                          ///< by its place alone
  bool shared = false;    ///< the row asks for other items, too
  bool listed = false;    ///< the name is one of several that the row lists: 「役員、従業員」
};

/// Bytes of the text before a bracket that follows it: 「情報のバックアップ(12.3.1)」.
std::size_t size_of_name(std::string_view text);
/// `part` bytes are at least so many percent of the name that `whole` begins with.
bool share_of(std::size_t part, std::string_view whole, std::size_t percent);
/// The text quotes a control number as one: 「…(9.2.1)」, 「A.9.2.1」, 「CLD.6.3.1」. A heading's own number may be
/// anything, so that a bare one proves nothing.
bool quotes_control(std::string_view text, std::string_view control);
/// A cell that holds nothing but numbers of controls, of which this is one: 「9.2.1・9.2.2」.
bool lists_control(std::string_view text, std::string_view control);
/// 「13~14」 covers 13 and 14, 「53~54、57」 57 as well, 「6.1.1・CLD.6.3.1」 both.
bool covers_number(std::string_view number, std::string_view item);
/// `name` names an item in a label or a heading of the text `whole`; in a question a telling word will do.
bool names_item(TextSpan name, TextSpan at, std::string_view whole, bool question);
/// A short name (`rows`) must be nearly the whole of a label, or its head.
bool is_short_name(std::string_view name, std::string_view whole);
/// Words this long (bytes) name an item wherever they stand in a question.
inline constexpr std::size_t kTellingWord = 12;

/// In the order of the rows. Linear in the rows where any name of the item stands in the document.
std::vector<RowMatch> find_named_rows(const DisclosureItem& item, const CheckInput& input,
                                      const std::vector<FormRow>& rows);
/// True where there is one: quicker, where the first of them is enough.
bool names_any_row(const DisclosureItem& item, const CheckInput& input, const std::vector<FormRow>& rows);

}  // namespace kaiji
