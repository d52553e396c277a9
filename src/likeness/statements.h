// SPDX-License-Identifier: Apache-2.0
#pragma once
// The statements of a document as sets of words: what a sentence says itself, what names its row and column, what leads
// to it, its headings; with its figures and the words around them. Not for threads.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claims/analysis.h"
#include "claims/context.h"
#include "likeness/lexicon.h"
#include "likeness/word_weights.h"

namespace kaiji {

/// Numbers of words, ascending, each once. A number holds within one StatementIndex.
using Words = std::vector<std::uint32_t>;

/// A figure of a statement.
struct Figure {
  std::uint32_t kind = 0;  ///< what it counts: two figures of one kind can be compared
  double low = 0;
  double high = 0;
  Bound bound = Bound::Exact;
  Words before;  ///< the few words in front of it
  Words behind;
  bool operator==(const Figure&) const = default;
};

/// What a statement says, wherever it stands.
struct StatementWords {
  Words own;       ///< of the sentence
  Words label;     ///< of its row's labels and its column's header
  Words topic;     ///< of the sentence up to its first は
  Words tail;      ///< of its last morphemes
  Words headings;  ///< of the headings above
  Words context;   ///< own, label and the lead of its list
  Words around;    ///< context, headings and the sentences before
  Words affirmed;  ///< predicates
  Words denied;    ///< predicates behind which ない stands
  Words letters;   ///< pairs of characters of the sentence
  Words tiers;     ///< names of plans, grades and environments
  std::vector<Figure> figures;
  std::uint32_t predicate = 0;  ///< the last one; 0 for none
  std::array<int, kWordClasses> counts{};
  bool operator==(const StatementWords&) const = default;
};

/// One sentence that states something.
struct Statement : StatementWords {
  SentenceIndex sentence = 0;
  BlockIndex block = 0;
};

/// The words of statements with their numbers and weights. It grows while documents, or editions of one, are read.
/// What it says of statements does not depend on the order in which it met their words: weights are multiples of one
/// small fraction, so that sums of them are exact.
class StatementIndex {
 public:
  /// Both must outlive the index.
  StatementIndex(const Lexicon& lexicon, const WordWeights& weights);
  /// Of a whole document.
  StatementIndex(const Analysis& analysis, const Lexicon& lexicon, const WordWeights& weights);

  /// The statements of a document that the index was made of.
  const std::vector<Statement>& statements() const { return statements_; }
  /// Those among the sentences [first, last) of another one. `contexts` is of the same analysis.
  std::vector<Statement> read(const Analysis& analysis, const ContextIndex& contexts, SentenceIndex first,
                              SentenceIndex last);
  /// How many words it has met.
  std::size_t words() const { return weights_.size(); }
  /// The sum of the weights of words.
  double mass(const Words& words) const;
  /// The same of the words that both have.
  double shared(const Words& a, const Words& b) const;
  double weight(std::uint32_t word) const { return weights_[word]; }
  const std::string& name(std::uint32_t word) const { return names_[word]; }

 private:
  friend class StatementReader;
  std::uint32_t number(std::string_view word);

  const Lexicon* lexicon_;
  const WordWeights* corpus_;
  std::vector<Statement> statements_;
  std::vector<double> weights_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t, WordHash, std::equal_to<>> numbers_;
};

}  // namespace kaiji
