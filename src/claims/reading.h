// SPDX-License-Identifier: Apache-2.0
#pragma once
// One sentence as the steps of claim reading see it: its words, clauses, surroundings and the hits of the vocabulary.
// Made once per sentence that may claim something; owns nothing of the document. Not for threads.

#include <memory>
#include <optional>
#include <string_view>

#include "claims/clauses.h"
#include "claims/context.h"
#include "claims/vocabulary.h"

namespace kaiji {

class ReadingView {
 public:
  /// All arguments must outlive the view.
  ReadingView(const Analysis& analysis, const PatternHits& hits, const ContextIndex& contexts, SentenceIndex sentence,
              std::span<const FoundValue> values);

  const Analysis& analysis() const { return analysis_; }
  SentenceIndex index() const { return index_; }
  const Sentence& sentence() const { return analysis_.sentences[index_]; }
  std::string_view text() const { return analysis_.document.text(); }
  /// The typed values of the sentence, in order.
  std::span<const FoundValue> values() const { return values_; }
  /// Made when first asked for, as are the surroundings: most sentences state nothing, and clauses take morphemes.
  const Clauses& clauses() const;
  const std::vector<ContextSentence>& surroundings() const;

  /// The concepts (indexes of `words`, ascending) that a statement of this sentence may be about: their topics stand in
  /// it or around it, or their own words in it. Made when first asked for.
  std::span<const std::uint16_t> possible_concepts(const Vocabulary::State& words) const;

  /// Hits of a pattern in this sentence, or in another.
  std::span<const PatternHit> hits(PatternId pattern) const { return hits_.of(pattern, index_); }
  std::span<const PatternHit> hits(PatternId pattern, SentenceIndex sentence) const {
    return hits_.of(pattern, sentence);
  }
  /// True where a pattern hits inside the clause of `place` (its host included).
  bool in_clause(PatternId pattern, TextOffset place) const;
  /// The words between the value of its type before this one and this one: アクセスログは2年間、[操作ログは]5年間.
  TextSpan since_last_value(TextSpan value) const;
  /// The words of its clause behind the value that are not another's: up to the next value of its type, or to the comma
  /// before that one (RPOは6時間[、]RTOは8時間).
  TextSpan until_next_value(TextSpan value) const;
  /// The same with a few characters behind it: 1文字以上[を含む].
  TextSpan beside(TextSpan value) const;
  /// True where the sentence is hardly more than its values: what they are about stands in labels and headings.
  bool bare() const { return bare_; }
  /// True in a cell of a table.
  bool in_table() const { return analysis().document.blocks[sentence().block].table != kNone; }
  /// All words around a value that are not another's of its type.
  TextSpan own_words(TextSpan value) const;
  /// The words of a clause.
  TextSpan clause_span(TextOffset place) const { return clauses()[clauses().at(place)].span; }

 private:
  const Analysis& analysis_;
  const PatternHits& hits_;
  SentenceIndex index_;
  std::span<const FoundValue> values_;
  const ContextIndex& contexts_;
  mutable std::optional<Clauses> clauses_;
  mutable std::optional<std::vector<ContextSentence>> surroundings_;
  mutable std::optional<std::vector<std::uint16_t>> concepts_;
  bool bare_ = false;
};

}  // namespace kaiji
