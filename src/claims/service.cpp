// SPDX-License-Identifier: Apache-2.0
#include "claims/service.h"

#include <algorithm>

namespace kaiji {
namespace {

constexpr std::size_t kShort = 60;    ///< sentences; a shorter document is judged whatever it says of itself
constexpr double kFewClaims = 0.05;   ///< claims a sentence of a document that mentions the field in passing
constexpr double kSomeClaims = 0.10;  ///< claims a sentence that a nameless document must make
constexpr double kSpeaks = 4;         ///< words of a provider to its customers in 100 sentences
constexpr double kHardlySpeaks = 2;
constexpr float kSure = 0.55F;  ///< claims of less weight are not judged

double claims_per_sentence(const Analysis& analysis) {
  const auto claims = std::count_if(analysis.claims.begin(), analysis.claims.end(), [&](const Claim& claim) {
    return claim.weight >= kSure && analysis.document.blocks[claim.block].role == BlockRole::Statement;
  });
  return static_cast<double>(claims) / static_cast<double>(std::max<std::size_t>(1, analysis.sentences.size()));
}

double words_of_provider(const Analysis& analysis, const PatternHits& hits, const Vocabulary::State& state) {
  std::size_t words = 0;
  for (const Cue& cue : state.cues_of("provider-speaks")) words += hits.of(cue.pattern).size();
  return 100.0 * static_cast<double>(words) / static_cast<double>(std::max<std::size_t>(1, analysis.sentences.size()));
}

}  // namespace

bool describes_service(const Analysis& analysis, const PatternHits& hits, const Vocabulary::State& state) {
  const Genre genre = analysis.facts.genre;
  if (analysis.sentences.size() < kShort || genre == Genre::CheckSheet || genre == Genre::ServiceLevel) return true;
  const double claims = claims_per_sentence(analysis);
  const double provider = words_of_provider(analysis, hits, state);
  return (claims >= kFewClaims || provider >= kSpeaks) && (claims >= kSomeClaims || provider >= kHardlySpeaks);
}

}  // namespace kaiji
