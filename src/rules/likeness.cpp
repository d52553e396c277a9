// SPDX-License-Identifier: Apache-2.0
#include "rules/likeness.h"

#include "likeness/known_pairs.h"

namespace kaiji {
namespace {

/// A document of fewer statements speaks of few things: what it says twice is about one of them.
constexpr std::size_t kFewStatements = 24;

}  // namespace

Result<Likeness> Likeness::load(RuleSpec& spec) {
  auto judge = spec.shared.get<PairJudge>("likeness", [&] { return PairJudge::load(spec.dictionaries); });
  if (!judge) return tl::unexpected<Error>(judge.error());
  Likeness likeness;
  likeness.judge_ = std::move(*judge);
  return likeness;
}

const JudgedPairs& Likeness::pairs(const CheckInput& input) const {
  return input.memo.get<JudgedPairs>(judge_.get(), [&] {
    return judge_->judge(input.analysis, input.kept ? &input.kept->edit<KnownPairs>(judge_.get()) : nullptr);
  });
}

bool Likeness::doubts(const CheckInput& input, const Claim& a, const Claim& b, double least) const {
  if (a.sentence == b.sentence) return false;
  const JudgedPairs& pairs = this->pairs(input);
  return pairs.statements() >= kFewStatements && pairs.judges(a.sentence) && pairs.judges(b.sentence) &&
         pairs.probability(a.sentence, b.sentence) < least;
}

}  // namespace kaiji
