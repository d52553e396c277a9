// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sorts of value that a disclosure item can ask for, and whether a stretch of text holds one. Typed values come
// from the analysis; addresses, money and names are looked for here. Used by the kind `disclosure`. Pure functions.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "claims/analysis.h"

namespace kaiji {

enum class WantedValue : std::uint8_t {
  Duration,      ///< a length of time, an interval included
  Interval,      ///< how often
  Percentage,    ///
  Count,         ///< a number with a counter
  Generations,   ///< 世代, or how long they are kept
  Date,          ///< a calendar day or a part of one
  Place,         ///< a country or a region
  Window,        ///< hours of service
  Number,        ///< any figure
  Money,         ///< an amount, 無料 included
  Url,           ///< http(s) address
  Contact,       ///< telephone, mail or web address
  Address,       ///< a postal address
  Organisation,  ///< a company by name
  Person,        ///< a person by name: a quoted or titled one
  Service,       ///< one of the services the document is about
  DocumentDate   ///< the document's own date
};

/// By the name that packs write: "duration", "document-date".
std::optional<WantedValue> wanted_value(std::string_view name);
/// All names that packs may write, for messages.
std::vector<std::string> wanted_value_names();

/// True where `span` of the analysis' text holds a value of the sort. A DocumentDate is never found here.
bool holds_value(const Analysis& analysis, TextSpan span, WantedValue wanted);

/// A Japanese name may begin so: kanji or katakana.
bool begins_name(std::string_view text);

/// The first clause of `rest`, up to a comma behind a predicate: 「30日がたつと、…」 goes on, 「日々確認し、…」 ends.
TextSpan first_clause(std::string_view text, TextSpan rest);

/// The last comma behind a clause, or npos; one behind a topic is none: 「ファイアウォールについては、…」.
std::size_t last_comma(std::string_view text);

/// A comma behind `text` is one of a list: 「実行環境、決済の部品は取り扱っていません」.
bool ends_in_noun(std::string_view text);

/// Where the document says of what date it is; a month alone on its cover will do: 「クラウド事業本部 2026年1月」.
std::optional<TextSpan> dated_at(const Analysis& analysis);

}  // namespace kaiji
