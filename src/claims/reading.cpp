// SPDX-License-Identifier: Apache-2.0
#include "claims/reading.h"

#include <algorithm>

namespace kaiji {
namespace {

/// Morphemes are only needed where a comma may end a clause.
std::span<const TokenView> tokens_for_clauses(const Analysis& analysis, SentenceIndex sentence) {
  const std::string_view words = analysis.text_of(analysis.sentences[sentence]);
  const bool commas = words.find("、") != std::string_view::npos || words.find(',') != std::string_view::npos;
  return commas ? analysis.tokens(sentence) : std::span<const TokenView>{};
}

}  // namespace

ReadingView::ReadingView(const Analysis& analysis, const PatternHits& hits, const ContextIndex& contexts,
                         SentenceIndex sentence, std::span<const FoundValue> values)
    : analysis_(analysis),
      hits_(hits),
      index_(sentence),
      values_(values),
      clauses_(analysis.document.text(), analysis.sentences[sentence].span, tokens_for_clauses(analysis, sentence)),
      surroundings_(contexts.around(sentence)) {}

bool ReadingView::in_clause(PatternId pattern, TextOffset place) const {
  const std::uint32_t own = clauses_.at(place);
  for (const PatternHit& hit : hits(pattern)) {
    const std::uint32_t there = clauses_.at(hit.span.begin);
    if (there == own || clauses_[own].host == there) return true;
    if (clauses_[there].host == own && hit.span.begin < place)
      return true;  // words in brackets behind it say other things
  }
  return false;
}

bool ReadingView::between_commas(PatternId pattern, TextOffset place) const {
  const TextSpan whole = sentence().span;
  const std::string_view words = text().substr(0, whole.end.value);
  const std::size_t before = words.rfind("、", place.value);
  const std::size_t after = words.find("、", place.value);
  const TextSpan piece =
      text_span(before == std::string_view::npos ? whole.begin.value : std::max<std::size_t>(before, whole.begin.value),
                after == std::string_view::npos ? whole.end.value : after);
  const auto found = hits(pattern);
  return std::any_of(found.begin(), found.end(), [&](const PatternHit& hit) { return piece.overlaps(hit.span); });
}

TextSpan ReadingView::since_last_value(TextSpan value) const {
  std::uint32_t begin = sentence().span.begin.value;
  for (const FoundValue& other : values_)
    if (other.span.end <= value.begin) begin = std::max(begin, other.span.end.value);
  return text_span(begin, std::max(begin, value.begin.value));
}

}  // namespace kaiji
