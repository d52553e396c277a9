// SPDX-License-Identifier: Apache-2.0
#include "claims/things.h"

#include <algorithm>
#include <array>

#include "claims/numerals.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongest = 90;  ///< bytes of a phrase; a longer one is no name of a thing

/// The words before the last of the marks that end a phrase: 、 。 and brackets.
std::string_view last_phrase(std::string_view words) {
  constexpr std::array<std::string_view, 7> kEnds{"、", "。", ",", "(", ")", "・", " "};
  std::size_t begin = 0;
  for (std::size_t at = 0; at < words.size(); at += character_length(words, at))
    if (const std::size_t length = match_any(words, at, kEnds); length > 0) begin = at + length;
  return words.substr(begin);
}

/// 「Xは」 or 「X:」 at the head of a sentence, before its topic; not 「Xには」, which is a place.
std::string_view stated_phrase(std::string_view before) {
  constexpr std::array<std::string_view, 7> kPlaces{"に", "で", "と", "から", "へ", "また", "ある"};
  for (std::size_t at = 0; at < before.size(); at += character_length(before, at)) {
    constexpr std::array<std::string_view, 3> kAbout{"について", "に関して", "につきまして"};
    if (match_any(before, at, kAbout) > 0) return before.substr(0, at);
    const bool colon = before[at] == ':' || before[at] == '=';
    if (!colon && !before.substr(at).starts_with("は")) continue;
    if (!colon && ends_with_any(before, at, kPlaces)) continue;
    return before.substr(0, at);
  }
  return {};
}

/// 「Xの|バックアップ」, 「Xを|暗号化」: what stands right before the topic.
std::string_view modifier(std::string_view before) {
  constexpr std::array<std::string_view, 4> kLinks{"の", "を", "が", "も"};
  constexpr std::array<std::string_view, 4> kFar{"へ", "と", "から", "で"};
  for (const std::string_view link : kLinks) {
    if (!before.ends_with(link)) continue;
    const std::string_view words = before.substr(0, before.size() - link.size());
    return ends_with_any(words, words.size(), kFar) ? std::string_view{} : last_phrase(words);
  }
  return {};
}

/// A phrase without words that stand for anything at all.
std::string specific(const ReadingView& reading, SentenceIndex sentence, std::string_view phrase, PatternId topics,
                     const Vocabulary::State& state) {
  if (phrase.empty() || phrase.size() > kLongest) return {};
  const auto begin = static_cast<std::size_t>(phrase.data() - reading.text().data());
  std::string kept;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < phrase.size();) {
    if (phrase[at] == '(' || phrase[at] == ')') {  // words in brackets say other things
      depth = phrase[at] == '(' ? depth + 1 : depth - std::min<std::size_t>(depth, 1);
      ++at;
      continue;
    }
    const TextOffset place{static_cast<std::uint32_t>(begin + at)};
    const auto covers = [&](PatternId pattern) {
      for (const PatternHit& hit : reading.hits(pattern, sentence))
        if (hit.span.contains(place)) return true;
      return false;
    };
    bool generic = depth > 0 || covers(topics);
    for (const Cue& cue : state.cues) generic = generic || (cue.kind == "generic-thing" && covers(cue.pattern));
    const std::size_t length = character_length(phrase, at);
    kept += generic ? std::string_view(" ") : phrase.substr(at, length);
    at += length;
  }
  return kept;
}

/// Who does it is no thing that it is done to.
bool names_person(std::string_view phrase) {
  constexpr std::array<std::string_view, 9> kPersons{"者", "員", "社", "部門", "チーム", "担当", "様", "さま", "部"};
  return ends_with_any(phrase, phrase.size(), kPersons);
}

bool particle(std::string_view character) {
  return character.size() == 3 && character >= "ぁ" && character <= "ん";
}

}  // namespace

std::string thing_of(const ReadingView& reading, SentenceIndex sentence, const Concept& entry, TextSpan place,
                     const Vocabulary::State& state) {
  if (!entry.topics) return {};
  const PatternId topics = *entry.topics;
  const TextSpan whole = reading.analysis().sentences[sentence].span;
  for (const PatternHit& hit : reading.hits(topics, sentence)) {
    if (!place.contains(hit.span.begin)) continue;
    const std::string_view before = text_span(whole.begin.value, hit.span.begin.value).in(reading.text());
    for (const std::string_view phrase : {modifier(before), stated_phrase(before)}) {
      if (!entry.audience && names_person(phrase)) continue;
      if (std::string thing = specific(reading, sentence, phrase, topics, state);
          thing.find_first_not_of(' ') != std::string::npos)
        return thing;
    }
    break;
  }
  return {};
}

bool things_meet(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == kEverything || b == kEverything) return true;
  std::size_t pairs = 0;
  for (std::size_t at = 0; at < a.size(); at += character_length(a, at)) {
    const std::size_t first = character_length(a, at);
    if (at + first >= a.size()) break;
    const std::size_t second = character_length(a, at + first);
    if (a[at] == ' ' || a[at + first] == ' ' || particle(a.substr(at, first)) || particle(a.substr(at + first, second)))
      continue;
    ++pairs;
    if (b.find(a.substr(at, first + second)) != std::string_view::npos) return true;
  }
  return pairs == 0;
}

}  // namespace kaiji
