// SPDX-License-Identifier: Apache-2.0
#include "rules/wording_likeness.h"

#include <cmath>

#include "text/characters.h"

namespace kaiji {
namespace {

bool is_kanji(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || c == U'々';
}
bool is_any_kana(char32_t c) {
  return c >= 0x30A1 && c <= 0x30FC;
}
bool is_word(char32_t c) {
  return is_kanji(c) || is_any_kana(c) || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
char32_t folded(char32_t c) {
  return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/// Pairs of letters that stand side by side, and kanji alone: hiragana and marks divide words.
std::set<std::uint64_t> pairs_of(std::string_view text) {
  std::set<std::uint64_t> pairs;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = folded(decode_at(text, at));
    if (!is_word(c)) {
      last = 0;
      continue;
    }
    if (last != 0) pairs.insert((static_cast<std::uint64_t>(last) << 32) | c);
    if (is_kanji(c)) pairs.insert(c);
    last = c;
  }
  return pairs;
}

/// A kanji alone says less than a pair.
constexpr double kLoneWeight = 0.25;

}  // namespace

WordingLikeness::WordingLikeness(const std::vector<const std::vector<std::string>*>& items) {
  for (const auto* wordings : items) {
    auto& pairs = items_.emplace_back();
    for (const auto& wording : *wordings) pairs.merge(pairs_of(wording));
    for (const auto pair : pairs) ++counts_[pair];
  }
}

double WordingLikeness::weight(std::uint64_t pair) const {
  const auto found = counts_.find(pair);
  const auto count = found == counts_.end() ? 1.0 : static_cast<double>(found->second);
  const double rarity = std::log(1.0 + static_cast<double>(items_.size()) / count);
  return (pair >> 32) == 0 ? rarity * kLoneWeight : rarity;
}

double WordingLikeness::operator()(std::size_t item, std::string_view label) const {
  double all = 0;
  double shared = 0;
  for (const auto pair : pairs_of(label)) {
    const auto worth = weight(pair);
    all += worth;
    if (items_[item].count(pair) != 0) shared += worth;
  }
  return all > 0 ? shared / all : 0;
}

}  // namespace kaiji
