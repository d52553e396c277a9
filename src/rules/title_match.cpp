// SPDX-License-Identifier: Apache-2.0
#include "rules/title_match.h"

#include <algorithm>

#include "base/strings.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::size_t kShortestPrefix = 9;  // bytes: three characters

/// 取扱い and 取り扱い: titles that differ in okurigana alone.
bool same_but_kana(std::string_view one, std::string_view other) {
  const auto without_kana = [](std::string_view key) {
    std::string kept;
    for (std::size_t at = 0; at < key.size();) {
      const auto begin = at;
      if (const auto c = decode_at(key, at); c < U'ぁ' || c > U'ん') kept.append(key.substr(begin, at - begin));
    }
    return kept;
  };
  const std::string kept = without_kana(one);
  return kept.size() >= kShortestPrefix && kept == without_kana(other);
}

}  // namespace

std::string title_key(std::string_view title) {
  std::string key;
  for (std::size_t at = 0; at < title.size();) {
    const auto begin = at;
    const auto c = decode_at(title, at);
    if (!is_ascii_digit(c) && !is_ascii_letter(c) && !is_kana(c) && !is_han(c)) continue;
    if (is_ascii_letter(c) && c <= 'Z') {
      key += static_cast<char>(c - 'A' + 'a');
    } else {
      key.append(title.substr(begin, at - begin));
    }
  }
  return key;
}

bool same_title(std::string_view a, std::string_view b) {
  return same_key(title_key(a), title_key(b));
}

bool same_key(std::string_view one, std::string_view other) {
  if (one == other || same_but_kana(one, other)) return true;
  const auto& longer = one.size() > other.size() ? one : other;
  const auto& shorter = one.size() > other.size() ? other : one;
  return shorter.size() >= kShortestPrefix && longer.starts_with(shorter);
}

std::string_view without_clause(std::string_view title) {
  const auto open = title.rfind('(');
  if (open == 0 || open == title.npos || !title.ends_with(')')) return title;
  const auto inner = title.substr(open + 1, title.size() - open - 2);
  const bool clause =
      inner.find('.') != inner.npos && inner.find_first_not_of("0123456789., ABCDLabcdl") == std::string_view::npos;
  return clause ? title.substr(0, open) : title;
}

std::string_view without_page(std::string_view entry) {
  auto title = trim(entry);
  auto end = title.size();
  while (end > 0 && title[end - 1] >= '0' && title[end - 1] <= '9') --end;
  const auto digits = title.size() - end;
  if (digits == 0 || digits > 3) return title;
  auto rest = title.substr(0, end);
  for (;;) {
    const auto before = rest.size();
    for (const std::string_view leader : {".", " ", "・", "…", "-", "·", "\t"}) {
      while (rest.ends_with(leader)) rest.remove_suffix(leader.size());
    }
    if (rest.size() == before) break;
  }
  return rest.empty() ? title : rest;
}

}  // namespace kaiji
