// SPDX-License-Identifier: Apache-2.0
#include "likeness/pair_judge.h"

#include <algorithm>
#include <map>

namespace kaiji {
namespace {

/// Sentences of a document that is looked at: what is longer than some 2 MB is no paper of a service, and memory grows
/// with it.
constexpr std::size_t kMostSentences = 40'000;
constexpr double kLeastShared = 3.0;     ///< weight that two statements must share
constexpr std::size_t kNearest = 8;      ///< so many of each statement are looked at
constexpr std::size_t kTooCommon = 400;  ///< a word of more statements brings none together

struct Neighbour {
  std::uint32_t statement = 0;
  double likeness = 0;
};

/// The statements that have a word, by word.
std::vector<std::vector<std::uint32_t>> postings_of(const StatementIndex& index) {
  std::vector<std::vector<std::uint32_t>> postings;
  const auto& statements = index.statements();
  for (std::uint32_t i = 0; i < statements.size(); ++i)
    for (const auto word : statements[i].context) {
      if (word >= postings.size()) postings.resize(word + 1);
      postings[word].push_back(i);
    }
  return postings;
}

bool nearer(const Neighbour& a, const Neighbour& b) {
  return a.likeness != b.likeness ? a.likeness > b.likeness : a.statement < b.statement;
}

/// The nearest others of each statement, the nearest first.
std::vector<std::vector<Neighbour>> neighbours_of(const StatementIndex& index) {
  const auto& statements = index.statements();
  const auto postings = postings_of(index);
  std::vector<double> masses;
  for (const Statement& statement : statements) masses.push_back(index.mass(statement.context));
  std::vector<double> shared(statements.size());
  std::vector<std::vector<Neighbour>> all(statements.size());
  std::vector<std::uint32_t> touched;
  for (std::uint32_t i = 0; i < statements.size(); ++i) {
    touched.clear();
    for (const auto word : statements[i].context) {
      if (postings[word].size() > kTooCommon) continue;
      for (const auto other : postings[word]) {
        if (other == i) continue;
        if (shared[other] == 0) touched.push_back(other);
        shared[other] += index.weight(word);
      }
    }
    for (const auto other : touched) {
      if (shared[other] >= kLeastShared)
        all[i].push_back({other, shared[other] / (masses[i] + masses[other] - shared[other])});
      shared[other] = 0;
    }
    const auto kept = std::min(all[i].size(), kNearest);
    std::partial_sort(all[i].begin(), all[i].begin() + static_cast<std::ptrdiff_t>(kept), all[i].end(), nearer);
    all[i].resize(kept);
  }
  return all;
}

}  // namespace

std::vector<CandidatePair> candidate_pairs(const StatementIndex& index) {
  constexpr double kFar = kNearest;
  std::map<std::pair<std::size_t, std::size_t>, std::pair<double, double>> ranks;
  const auto neighbours = neighbours_of(index);
  for (std::size_t i = 0; i < neighbours.size(); ++i)
    for (std::size_t rank = 0; rank < neighbours[i].size(); ++rank) {
      const std::size_t other = neighbours[i][rank].statement;
      auto& known = ranks.try_emplace({std::min(i, other), std::max(i, other)}, kFar, kFar).first->second;
      (i < other ? known.first : known.second) = static_cast<double>(rank);
    }
  std::vector<CandidatePair> pairs;
  pairs.reserve(ranks.size());
  for (const auto& [pair, rank] : ranks)
    pairs.push_back({pair.first, pair.second, {std::min(rank.first, rank.second), std::max(rank.first, rank.second)}});
  return pairs;
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

JudgedPairs PairJudge::judge(const Analysis& analysis) const {
  if (analysis.sentences.size() > kMostSentences) return {{}, {}};
  const StatementIndex index(analysis, lexicon_, weights_);
  const auto& statements = index.statements();
  std::vector<JudgedPair> judged;
  for (const CandidatePair& pair : candidate_pairs(index)) {
    const Statement& a = statements[pair.first];
    const Statement& b = statements[pair.second];
    judged.push_back({a.sentence, b.sentence, likelihood(features_of(analysis, index, a, b, pair.nearness))});
  }
  std::vector<SentenceIndex> sentences;
  for (const Statement& statement : statements) sentences.push_back(statement.sentence);
  return {std::move(sentences), std::move(judged)};
}

}  // namespace kaiji
