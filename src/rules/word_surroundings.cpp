// SPDX-License-Identifier: Apache-2.0
#include "rules/word_surroundings.h"

#include <algorithm>

#include "document/literal_places.h"

namespace kaiji {

bool turns_to_other_topic(const Analysis& analysis, SentenceIndex sentence, TextSpan between) {
  const auto text = analysis.document.text();
  const auto tokens = analysis.tokens(sentence);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].span.in(text) != "、" || !between.contains(tokens[i].span)) continue;
    if (tokens[i - 1].detail != "サ変接続") continue;
    const auto rest = TextSpan{tokens[i].span.end, between.end}.in(text);
    if (rest.ends_with("は") && rest.find("社は") == rest.npos) return true;
  }
  return false;
}

bool literal_follows(const CheckInput& input, SentenceIndex sentence, TextSpan words) {
  constexpr std::uint32_t kNear = 12;  // bytes
  const auto& document = input.analysis.document;
  const auto& literal = input.memo.get<LiteralPlaces>(nullptr, [&] { return LiteralPlaces(document); });
  const auto tokens = input.analysis.tokens(sentence);
  return std::any_of(tokens.begin(), tokens.end(), [&](const TokenView& token) {
    return words.end <= token.span.begin && token.span.begin.value <= words.end.value + kNear &&
           literal.holds(token.span);
  });
}

}  // namespace kaiji
