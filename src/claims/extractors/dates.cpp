// SPDX-License-Identifier: Apache-2.0
// 2021年1月20日, 2021/1/20, 2021-01-20, 2021.1.20, 2021年1月, 令和3年1月20日, R3.1.20, 2024年度, 2024年. Eras begin as
// the Cabinet Order on era names says: 令和 2019, 平成 1989, 昭和 1926.

#include <array>
#include <optional>

#include "base/first_characters.h"
#include "claims/extractor.h"
#include "claims/numerals.h"

namespace kaiji {
namespace dates_extractor {
namespace {

struct Era {
  std::string_view word;
  int first_year;
};
constexpr std::array<Era, 6> kEras{
    {{"令和", 2019}, {"平成", 1989}, {"昭和", 1926}, {"R", 2019}, {"H", 1989}, {"S", 1926}}};

constexpr FirstCharacters kFirst =
    FirstCharacters(kEras) |
    FirstCharacters(std::array<std::string_view, 12>{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "一", "二"});

struct Parsed {
  Value value;
  std::size_t end = 0;
};

std::optional<int> plain_digits(std::string_view text, std::size_t& at, std::size_t most) {
  std::size_t end = at;
  int number = 0;
  while (end < text.size() && end - at < most && text[end] >= '0' && text[end] <= '9')
    number = number * 10 + (text[end++] - '0');
  if (end == at || (end < text.size() && text[end] >= '0' && text[end] <= '9')) return std::nullopt;
  at = end;
  return number;
}

/// Kanji or Arabic figure.
std::optional<int> small_figure(std::string_view text, std::size_t& at) {
  std::size_t plain = at;
  if (const auto digits = plain_digits(text, plain, 2)) {
    at = plain;
    return digits;
  }
  const auto numeral = numeral_at(text, at);
  if (!numeral || !numeral->kanji) return std::nullopt;
  at += numeral->length;
  return static_cast<int>(numeral->value);
}

bool take(std::string_view text, std::size_t& at, std::string_view word) {
  if (!text.substr(at).starts_with(word)) return false;
  at += word.size();
  return true;
}

/// 二〇二四年: four kanji figures by their places.
std::optional<int> kanji_year_at(std::string_view text, std::size_t& at) {
  constexpr std::array<std::string_view, 12> kFigures{"〇", "一", "二", "三", "四", "五",
                                                      "六", "七", "八", "九", "○",  "零"};
  std::size_t i = at;
  int year = 0;
  for (int place = 0; place < 4; ++place) {
    std::size_t figure = 0;
    while (figure < kFigures.size() && !text.substr(i).starts_with(kFigures[figure])) ++figure;
    if (figure == kFigures.size()) return std::nullopt;
    i += kFigures[figure].size();
    year = year * 10 + (figure < 10 ? static_cast<int>(figure) : 0);
  }
  if (!text.substr(i).starts_with("年") || year < 1950 || year > 2100) return std::nullopt;
  at = i;
  return year;
}

/// Year and place behind it; an era year or four digits.
std::optional<int> year_at(std::string_view text, std::size_t& at) {
  for (const Era& era : kEras) {
    std::size_t i = at;
    if (!take(text, i, era.word)) continue;
    const bool letter = era.word.size() == 1;
    if (letter && at > 0 && ((text[at - 1] >= 'A' && text[at - 1] <= 'z') || text[at - 1] == '-')) return std::nullopt;
    take(text, i, " ");
    std::optional<int> year;
    if (take(text, i, "元"))
      year = 1;
    else
      year = small_figure(text, i);
    if (!year || *year < 1 || *year > 99) return std::nullopt;
    if (letter && !text.substr(i).starts_with(".") && !text.substr(i).starts_with("年") &&
        !text.substr(i).starts_with("/"))
      return std::nullopt;
    at = i;
    return era.first_year + *year - 1;
  }
  if (at > 0 && ((text[at - 1] >= '0' && text[at - 1] <= '9') || text[at - 1] == '.' || text[at - 1] == '/'))
    return std::nullopt;
  // 27001:2013 is an edition, 制定日:2024年 a date.
  if (at > 1 && text[at - 1] == ':' && static_cast<unsigned char>(text[at - 2]) < 0x80) return std::nullopt;
  if (const auto year = kanji_year_at(text, at)) return year;
  std::size_t i = at;
  const auto year = plain_digits(text, i, 4);
  if (!year || i - at != 4 || *year < 1950 || *year > 2100) return std::nullopt;
  at = i;
  return year;
}

/// The rest behind 年: month and day, or 度.
Parsed japanese_tail(std::string_view text, std::size_t at, Value value) {
  if (take(text, at, "度")) {
    value.unit = "年度";
    return {value, at};
  }
  std::size_t i = at;
  take(text, i, " ");
  const auto month = small_figure(text, i);
  if (!month || *month < 1 || *month > 12 || !take(text, i, "月")) return {value, at};
  value.date.month = static_cast<std::uint8_t>(*month);
  at = i;
  take(text, i, " ");
  const auto day = small_figure(text, i);
  if (!day || *day < 1 || *day > 31 || !take(text, i, "日")) return {value, at};
  value.date.day = static_cast<std::uint8_t>(*day);
  return {value, i};
}

std::optional<Parsed> date_at(std::string_view text, std::size_t at) {
  if (!kFirst.may_begin(text, at)) return std::nullopt;
  std::size_t i = at;
  const auto year = year_at(text, i);
  if (!year) return std::nullopt;
  Value value;
  value.type = ValueType::Date;
  value.date.year = static_cast<std::int16_t>(*year);
  std::size_t after = i;
  take(text, after, " ");
  if (take(text, after, "年")) return japanese_tail(text, after, value);
  for (const std::string_view mark : {"/", "-", "."}) {
    std::size_t j = i;
    if (!take(text, j, mark)) continue;
    const auto month = plain_digits(text, j, 2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    value.date.month = static_cast<std::uint8_t>(*month);
    const std::size_t month_end = j;
    if (!take(text, j, mark)) return mark == "/" ? std::optional(Parsed{value, month_end}) : std::nullopt;
    const auto day = plain_digits(text, j, 2);
    if (!day || *day < 1 || *day > 31) return std::nullopt;
    value.date.day = static_cast<std::uint8_t>(*day);
    return Parsed{value, j};
  }
  return std::nullopt;
}

void extract(std::string_view text, const Sentence& sentence, const Vocabulary&, std::vector<FoundValue>& values) {
  const std::string_view words = text.substr(0, sentence.span.end.value);
  for (std::size_t at = sentence.span.begin.value; at < words.size();) {
    if (const auto parsed = date_at(words, at)) {
      values.push_back({parsed->value, Bound::Exact, text_span(at, parsed->end)});
      at = parsed->end;
    } else {
      at += character_length(words, at);
    }
  }
}

}  // namespace
}  // namespace dates_extractor

extern const Extractor extractor_dates;
constinit const Extractor extractor_dates = {"dates", ValueType::Date, dates_extractor::extract};

}  // namespace kaiji
