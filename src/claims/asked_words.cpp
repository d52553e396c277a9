// SPDX-License-Identifier: Apache-2.0
#include "claims/asked_words.h"

#include <algorithm>
#include <array>

#include "claims/numerals.h"

namespace kaiji {
namespace {

/// The parts between slashes, commas and 「及び」, but not inside brackets; marks of lists and ends belong to them.
std::vector<TextSpan> parts_of(std::string_view text, TextSpan span) {
  constexpr std::array<std::string_view, 8> kBetween{"/", "、", "・", ",", "及び", "および", "並びに", "ならびに"};
  std::vector<TextSpan> parts;
  std::size_t begin = span.begin.value;
  int depth = 0;
  for (std::size_t at = begin; at < span.end.value;) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    const std::size_t mark = depth > 0 ? 0 : match_any(text, at, kBetween);
    if (mark == 0) {
      at += character_length(text, at);
      continue;
    }
    parts.push_back(text_span(begin, at));
    at += mark;
    begin = at;
  }
  parts.push_back(text_span(begin, span.end.value));
  return parts;
}

bool has_value(const ReadingView& reading, TextSpan part) {
  const auto values = reading.values();
  return std::any_of(values.begin(), values.end(), [&](const FoundValue& found) { return part.contains(found.span); });
}

}  // namespace

TextSpan asked_words(const ReadingView& reading, SentenceIndex label, TextSpan value) {
  const TextSpan all = reading.analysis().sentences[label].span;
  if (reading.values().size() < 2) return all;
  const auto answers = parts_of(reading.text(), reading.sentence().span);
  if (answers.size() < 2) return all;
  const auto questions = parts_of(reading.text(), all);
  if (questions.size() != answers.size()) return all;
  const auto answered = [&](TextSpan part) { return has_value(reading, part); };
  if (!std::all_of(answers.begin(), answers.end(), answered)) return all;
  const auto own =
      std::find_if(answers.begin(), answers.end(), [&](TextSpan part) { return part.contains(value.begin); });
  return own == answers.end() ? all : questions[static_cast<std::size_t>(own - answers.begin())];
}

}  // namespace kaiji
