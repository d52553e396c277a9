// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which statements of a document are likely to contradict each other, by their words alone: nothing here knows a
// concept. It sees what no dictionary of concepts has a name for, and doubts what a rule of concepts takes for one
// thing. Immutable once loaded, thread-safe.

#include <filesystem>
#include <utility>
#include <vector>

#include "likeness/pair_model.h"

namespace kaiji {

/// Two statements that share enough words to be about one thing; `first` < `second`, both places in the index.
struct CandidatePair {
  std::size_t first = 0;
  std::size_t second = 0;
  Nearness nearness;
};

class KnownPairs;

/// Every statement of a document with the nearest ones to it, in the order of the document.
std::vector<CandidatePair> candidate_pairs(const Analysis& analysis, const Lexicon& lexicon,
                                           const WordWeights& weights);

/// Two sentences and how likely they contradict each other; `first` < `second`.
struct JudgedPair {
  SentenceIndex first = 0;
  SentenceIndex second = 0;
  double probability = 0;
};

/// The candidates of one document, in the order of the text.
class JudgedPairs {
 public:
  /// `statements`: the sentences that state something, ascending.
  JudgedPairs(std::vector<SentenceIndex> statements, std::vector<JudgedPair> pairs)
      : statements_(std::move(statements)), pairs_(std::move(pairs)) {}
  const std::vector<JudgedPair>& all() const { return pairs_; }
  std::size_t statements() const { return statements_.size(); }
  /// True for a sentence that states something.
  bool judges(SentenceIndex sentence) const;
  /// Of two sentences in any order; 0 where they share too few words to be compared.
  double probability(SentenceIndex a, SentenceIndex b) const;

 private:
  std::vector<SentenceIndex> statements_;
  std::vector<JudgedPair> pairs_;
};

class PairJudge {
 public:
  /// Reads thesaurus.toml, likeness.toml, likeness.words and likeness.model of the folder.
  static Result<PairJudge> load(const std::filesystem::path& dictionaries);

  /// Nothing for a document of very many sentences. `known`: what this judge left of an earlier edition.
  JudgedPairs judge(const Analysis& analysis, KnownPairs* known = nullptr) const;

 private:
  PairJudge(Lexicon lexicon, WordWeights weights, PairModel model)
      : lexicon_(std::move(lexicon)), weights_(std::move(weights)), model_(std::move(model)) {}

  double likelihood(const Features& features) const;

  Lexicon lexicon_;
  WordWeights weights_;
  PairModel model_;
};

}  // namespace kaiji
