// SPDX-License-Identifier: Apache-2.0
#pragma once
// Versions and dates of a document as its cover and its revision history state them. For the kinds `cover` and
// `history`. Pure functions; thread-safe.

#include <optional>
#include <vector>

#include "claims/analysis.h"

namespace kaiji {

/// A version or date as it is compared, and where it stands.
struct Revision {
  std::vector<int> parts;  ///< 1.2 → 1, 2, 0; a date as year, month, day
  TextSpan at;
};

/// The version that a line or cell states: 第1.2版, Ver.1.2, 「改訂番号 R5」, "1.2" alone.
std::optional<Revision> revision_in(const Document& document, TextSpan within);
/// The version that the number of an entry states where the entry begins with a year: 「1.2 2025年4月1日 改訂」.
std::optional<Revision> revision_in(const Document& document, TextSpan entry, std::string_view number);
/// The dates with a day in `within`, in the order of the text.
std::vector<Revision> full_dates_in(const Analysis& analysis, TextSpan within);

}  // namespace kaiji
