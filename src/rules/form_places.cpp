// SPDX-License-Identifier: Apache-2.0
#include "rules/form_places.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "rules/quotation.h"

namespace kaiji {
namespace {

constexpr std::string_view kLongVowel = "ー";
constexpr std::size_t kKatakanaBytes = 3;
constexpr std::size_t kShortestWord = 3 * kKatakanaBytes;

/// ァ to ヺ and ー: the katakana block without its middle dot, E3 82 A1 to E3 83 BA and E3 83 BC.
bool is_katakana_at(std::string_view text, std::size_t at) {
  if (at + kKatakanaBytes > text.size() || static_cast<unsigned char>(text[at]) != 0xE3u) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (second == 0x82u) return third >= 0xA1u;
  return second == 0x83u && third <= 0xBCu && third != 0xBBu;
}

/// Least bytes of a key: four characters beside the long-vowel marks.
constexpr std::size_t kShortestLoose = 4 * kKatakanaBytes;
constexpr std::size_t kShortestSlip = 6 * kKatakanaBytes;
constexpr std::size_t kShortestVoiced = 5 * kKatakanaBytes;
constexpr std::size_t kShortestScript = 4 * kKatakanaBytes;

/// A katakana word without its long-vowel marks and with full-size letters: what its ways of spelling share.
std::string loose_key(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> kSmall[] = {{"ァ", "ア"}, {"ィ", "イ"}, {"ゥ", "ウ"},
                                                                      {"ェ", "エ"}, {"ォ", "オ"}, {"ャ", "ヤ"},
                                                                      {"ュ", "ユ"}, {"ョ", "ヨ"}, {"ッ", "ツ"}};
  std::string key;
  for (std::size_t at = 0; at < word.size(); at += kKatakanaBytes) {
    const auto letter = word.substr(at, kKatakanaBytes);
    if (letter == kLongVowel) continue;
    const auto* small =
        std::find_if(std::begin(kSmall), std::end(kSmall), [&](const auto& pair) { return pair.first == letter; });
    key += small == std::end(kSmall) ? letter : small->second;
  }
  return key;
}

/// How many of ァィゥェォッャュョ stand in a katakana word.
std::size_t small_letters(std::string_view word) {
  constexpr std::string_view kSmall = "ァィゥェォッャュョ";
  std::size_t count = 0;
  for (std::size_t at = 0; at + kKatakanaBytes <= word.size(); at += kKatakanaBytes) {
    count += kSmall.find(word.substr(at, kKatakanaBytes)) == kSmall.npos ? 0 : 1;
  }
  return count;
}

/// The text with its hiragana as katakana; both take three bytes, so that places stay.
std::string in_katakana(std::string_view text) {
  std::string folded(text);
  for (std::size_t at = 0; at + kKatakanaBytes <= folded.size(); ++at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(folded[at + i]); };
    if (byte(0) != 0xE3u || (byte(1) != 0x81u && byte(1) != 0x82u)) continue;
    const unsigned code = 0x3000u + ((byte(1) & 0x3Fu) << 6u) + (byte(2) & 0x3Fu);
    if (code < 0x3041u || code > 0x3096u) continue;
    const unsigned katakana = code + 0x60u;
    folded[at + 1] = static_cast<char>(0x80u | ((katakana >> 6u) & 0x3Fu));
    folded[at + 2] = static_cast<char>(0x80u | (katakana & 0x3Fu));
  }
  return folded;
}

/// A katakana word without its voiced marks: ハ for バ and パ.
std::string unvoiced_key(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> kVoiced[] = {
      {"ガ", "カ"}, {"ギ", "キ"}, {"グ", "ク"}, {"ゲ", "ケ"}, {"ゴ", "コ"}, {"ザ", "サ"}, {"ジ", "シ"},
      {"ズ", "ス"}, {"ゼ", "セ"}, {"ゾ", "ソ"}, {"ダ", "タ"}, {"ヂ", "チ"}, {"ヅ", "ツ"}, {"デ", "テ"},
      {"ド", "ト"}, {"バ", "ハ"}, {"ビ", "ヒ"}, {"ブ", "フ"}, {"ベ", "ヘ"}, {"ボ", "ホ"}, {"パ", "ハ"},
      {"ピ", "ヒ"}, {"プ", "フ"}, {"ペ", "ヘ"}, {"ポ", "ホ"}};
  std::string key;
  for (std::size_t at = 0; at < word.size(); at += kKatakanaBytes) {
    const auto letter = word.substr(at, kKatakanaBytes);
    const auto* voiced =
        std::find_if(std::begin(kVoiced), std::end(kVoiced), [&](const auto& pair) { return pair.first == letter; });
    key += voiced == std::end(kVoiced) ? letter : voiced->second;
  }
  return key;
}

using WordPlaces = std::map<std::string_view, std::vector<TextSpan>>;

void gather_words(std::string_view text, TextSpan sentence, WordPlaces& words) {
  for (std::size_t at = sentence.begin.value; at < sentence.end.value;) {
    if (!is_katakana_at(text, at)) {
      ++at;
      continue;
    }
    const auto begin = at;
    while (at < sentence.end.value && is_katakana_at(text, at)) at += kKatakanaBytes;
    const auto place = text_span(begin, at);
    if (place.size() >= kShortestWord) words[place.in(text)].push_back(place);
  }
}

/// The first two letters of a word, as a number.
std::uint64_t head_of(std::string_view word) {
  std::uint64_t head = 0;
  for (std::size_t at = 0; at < 2 * kKatakanaBytes; ++at) head = head << 8u | static_cast<unsigned char>(word[at]);
  return head;
}

/// The places of katakana words whose first two letters at least are hiragana: 「こはくノート」 beside
/// 「コハクノート」.
WordPlaces begun_in_hiragana(const Analysis& analysis, const WordPlaces& words, const RoleFilter& roles) {
  const auto text = analysis.document.text();
  std::unordered_map<std::uint64_t, std::vector<std::string_view>> by_head;
  for (const auto& [word, places] : words) {
    if (word.size() >= kShortestScript) by_head[head_of(word)].push_back(word);
  }
  WordPlaces found;
  if (by_head.empty()) return found;
  const std::string folded = in_katakana(text);
  for (std::size_t at = 0; at + 2 * kKatakanaBytes <= text.size(); ++at) {
    const bool hiragana = static_cast<unsigned char>(text[at]) == 0xE3u && folded[at + 1] != text[at + 1];
    if (!hiragana || is_katakana_at(text, at + kKatakanaBytes)) continue;
    const auto same = by_head.find(head_of(std::string_view(folded).substr(at)));
    if (same == by_head.end()) continue;
    for (const auto word : same->second) {
      const auto sentence =
          folded.compare(at, word.size(), word) == 0 ? analysis.sentence_at({static_cast<std::uint32_t>(at)}) : kNone;
      const auto place = text_span(at, at + word.size());
      if (sentence != kNone && counts(analysis, analysis.sentences[sentence], place, roles)) {
        found[word].push_back(place);
      }
    }
  }
  return found;
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

namespace {

/// By the roles that count: several rules ask for the words of the same ones.
using WordsOfRoles = std::map<RoleFilter, WordPlaces>;

/// The katakana words of the sentences that count.
const WordPlaces& katakana_words(const Analysis& analysis, const RoleFilter& roles) {
  const auto [known, added] = analysis.memo.edit<WordsOfRoles>(nullptr).try_emplace(roles);
  WordPlaces& words = known->second;
  if (!added) return words;
  for (const auto& sentence : analysis.sentences) {
    if (counts(analysis, sentence, {sentence.span.begin, sentence.span.begin}, roles)) {
      gather_words(analysis.document.text(), sentence.span, words);
    }
  }
  return words;
}

}  // namespace

std::vector<FormPlaces> katakana_variants(const Analysis& analysis, const RoleFilter& roles) {
  const WordPlaces& words = katakana_words(analysis, roles);
  std::map<std::string, std::vector<const WordPlaces::value_type*>> alike;
  for (const auto& word : words) {
    if (auto key = loose_key(word.first); key.size() >= kShortestLoose) alike[std::move(key)].push_back(&word);
  }
  std::vector<FormPlaces> variants;
  for (const auto& [key, same] : alike) {
    if (same.size() < 2) continue;
    auto& forms = variants.emplace_back();
    // The longest way first, and of those with small kana: 「セキュリティ」 before 「セキュリテイ」.
    auto ordered = same;
    std::reverse(ordered.begin(), ordered.end());
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto* a, const auto* b) { return small_letters(a->first) > small_letters(b->first); });
    for (const auto* word : ordered) forms.push_back(word->second);
  }
  for (const auto& [word, places] : words) {
    if (!word.ends_with(kLongVowel) || loose_key(word).size() >= kShortestLoose) continue;
    const auto bare = words.find(word.substr(0, word.size() - kLongVowel.size()));
    if (bare != words.end()) variants.push_back({places, bare->second});
  }
  return variants;
}

