// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether a predicate is denied: 行います / 行いません / 行う予定はありません / 対応しかねます. Works on the inflection
// behind a stem, so that it needs no morphemes and can be tested on strings. Pure, thread-safe.

#include <cstddef>
#include <string_view>

namespace kaiji {

/// True where the words behind `end` (within `limit` bytes of `text`) deny the predicate that ends there. A double
/// negation that demands (なければなりません, ざるを得ない) affirms.
bool denied_after(std::string_view text, std::size_t end, std::size_t limit);

/// The end of the inflection behind a stem: 行 → 行っていません. Never beyond `limit`.
std::size_t inflection_end(std::string_view text, std::size_t end, std::size_t limit);

/// True where a clause ends in a denial: 「国外には保管しません」. A bound is none: 「30分を超えません」.
bool denied_at_end(std::string_view clause);

}  // namespace kaiji
