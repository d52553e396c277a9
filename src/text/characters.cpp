// SPDX-License-Identifier: Apache-2.0
#include "text/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace kaiji {

char32_t decode_at(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return static_cast<char32_t>(c);
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U'\0' : decode_at(text, at);
}

char32_t last_of(std::string_view text) {
  if (text.empty()) return U'\0';
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return decode_at(text, at);
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_ignorable(char32_t c) {
  if (is_space(c)) return false;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD) return true;
  return c >= 0x200B && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9F);
}

bool is_kana(char32_t c) {
  return (c >= 0x3041 && c <= 0x309F) || is_katakana(c);
}

bool is_han(char32_t c) {
  return c == 0x3005 || c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_cjk(char32_t c) {
  if (c < 0x2E80) return false;
  return c <= 0x9FFF || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_short_dash(char32_t c) {
  return c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2212;
}

bool is_dash(char32_t c) {
  return is_short_dash(c) || c == 0x2012 || c == 0x2014 || c == 0x2015 || c == 0x2043 || c == 0x2500 || c == 0x2501 ||
         c == 0x2796 || c == 0x2E3A || c == 0x2E3B || c == 0xFE63 || c == 0xFF0D;
}

bool is_wave_dash(char32_t c) {
  return c == 0x301C || c == 0x3030 || c == 0x223C || c == 0x223E || c == 0x2053 || c == 0xFF5E;
}

}  // namespace kaiji
