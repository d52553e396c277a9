// SPDX-License-Identifier: Apache-2.0
#include "rules/confused_kanji.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::size_t kHan = 3;  ///< bytes of the characters in question
constexpr std::size_t kLeastRight = 2;

/// Where `words` stands in what the author wrote.
std::vector<TextSpan> places_of(const Analysis& analysis, const RoleFilter& roles, const std::string& words) {
  std::vector<TextSpan> places;
  const auto text = analysis.document.text();
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + words.size())) {
    const auto place = text_span(at, at + words.size());
    const auto sentence = analysis.sentence_at(place.begin);
    if (sentence != kNone && counts(analysis, analysis.sentences[sentence], place, roles)) places.push_back(place);
  }
  return places;
}

/// The Han character that ends or begins `text`, or "".
std::string neighbour(std::string_view text, bool last) {
  const auto code = last ? last_of(text) : first_of(text);
  constexpr char32_t kLastOfThreeBytes = 0xFFFF;
  if (!is_han(code) || code > kLastOfThreeBytes || text.size() < kHan) return {};
  return std::string(last ? text.substr(text.size() - kHan) : text.substr(0, kHan));
}

struct Seen {
  std::size_t first = 0;  ///< byte of the text
  std::size_t count = 0;
};

/// How often each character of the groups stands in the text, in one pass. The keys are parts of the groups.
std::unordered_map<std::string_view, Seen> seen_characters(std::string_view text,
                                                           const std::vector<std::string>& groups) {
  std::unordered_map<std::string_view, Seen> seen;
  std::array<std::array<bool, 256>, 2> may_end{};  // by the last two bytes, which tell most characters apart
  for (const std::string_view group : groups) {
    for (std::size_t at = 0; at + kHan <= group.size(); at += kHan) {
      seen.try_emplace(group.substr(at, kHan));
      for (const std::size_t byte : {0U, 1U}) may_end[byte][static_cast<unsigned char>(group[at + 1 + byte])] = true;
    }
  }
  constexpr unsigned char kThreeBytes = 0xE0;
  for (std::size_t at = 0; at + kHan <= text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xF0U) != kThreeBytes) continue;
    const auto ends = [&](std::size_t byte) { return may_end[byte][static_cast<unsigned char>(text[at + 1 + byte])]; };
    if (!ends(0) || !ends(1)) continue;
    const auto known = seen.find(text.substr(at, kHan));
    if (known != seen.end() && known->second.count++ == 0) known->second.first = at;
  }
  return seen;
}

/// The slip at `at`, where another character of its group stands beside the same neighbour at least twice.
FormPlaces slip_at(const Analysis& analysis, const RoleFilter& roles, std::size_t at, const std::string& group) {
  const auto text = analysis.document.text();
  const std::string own(text.substr(at, kHan));
  for (const bool behind : {false, true}) {
    const auto beside = behind ? neighbour(text.substr(at + kHan), false) : neighbour(text.substr(0, at), true);
    if (beside.empty()) continue;
    const auto pair = [&](const std::string& character) { return behind ? character + beside : beside + character; };
    auto slips = places_of(analysis, roles, pair(own));
    if (slips.size() != 1) continue;
    for (std::size_t other = 0; other < group.size(); other += kHan) {
      const auto right = group.substr(other, kHan);
      auto places = right == own ? std::vector<TextSpan>{} : places_of(analysis, roles, pair(right));
      if (places.size() >= kLeastRight) return {std::move(places), std::move(slips)};
    }
  }
  return {};
}

}  // namespace

std::vector<FormPlaces> confused_kanji(const Analysis& analysis, const RoleFilter& roles,
                                       const std::vector<std::string>& groups) {
  std::vector<FormPlaces> found;
  const auto seen = seen_characters(analysis.document.text(), groups);
  for (const auto& group : groups) {
    for (std::size_t character = 0; character + kHan <= group.size(); character += kHan) {
      // A slip stands once: a character that the document writes again and again is meant.
      const auto& own = seen.at(std::string_view(group).substr(character, kHan));
      if (own.count != 1) continue;
      if (auto places = slip_at(analysis, roles, own.first, group); !places.empty()) found.push_back(std::move(places));
    }
  }
  return found;
}

}  // namespace kaiji
