// SPDX-License-Identifier: Apache-2.0
#include "rules/confused_kanji.h"

#include <algorithm>
#include <cstdint>

#include "base/find.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::size_t kHan = 3;  ///< bytes of the characters in question
constexpr std::size_t kLeastRight = 2;

/// Where `words` stands in what the author wrote.
std::vector<TextSpan> places_of(const Analysis& analysis, const RoleFilter& roles, const std::string& words) {
  std::vector<TextSpan> places;
  const auto text = analysis.document.text();
  for (auto at = find_word(text, words); at != text.npos; at = find_word(text, words, at + words.size())) {
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

/// How often each character of three bytes stands in a text: never, once, or more.
class Frequencies {
 public:
  explicit Frequencies(std::string_view text) : counts_(std::size_t{1} << 16u) {
    for (std::size_t at = 0; at + kHan <= text.size(); ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xF0u) != 0xE0u) continue;
      auto& count = counts_[code(text.substr(at, kHan))];
      if (count < 2) ++count;
    }
  }
  bool stands_once(std::string_view character) const { return counts_[code(character)] == 1; }

 private:
  static std::size_t code(std::string_view character) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    return (byte(0) & 0x0Fu) << 12u | (byte(1) & 0x3Fu) << 6u | (byte(2) & 0x3Fu);
  }
  std::vector<std::uint8_t> counts_;
};

}  // namespace

std::vector<FormPlaces> confused_kanji(const Analysis& analysis, const RoleFilter& roles,
                                       const std::vector<std::string>& groups) {
  std::vector<FormPlaces> found;
  const auto text = analysis.document.text();
  if (groups.empty()) return found;
  const Frequencies frequencies(text);
  for (const auto& group : groups) {
    for (std::size_t character = 0; character + kHan <= group.size(); character += kHan) {
      // A slip stands once: a character that the document writes again and again is meant.
      const auto own = std::string_view(group).substr(character, kHan);
      if (!frequencies.stands_once(own)) continue;
      auto places = slip_at(analysis, roles, find_word(text, own), group);
      if (!places.empty()) found.push_back(std::move(places));
    }
  }
  return found;
}

}  // namespace kaiji
