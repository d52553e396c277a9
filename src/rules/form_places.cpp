// SPDX-License-Identifier: Apache-2.0
#include "rules/form_places.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "rules/quotation.h"

namespace kaiji {
namespace {

constexpr std::string_view kLongVowel = "ー";
constexpr std::size_t kKatakanaBytes = 3;
constexpr std::size_t kShortestWord = 3 * kKatakanaBytes;

/// ァ to ヺ and ー: the katakana block without its middle dot, E3 82 A1 to E3 83 BA and E3 83 BC.
bool is_katakana(std::string_view text, std::size_t at) {
  if (at + kKatakanaBytes > text.size() || static_cast<unsigned char>(text[at]) != 0xE3u) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (second == 0x82u) return third >= 0xA1u;
  return second == 0x83u && third <= 0xBCu && third != 0xBBu;
}

using WordPlaces = std::map<std::string_view, std::vector<TextSpan>>;

void gather_words(std::string_view text, TextSpan sentence, WordPlaces& words) {
  for (std::size_t at = sentence.begin.value; at < sentence.end.value;) {
    if (!is_katakana(text, at)) {
      ++at;
      continue;
    }
    const auto begin = at;
    while (at < sentence.end.value && is_katakana(text, at)) at += kKatakanaBytes;
    const auto place = text_span(begin, at);
    if (place.size() >= kShortestWord) words[place.in(text)].push_back(place);
  }
}

}  // namespace

bool counts(const Analysis& analysis, const Sentence& sentence, TextSpan place, const RoleFilter& roles) {
  const auto& block = analysis.document.blocks[sentence.block];
  if (!roles.holds(block) || block.kind == BlockKind::Code || block.kind == BlockKind::Contents) return false;
  return !inside_quotes(TextSpan{sentence.span.begin, place.begin}.in(analysis.document.text()));
}

void drop_overlapping(std::vector<TextSpan>& places, std::vector<TextSpan> others) {
  std::sort(others.begin(), others.end());
  std::vector<TextSpan> merged;
  for (const auto& other : others) {
    if (!merged.empty() && other.begin < merged.back().end) {
      merged.back() = cover(merged.back(), other);
    } else {
      merged.push_back(other);
    }
  }
  std::erase_if(places, [&](const TextSpan& place) {
    const auto after = std::lower_bound(merged.begin(), merged.end(), place.end,
                                        [](const TextSpan& span, TextOffset at) { return span.begin < at; });
    return after != merged.begin() && std::prev(after)->overlaps(place);
  });
}

void drop_contained(FormPlaces& places) {
  std::vector<TextSpan> all;
  for (const auto& form : places) all.insert(all.end(), form.begin(), form.end());
  std::sort(all.begin(), all.end(), [](const TextSpan& a, const TextSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<TextSpan> contained;
  TextSpan longest{};
  for (const auto& place : all) {
    if (longest.contains(place) && longest.size() > place.size()) {
      contained.push_back(place);
    } else if (longest.end < place.end) {
      longest = place;
    }
  }
  for (auto& form : places) {
    std::erase_if(form, [&](const TextSpan& place) {
      return std::binary_search(contained.begin(), contained.end(), place, [](const TextSpan& a, const TextSpan& b) {
        return a.begin < b.begin || (a.begin == b.begin && a.end > b.end);
      });
    });
  }
}

std::vector<FormPlaces> long_vowel_pairs(const Analysis& analysis, const RoleFilter& roles) {
  WordPlaces words;
  const auto text = analysis.document.text();
  for (const auto& sentence : analysis.sentences) {
    if (counts(analysis, sentence, {sentence.span.begin, sentence.span.begin}, roles)) {
      gather_words(text, sentence.span, words);
    }
  }
  std::vector<FormPlaces> pairs;
  for (const auto& [word, places] : words) {
    if (!word.ends_with(kLongVowel)) continue;
    const auto bare = words.find(word.substr(0, word.size() - kLongVowel.size()));
    if (bare != words.end()) pairs.push_back({places, bare->second});
  }
  return pairs;
}

}  // namespace kaiji