std::vector<FormPlaces> dropped_letters(const Analysis& analysis, const RoleFilter& roles) {
  const WordPlaces& words = katakana_words(analysis, roles);
  std::vector<FormPlaces> slips;
  for (const auto& [word, places] : words) {
    if (places.size() < 2 || word.size() < kShortestSlip) continue;
    // A letter inside is lost: インシデト. The first and the last make other words: リスト, リストア.
    for (std::size_t at = kKatakanaBytes; at + kKatakanaBytes < word.size(); at += kKatakanaBytes) {
      if (word.substr(at, kKatakanaBytes) == kLongVowel) continue;
      const auto slip = std::string(word.substr(0, at)) + std::string(word.substr(at + kKatakanaBytes));
      const auto found = words.find(slip);
      if (found != words.end() && found->second.size() == 1) slips.push_back({places, found->second});
    }
  }
  return slips;
}

std::vector<FormPlaces> lost_voiced_marks(const Analysis& analysis, const RoleFilter& roles) {
  const WordPlaces words = katakana_words(analysis, roles);
  std::map<std::string, std::vector<const WordPlaces::value_type*>> alike;
  for (const auto& word : words) {
    if (word.first.size() >= kShortestVoiced) alike[unvoiced_key(word.first)].push_back(&word);
  }
  std::vector<FormPlaces> slips;
  for (const auto& [key, same] : alike) {
    // Evenly used, they are two words.
    if (same.size() != 2) continue;
    const auto& often = same[0]->second.size() >= same[1]->second.size() ? same[0]->second : same[1]->second;
    const auto& once = &often == &same[0]->second ? same[1]->second : same[0]->second;
    if (once.size() == 1 && often.size() > 1) slips.push_back({often, once});
  }
  return slips;
}

std::vector<FormPlaces> kana_scripts(const Analysis& analysis, const RoleFilter& roles) {
  std::vector<FormPlaces> pairs;
  const WordPlaces& words = katakana_words(analysis, roles);
  for (auto& [word, other] : begun_in_hiragana(analysis, words, roles)) {
    // In quotes it is a name of its own: 「コモレビ」 of the company こもれびリサーチ.
    auto places = words.find(word)->second;
    std::erase_if(places, [&](TextSpan place) {
      const auto sentence = analysis.sentence_at(place.begin);
      return sentence == kNone || !counts(analysis, analysis.sentences[sentence], place, roles);
    });
    // Evenly used, they are two names: a product's and its company's.
    const auto fewer = std::min(places.size(), other.size());
    if (fewer > 0 && fewer * 2 <= std::max(places.size(), other.size())) {
      pairs.push_back({std::move(places), std::move(other)});
    }
  }
  return pairs;
}

}  // namespace kaiji
