// SPDX-License-Identifier: Apache-2.0
#include "claims/reading.h"

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
                         SentenceIndex sentence)
    : analysis_(analysis),
      hits_(hits),
      index_(sentence),
      clauses_(analysis.document.text(), analysis.sentences[sentence].span, tokens_for_clauses(analysis, sentence)),
      surroundings_(contexts.around(sentence)) {}

bool ReadingView::in_clause(PatternId pattern, TextOffset place) const {
  const std::uint32_t own = clauses_.at(place);
  for (const PatternHit& hit : hits(pattern)) {
    const std::uint32_t there = clauses_.at(hit.span.begin);
    if (there == own || clauses_[own].host == there || clauses_[there].host == own) return true;
  }
  return false;
}

}  // namespace kaiji
