// SPDX-License-Identifier: Apache-2.0
#include "claims/item_marks.h"

#include <array>

#include "claims/numerals.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongestTitle = 90;  ///< bytes of the title in brackets behind 第8条

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (is_digit(text, at)) ++at;
  return at;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// 第8条の2(再委託)
std::size_t article(std::string_view text) {
  constexpr std::array<std::string_view, 6> kParts{"条", "項", "章", "節", "款", "号"};
  const std::string_view open = "第";
  if (!text.starts_with(open)) return 0;
  const auto number = numeral_at(text, open.size());
  if (!number) return 0;
  std::size_t at = open.size() + number->length;
  const std::size_t part = match_any(text, at, kParts);
  if (part == 0) return 0;
  at += part;
  if (text.substr(at).starts_with("の") && is_digit(text, at + 3)) at = skip_digits(text, at + 3);
  at = skip_spaces(text, at);
  if (at < text.size() && text[at] == '(') {
    const auto close = text.find(')', at);
    if (close != std::string_view::npos && close - at <= kLongestTitle) return skip_spaces(text, close + 1);
  }
  // 「第2条の計算に」 speaks of the article.
  constexpr std::array<std::string_view, 7> kSpokenOf{"の", "に", "で", "を", "から", "及び", "、"};
  return match_any(text, at, kSpokenOf) > 0 ? 0 : at;
}

/// 3.2 and 1-4-2, but no 3.2時間 and no 99.9%.
std::size_t chain(std::string_view text) {
  constexpr std::array<std::string_view, 22> kCounters{"時間", "%",  "パーセント", "倍", "秒", "分",   "日",       "週",
                                                       "年",   "か", "ヶ",         "カ", "月", "ポイ", "ポイント", "万",
                                                       "億",   "円", "m",          "G",  "T",  "度"};
  std::size_t at = skip_digits(text, 0);
  if (at == 0 || at > 2) return 0;
  std::size_t links = 0;
  while (at < text.size() && (text[at] == '.' || text[at] == '-') && is_digit(text, at + 1)) {
    const std::size_t end = skip_digits(text, at + 1);
    if (end - at > 3) return 0;
    at = end;
    ++links;
  }
  const bool closed = at < text.size() && (text[at] == '.' || text[at] == ')');
  if (links == 0 && !closed) return 0;
  if (closed) ++at;
  return match_any(text, at, kCounters) > 0 ? 0 : skip_spaces(text, at);
}

/// (1), (ア), [3]
std::size_t bracketed(std::string_view text) {
  if (text.empty() || (text[0] != '(' && text[0] != '[')) return 0;
  const auto close = text.find(text[0] == '(' ? ')' : ']');
  constexpr std::size_t kLongest = 5;  ///< bytes of the number: 12-3, ア
  if (close == std::string_view::npos || close - 1 > kLongest) return 0;
  const std::string_view inside = text.substr(1, close - 1);
  const bool number = skip_digits(inside, 0) > 0 || character_length(inside, 0) == inside.size();
  return number ? skip_spaces(text, close + 1) : 0;
}

/// 「Q4 」, 「A. 」, 「A年次監査は」: the letter of a question or of its answer.
std::size_t letter(std::string_view text) {
  if (text.size() < 4 || (text[0] != 'Q' && text[0] != 'A')) return 0;
  std::size_t at = skip_digits(text, 1);
  while (at < text.size() && (text[at] == '.' || text[at] == ':' || text[at] == '-' || is_digit(text, at))) ++at;
  const std::size_t end = skip_spaces(text, at);
  const bool japanese = end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80;
  return japanese ? end : 0;
}

/// 「補足1:」, 「注2)」, 「※3 」, 「回答:」
std::size_t remark(std::string_view text) {
  constexpr std::array<std::string_view, 8> kWords{"補足", "注記", "注", "備考", "※", "回答", "質問", "答"};
  std::size_t at = match_any(text, 0, kWords);
  if (at == 0) return 0;
  const std::size_t end = skip_digits(text, at);
  const bool marked = end < text.size() && (text[end] == ':' || text[end] == ')' || text[end] == ' ');
  if (!marked) return text.starts_with("※") ? end : 0;
  return skip_spaces(text, end + 1);
}

}  // namespace

std::size_t item_mark(std::string_view sentence) {
  std::size_t at = 0;
  for (int marks = 0; marks < 3; ++marks) {  // 「第8条 2. (1)」
    const std::string_view rest = sentence.substr(at);
    std::size_t length = 0;
    for (const auto read : {article, chain, bracketed, letter, remark})
      if (length == 0) length = read(rest);
    if (length == 0) break;
    at += length;
  }
  return at;
}

}  // namespace kaiji
