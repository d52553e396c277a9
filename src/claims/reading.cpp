// SPDX-License-Identifier: Apache-2.0
#include "claims/reading.h"

#include <algorithm>
#include <bit>

namespace kaiji {
namespace {

constexpr std::uint32_t kBareWords = 24;  ///< bytes beside the values: (月間、目標値)

/// Morphemes are only needed where a comma may end a clause.
std::span<const TokenView> tokens_for_clauses(const Analysis& analysis, SentenceIndex sentence) {
  const std::string_view words = analysis.text_of(analysis.sentences[sentence]);
  const bool commas = words.find("、") != std::string_view::npos || words.find(',') != std::string_view::npos;
  return commas ? analysis.tokens(sentence) : std::span<const TokenView>{};
}

}  // namespace

ReadingView::ReadingView(const Analysis& analysis, const PatternHits& hits, const ContextIndex& contexts,
                         SentenceIndex sentence, std::span<const FoundValue> values)
    : analysis_(analysis), hits_(hits), index_(sentence), values_(values), contexts_(contexts) {
  std::uint32_t covered = 0;
  for (const FoundValue& value : values)
    if (value.value.type != ValueType::Flag) covered += value.span.size();
  const std::uint32_t size = analysis.sentences[sentence].span.size();
  bare_ = covered > 0 && size - std::min(size, covered) <= kBareWords;
}

const Clauses& ReadingView::clauses() const {
  if (!clauses_) clauses_.emplace(text(), sentence().span, tokens_for_clauses(analysis_, index_));
  return *clauses_;
}

const std::vector<ContextSentence>& ReadingView::surroundings() const {
  if (!surroundings_) surroundings_ = contexts_.around(index_);
  return *surroundings_;
}

std::span<const std::uint16_t> ReadingView::possible_concepts(const Vocabulary::State& words) const {
  if (concepts_) return *concepts_;
  auto& found = concepts_.emplace();
  constexpr std::size_t kBits = 64;
  std::vector<std::uint64_t> possible(words.concepts.size() / kBits + 1);  // a bit each
  const auto add = [&](SentenceIndex sentence) {
    for (const PatternId pattern : hits_.possible_in(sentence))
      for (const std::uint16_t index : words.concepts_of[pattern])
        possible[index / kBits] |= std::uint64_t{1} << (index % kBits);
  };
  add(index_);
  for (const ContextSentence& context : surroundings()) add(context.sentence);
  for (std::size_t word = 0; word < possible.size(); ++word)
    for (std::uint64_t bits = possible[word]; bits != 0; bits &= bits - 1)
      found.push_back(static_cast<std::uint16_t>(word * kBits + static_cast<std::size_t>(std::countr_zero(bits))));
  return found;
}

bool ReadingView::in_clause(PatternId pattern, TextOffset place) const {
  const std::uint32_t own = clauses().at(place);
  for (const PatternHit& hit : hits(pattern)) {
    const std::uint32_t there = clauses().at(hit.span.begin);
    if (there == own || clauses()[own].host == there) return true;
    if (clauses()[there].host == own && hit.span.begin < place)
      return true;  // words in brackets behind it say other things
  }
  return false;
}

TextSpan ReadingView::since_last_value(TextSpan value) const {
  std::uint32_t begin = sentence().span.begin.value;
  const auto own = std::find_if(values_.begin(), values_.end(), [&](const FoundValue& v) { return v.span == value; });
  for (const FoundValue& other : values_) {
    if (own != values_.end() && other.value.type != own->value.type) continue;
    if (other.span.end <= value.begin) begin = std::max(begin, other.span.end.value);
  }
  return text_span(begin, std::max(begin, value.begin.value));
}

TextSpan ReadingView::until_next_value(TextSpan value) const {
  std::uint32_t end = std::max(clauses()[clauses().host_at(value.begin)].span.end.value, value.end.value);
  const auto own = std::find_if(values_.begin(), values_.end(), [&](const FoundValue& v) { return v.span == value; });
  for (const FoundValue& other : values_) {
    if (own == values_.end() || other.value.type != own->value.type || other.span.begin < value.end) continue;
    if (other.span.begin.value >= end) break;
    const auto comma = text_span(value.end.value, other.span.begin.value).in(text()).find("、");
    end =
        comma == std::string_view::npos ? other.span.begin.value : value.end.value + static_cast<std::uint32_t>(comma);
    break;
  }
  return text_span(value.end.value, end);
}

TextSpan ReadingView::own_words(TextSpan value) const {
  return text_span(since_last_value(value).begin.value, until_next_value(value).end.value);
}

TextSpan ReadingView::beside(TextSpan value) const {
  constexpr std::uint32_t kBehind = 15;
  const TextSpan before = since_last_value(value);
  return text_span(before.begin.value, std::min(value.end.value + kBehind, sentence().span.end.value));
}

}  // namespace kaiji
