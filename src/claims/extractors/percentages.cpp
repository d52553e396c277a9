// SPDX-License-Identifier: Apache-2.0
// 99.9%, 99.9 %, 99.95パーセント, 百分の九十九・九, 99.5%~99.9%. The sort of percentage (月間稼働率, 年間) is the
// concept's to say.

#include <array>

#include "claims/bounds.h"
#include "claims/extractor.h"
#include "claims/numerals.h"

namespace kaiji {
namespace percentages_extractor {
namespace {

constexpr std::array<std::string_view, 6> kSigns{"%", "パーセント", "percent", "㌫", " %", " percent"};

/// Legal texts: 百分の九十九.
constexpr std::array<std::string_view, 2> kOfHundred{"百分の", "100分の"};

void extract(std::string_view text, const Sentence& sentence, const Vocabulary&, std::vector<FoundValue>& values) {
  const std::string_view words = text.substr(0, sentence.span.end.value);
  for (std::size_t at = sentence.span.begin.value; at < words.size();) {
    const std::size_t before = match_any(words, at, kOfHundred);
    const auto numeral = numeral_at(words, at + before);
    const std::size_t sign = numeral && before == 0 ? match_any(words, at + numeral->length, kSigns) : 0;
    if ((sign == 0 && before == 0) || !numeral || numeral->value > 100) {
      at += numeral && numeral->length > 0 ? before + numeral->length : character_length(words, at);
      continue;
    }
    const std::size_t end = at + before + numeral->length + sign;
    Value value;
    value.type = ValueType::Percentage;
    value.low = value.high = numeral->value;
    const BoundWords bound = bound_around(words, at, end);
    values.push_back({value, bound.bound, text_span(at - bound.before, end + bound.after)});
    at = end;
  }
}

}  // namespace
}  // namespace percentages_extractor

extern const Extractor extractor_percentages;
constinit const Extractor extractor_percentages = {"percentages", ValueType::Percentage,
                                                   percentages_extractor::extract};

}  // namespace kaiji
