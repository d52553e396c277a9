// SPDX-License-Identifier: Apache-2.0
#include "claims/analysis.h"

#include <algorithm>

#include "claims/known_tokens.h"

namespace kaiji {
namespace {

std::vector<TokenView> moved(std::vector<TokenView> tokens, std::uint32_t by) {
  for (TokenView& token : tokens) {
    token.span.begin.value += by;
    token.span.end.value += by;
  }
  return tokens;
}

std::vector<TokenView> tokenize(const Analysis& analysis, TextSpan sentence) {
  const auto text = analysis.document.text();
  const auto known = analysis.memo.edit<TokenMemory>(nullptr).known;
  if (!known) return analysis.tagger->tokenize(text, sentence);
  const auto* before = known->find(sentence.in(text));
  if (before == nullptr) {
    auto made = moved(analysis.tagger->tokenize(text, sentence), 0U - sentence.begin.value);
    before = &known->add(std::string(sentence.in(text)), std::move(made));
  }
  return moved(*before, sentence.begin.value);
}

}  // namespace

std::string_view to_string(Genre genre) {
  static constexpr std::string_view kNames[] = {"unknown",       "white-paper", "check-sheet", "service-level", "terms",
                                                "security-page", "guideline",   "off-genre",   "treatise"};
  return kNames[static_cast<std::size_t>(genre)];
}

std::span<const TokenView> Analysis::tokens(SentenceIndex sentence) const {
  if (token_cache.size() != sentences.size()) token_cache.resize(sentences.size());
  std::vector<TokenView>& tokens = token_cache[sentence];
  if (tokens.empty() && tagger) tokens = tokenize(*this, sentences[sentence].span);
  return tokens;
}

std::vector<ReadingPart> Analysis::reading_parts() const {
  if (!parts.empty()) return parts;
  return {{0, static_cast<SentenceIndex>(sentences.size()), 0, {}, std::nullopt}};
}

SentenceIndex Analysis::sentence_at(TextOffset at) const {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), at,
                                [](TextOffset place, const Sentence& sentence) { return place < sentence.span.begin; });
  if (after == sentences.begin()) return kNone;
  --after;
  return after->span.contains(at) ? static_cast<SentenceIndex>(after - sentences.begin()) : kNone;
}

}  // namespace kaiji
