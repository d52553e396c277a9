// SPDX-License-Identifier: Apache-2.0
#include "claims/analysis.h"

#include <algorithm>

namespace kaiji {

std::string_view to_string(Genre genre) {
  static constexpr std::string_view kNames[] = {"unknown",       "white-paper", "check-sheet", "service-level", "terms",
                                                "security-page", "guideline",   "off-genre",   "treatise"};
  return kNames[static_cast<std::size_t>(genre)];
}

std::span<const TokenView> Analysis::tokens(SentenceIndex sentence) const {
  if (token_cache.size() != sentences.size()) token_cache.resize(sentences.size());
  std::vector<TokenView>& tokens = token_cache[sentence];
  if (tokens.empty() && tagger) tokens = tagger->tokenize(document.text(), sentences[sentence].span);
  return tokens;
}

SentenceIndex Analysis::sentence_at(TextOffset at) const {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), at,
                                [](TextOffset place, const Sentence& sentence) { return place < sentence.span.begin; });
  if (after == sentences.begin()) return kNone;
  --after;
  return after->span.contains(at) ? static_cast<SentenceIndex>(after - sentences.begin()) : kNone;
}

}  // namespace kaiji
