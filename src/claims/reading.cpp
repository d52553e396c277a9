// SPDX-License-Identifier: Apache-2.0
#include "claims/reading.h"

namespace kaiji {

ReadingView::ReadingView(const Analysis& analysis, const PatternHits& hits, const ContextIndex& contexts,
                         SentenceIndex sentence)
    : analysis_(analysis),
      hits_(hits),
      index_(sentence),
      clauses_(analysis.document.text(), analysis.sentences[sentence].span, analysis.tokens(sentence)),
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
