// SPDX-License-Identifier: Apache-2.0
#include "rules/title_match.h"

#include <algorithm>

#include "base/strings.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::size_t kShortestPrefix = 9;  // bytes: three characters

/// 取扱い and 取り扱い: titles that differ in okurigana alone.
std::string key_without_kana(std::string_view key) {
  std::string kept;
  for (std::size_t at = 0; at < key.size();) {
    const auto begin = at;
    if (const auto c = decode_at(key, at); c < U'ぁ' || c > U'ん') kept.append(key.substr(begin, at - begin));
  }
  return kept;
}

bool same_but_kana(std::string_view one, std::string_view other) {
  const std::string kept = key_without_kana(one);
  return kept.size() >= kShortestPrefix && kept == key_without_kana(other);
}

/// Two keys that are the same share one of these.
std::vector<std::string> buckets_of(std::string_view key) {
  std::vector<std::string> names;
  names.push_back((key.size() < kShortestPrefix ? "=" : "^") + std::string(key.substr(0, kShortestPrefix)));
  if (auto kept = key_without_kana(key); kept.size() >= kShortestPrefix) names.push_back("-" + std::move(kept));
  return names;
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

void TitleIndex::add(std::string key) {
  for (auto& bucket : buckets_of(key)) buckets_[std::move(bucket)].push_back(static_cast<std::uint32_t>(keys_.size()));
  keys_.push_back(std::move(key));
}

std::vector<std::uint32_t> TitleIndex::find(std::string_view key) const {
  std::vector<std::uint32_t> found;
  for (const auto& bucket : buckets_of(key)) {
    const auto known = buckets_.find(bucket);
    if (known == buckets_.end()) continue;
    for (const auto number : known->second)
      if (same_key(keys_[number], key)) found.push_back(number);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
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
