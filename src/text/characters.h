// SPDX-License-Identifier: Apache-2.0
#pragma once
// Classes of characters that normalization and the loaders tell apart, and UTF-8 access to single characters.
// Pure functions; thread-safe.

#include <string_view>

namespace kaiji {

/// The character at byte `at` of valid UTF-8; `at` moves behind it. Malformed bytes give U+FFFD and move by one.
char32_t decode_at(std::string_view text, std::size_t& at);
/// The first and the last character; U+0000 where `text` is empty.
char32_t first_of(std::string_view text);
char32_t last_of(std::string_view text);

/// White space, line ends and the ideographic space included.
bool is_space(char32_t c);
/// Characters without form of their own: zero-width ones, soft hyphens, variation selectors, controls.
bool is_ignorable(char32_t c);
/// Hiragana or katakana, the long-vowel mark included.
bool is_kana(char32_t c);
bool is_katakana(char32_t c);
bool is_han(char32_t c);
/// Written without spaces between words: Han, kana, CJK punctuation and full-width forms.
bool is_cjk(char32_t c);
constexpr bool is_ascii_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// A dash that is no ASCII hyphen.
bool is_dash(char32_t c);
/// A dash that is often typed for the long-vowel mark: hyphen, minus, en dash.
bool is_short_dash(char32_t c);
bool is_wave_dash(char32_t c);

}  // namespace kaiji
