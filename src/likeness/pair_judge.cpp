// SPDX-License-Identifier: Apache-2.0
#include "likeness/pair_judge.h"

#include <algorithm>

#include "likeness/known_pairs.h"

namespace kaiji {
namespace {

/// Sentences of a document that is looked at: what is longer than some 2 MB is no paper of a service, and memory grows
/// with it.
constexpr std::size_t kMostSentences = 40'000;

/// The pairs in the order of the document, each as `make` (places of both, link) makes it.
template <class Pair, class Make>
std::vector<Pair> in_order(const KnownPairs& pairs, Make make) {
  std::vector<Pair> all;
  for (std::uint32_t i = 0; i < pairs.order().size(); ++i)
    for (const auto& link : pairs.links(pairs.order()[i]))
      if (pairs.position(link.other) > i) all.push_back(make(pairs.order()[i], link));
  return all;
}

}  // namespace

std::vector<CandidatePair> candidate_pairs(const Analysis& analysis, const Lexicon& lexicon,
                                           const WordWeights& weights) {
  KnownPairs pairs;
  pairs.update(analysis, lexicon, weights, [](const auto&, const auto&, const auto&, Nearness) { return 0.0; });
  return in_order<CandidatePair>(pairs, [&](Slot first, const KnownPairs::Link& link) {
    const Nearness nearness{static_cast<double>(link.best), static_cast<double>(link.worst)};
    return CandidatePair{pairs.position(first), pairs.position(link.other), nearness};
  });
}

bool JudgedPairs::judges(SentenceIndex sentence) const {
  return std::binary_search(statements_.begin(), statements_.end(), sentence);
}

double JudgedPairs::probability(SentenceIndex a, SentenceIndex b) const {
  const std::pair wanted(std::min(a, b), std::max(a, b));
  const auto key = [](const JudgedPair& pair) { return std::pair(pair.first, pair.second); };
  const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), wanted,
                                   [&](const JudgedPair& pair, const auto& value) { return key(pair) < value; });
  return at != pairs_.end() && key(*at) == wanted ? at->probability : 0;
}

Result<PairJudge> PairJudge::load(const std::filesystem::path& dictionaries) {
  auto lexicon = Lexicon::load(dictionaries);
  if (!lexicon) return tl::unexpected<Error>(lexicon.error());
  auto weights = WordWeights::load(dictionaries / "likeness.words");
  if (!weights) return tl::unexpected<Error>(weights.error());
  auto model = PairModel::load(dictionaries / "likeness.model");
  if (!model) return tl::unexpected<Error>(model.error());
  return PairJudge(std::move(*lexicon), std::move(*weights), std::move(*model));
}

/// The model has seen few statements that are told twice in nearly the same words, and takes their likeness for a
/// fault.
double PairJudge::likelihood(const Features& features) const {
  constexpr double kRepeats = 0.05;  ///< at most: no rule tells such a pair, none is silenced by it
  const double probability = model_.probability(features);
  return says_the_same(features) ? std::min(probability, kRepeats) : probability;
}

JudgedPairs PairJudge::judge(const Analysis& analysis, KnownPairs* known) const {
  if (analysis.sentences.size() > kMostSentences) return {{}, {}};
  KnownPairs unknown;
  KnownPairs& pairs = known != nullptr ? *known : unknown;
  pairs.update(analysis, lexicon_, weights_,
               [&](const StatementIndex& index, const Statement& a, const Statement& b, Nearness nearness) {
                 return likelihood(features_of(analysis, index, a, b, nearness));
               });
  auto judged = in_order<JudgedPair>(pairs, [&](Slot first, const KnownPairs::Link& link) {
    return JudgedPair{pairs.statement(first).sentence, pairs.statement(link.other).sentence, link.probability};
  });
  std::vector<SentenceIndex> sentences;
  for (const Slot slot : pairs.order()) sentences.push_back(pairs.statement(slot).sentence);
  return {std::move(sentences), std::move(judged)};
}

}  // namespace kaiji
