// SPDX-License-Identifier: Apache-2.0
#pragma once
// Figures of normalized text: 30, 1,000, 99.95, 二十四, 百. Extractors read a figure here and its unit themselves.
// Pure functions, thread-safe.

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/first_characters.h"
#include "base/strings.h"

namespace kaiji {

/// A figure that starts at the place that was asked for.
struct Numeral {
  double value = 0;
  std::size_t length = 0;  ///< bytes
  bool kanji = false;      ///< written with kanji numerals; a unit must follow for it to be a figure at all
};

namespace numerals {
inline constexpr std::string_view kKanji[] = {"〇", "一", "二", "三", "四", "五", "六",
                                              "七", "八", "九", "十", "百", "千"};
inline constexpr FirstCharacters kKanjiStarts{kKanji};
/// As numeral_at, where the character at `at` is a numeral.
std::optional<Numeral> read(std::string_view text, std::size_t at);
}  // namespace numerals

/// The figure at byte `at` of `text`, or nothing. A figure never starts inside a longer one, inside a Latin word
/// (TLS1.2, AES-256, r5) or behind a version dot.
inline std::optional<Numeral> numeral_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  const char c = text[at];
  const bool ascii = static_cast<unsigned char>(c) < 0x80;
  if (ascii ? c < '0' || c > '9' : !numerals::kKanjiStarts.may_begin(text, at)) return std::nullopt;
  return numerals::read(text, at);
}

/// Bytes of the UTF-8 character at `at`; 1 for a stray byte.
std::size_t character_length(std::string_view text, std::size_t at);
/// The length of the first of `words` (longest first) that `text` has at `at`, or 0.
template <class Words>
std::size_t match_any(std::string_view text, std::size_t at, const Words& words) {
  std::size_t best = 0;
  for (const std::string_view word : words)
    if (word.size() > best && stands_at(text, at, word)) best = word.size();
  return best;
}
/// True where one of `words` ends at byte `at`.
template <class Words>
bool ends_with_any(std::string_view text, std::size_t at, const Words& words) {
  for (const std::string_view word : words)
    if (word.size() <= at && stands_at(text, at - word.size(), word)) return true;
  return false;
}

}  // namespace kaiji
