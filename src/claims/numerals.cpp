// SPDX-License-Identifier: Apache-2.0
#include "claims/numerals.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace kaiji {
namespace {

struct KanjiNumeral {
  std::string_view word;
  std::uint32_t value;
};
constexpr std::array<KanjiNumeral, 10> kDigits{
    {{"〇", 0}, {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}}};
constexpr std::array<KanjiNumeral, 3> kPowers{{{"十", 10}, {"百", 100}, {"千", 1000}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

template <class Table>
const KanjiNumeral* find_kanji(const Table& table, std::string_view text, std::size_t at) {
  for (const KanjiNumeral& entry : table)
    if (stands_at(text, at, entry.word)) return &entry;
  return nullptr;
}

bool is_kanji_numeral(std::string_view text, std::size_t at) {
  return find_kanji(kDigits, text, at) || find_kanji(kPowers, text, at);
}

/// A digit behind one of these belongs to a word, a version or a clause number.
bool continues_word(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char before = text[at - 1];
  if (is_digit(before) || is_letter(before) || before == '_') return true;
  if (before == '.' || before == ',') return at >= 2 && is_digit(text[at - 2]);
  if (before == '-') return at >= 2 && is_letter(text[at - 2]);
  return false;
}

std::optional<Numeral> arabic_at(std::string_view text, std::size_t at) {
  if (continues_word(text, at)) return std::nullopt;
  Numeral numeral;
  std::size_t i = at;
  std::size_t digits = 0;
  for (; i < text.size(); ++i) {
    const bool group = text[i] == ',' && i + 3 < text.size() && is_digit(text[i + 1]) && is_digit(text[i + 2]) &&
                       is_digit(text[i + 3]) && digits > 0;
    if (is_digit(text[i])) {
      numeral.value = numeral.value * 10 + (text[i] - '0');
      ++digits;
    } else if (!group) {
      break;
    }
    if (digits > 12) return std::nullopt;
  }
  if (i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) {
    double place = 0.1;
    for (++i; i < text.size() && is_digit(text[i]); ++i, place /= 10) numeral.value += place * (text[i] - '0');
    if (i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) return std::nullopt;  // 6.5.2
  }
  numeral.length = i - at;
  return numeral;
}

std::optional<Numeral> kanji_at(std::string_view text, std::size_t at) {
  if (at >= 3 && is_kanji_numeral(text, at - 3)) return std::nullopt;
  std::uint32_t total = 0;
  std::uint32_t digit = 0;
  bool pending = false;
  std::size_t i = at;
  for (; i < text.size() && i - at < 30; i += 3) {
    if (const KanjiNumeral* power = find_kanji(kPowers, text, i)) {
      total += (pending ? digit : 1) * power->value;
      digit = 0;
      pending = false;
    } else if (const KanjiNumeral* next = find_kanji(kDigits, text, i)) {
      digit = digit * 10 + next->value;  // 二四 is 24
      pending = true;
    } else {
      break;
    }
    if (digit > 99999 || total > 99999) return std::nullopt;
  }
  if (i == at) return std::nullopt;
  Numeral numeral{static_cast<double>(total + digit), i - at, true};
  // 九九・九; a figure of one digit before the dot is rather one of a list (一・二).
  constexpr std::string_view kDot = "・";
  if (numeral.value < 10 || !text.substr(i).starts_with(kDot)) return numeral;
  double place = 0.1;
  for (i += kDot.size(); const KanjiNumeral* next = find_kanji(kDigits, text, i); i += 3, place /= 10) {
    numeral.value += place * next->value;
    numeral.length = i + 3 - at;
  }
  return numeral;
}

}  // namespace

std::size_t character_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  return std::min(length, text.size() - at);
}

std::optional<Numeral> numerals::read(std::string_view text, std::size_t at) {
  return is_digit(text[at]) ? arabic_at(text, at) : kanji_at(text, at);
}

}  // namespace kaiji
