// SPDX-License-Identifier: Apache-2.0
#include "lint/sentence_pairs.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kaiji {
namespace {

/// Below this share of common character pairs (Dice) two sentences are different statements.
constexpr double kLeastAlike = 0.4;
/// A pair of characters in more sentences than this says nothing about which belong together.
constexpr std::size_t kCommon = 200;
/// Figures change, so that they count for nothing: 30 and 60 are the same character.
constexpr char32_t kDigit = U'0';

using Pairs = std::vector<std::uint64_t>;

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead >= '0' && lead <= '9' ? kDigit : lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  char32_t character = lead & (0x3FU >> more);
  for (int i = 0; i < more && at < text.size(); ++i)
    character = character << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return character;
}

/// The distinct neighbouring characters of a sentence, sorted.
Pairs pairs_of(std::string_view text) {
  Pairs pairs;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (character == kDigit && last == kDigit) continue;
    pairs.push_back(static_cast<std::uint64_t>(last) << 32U | character);
    last = character;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

bool speaks(const Analysis& analysis, SentenceIndex index) {
  const BlockRole role = analysis.role_of(analysis.sentences[index]);
  return role == BlockRole::Statement || role == BlockRole::Label || role == BlockRole::Question;
}

/// Statements pair with statements, labels and questions with their like.
bool same_sort(const Analysis& a, SentenceIndex x, const Analysis& b, SentenceIndex y) {
  return a.role_of(a.sentences[x]) == b.role_of(b.sentences[y]);
}

void join(SentencePairs& pairs, SentenceIndex old_index, SentenceIndex new_index) {
  pairs.after[old_index] = new_index;
  pairs.before[new_index] = old_index;
}

void pair_equal(const Analysis& a, const Analysis& b, SentencePairs& pairs) {
  std::map<std::string_view, std::vector<SentenceIndex>> waiting;
  for (SentenceIndex i = static_cast<SentenceIndex>(b.sentences.size()); i-- > 0;)
    if (speaks(b, i)) waiting[b.text_of(b.sentences[i])].push_back(i);
  for (SentenceIndex i = 0; i < a.sentences.size(); ++i) {
    if (!speaks(a, i)) continue;
    const auto found = waiting.find(a.text_of(a.sentences[i]));
    if (found == waiting.end() || found->second.empty()) continue;
    join(pairs, i, found->second.back());
    found->second.pop_back();
  }
}

struct PairLikeness {
  double share = 0;
  SentenceIndex old_index = 0;
  SentenceIndex new_index = 0;
};

/// All pairs of changed sentences that are alike enough.
std::vector<PairLikeness> likenesses(const Analysis& a, const Analysis& b, const SentencePairs& pairs) {
  std::unordered_map<std::uint64_t, std::vector<SentenceIndex>> places;
  std::vector<std::size_t> sizes(b.sentences.size());
  for (SentenceIndex i = 0; i < b.sentences.size(); ++i) {
    if (pairs.before[i] != kNone || !speaks(b, i)) continue;
    const Pairs own = pairs_of(b.text_of(b.sentences[i]));
    sizes[i] = own.size();
    for (const auto pair : own) places[pair].push_back(i);
  }
  std::vector<PairLikeness> found;
  std::map<SentenceIndex, std::size_t> common;
  for (SentenceIndex i = 0; i < a.sentences.size(); ++i) {
    if (pairs.after[i] != kNone || !speaks(a, i)) continue;
    const Pairs own = pairs_of(a.text_of(a.sentences[i]));
    common.clear();
    for (const auto pair : own) {
      const auto holders = places.find(pair);
      if (holders == places.end() || holders->second.size() > kCommon) continue;
      for (const SentenceIndex holder : holders->second) ++common[holder];
    }
    for (const auto& [index, count] : common) {
      const double share = 2.0 * static_cast<double>(count) / static_cast<double>(own.size() + sizes[index]);
      if (share >= kLeastAlike && same_sort(a, i, b, index)) found.push_back({share, i, index});
    }
  }
  return found;
}

}  // namespace

SentencePairs pair_sentences(const Analysis& old_edition, const Analysis& new_edition) {
  SentencePairs pairs;
  pairs.after.assign(old_edition.sentences.size(), kNone);
  pairs.before.assign(new_edition.sentences.size(), kNone);
  pair_equal(old_edition, new_edition, pairs);
  auto alike = likenesses(old_edition, new_edition, pairs);
  std::sort(alike.begin(), alike.end(), [](const PairLikeness& x, const PairLikeness& y) {
    if (x.share != y.share) return x.share > y.share;
    return x.old_index != y.old_index ? x.old_index < y.old_index : x.new_index < y.new_index;
  });
  for (const PairLikeness& one : alike)
    if (pairs.after[one.old_index] == kNone && pairs.before[one.new_index] == kNone)
      join(pairs, one.old_index, one.new_index);
  return pairs;
}

}  // namespace kaiji
