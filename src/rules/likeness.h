// SPDX-License-Identifier: Apache-2.0
#pragma once
// The judgement of statements by their words alone (likeness/pair_judge.h), as rules use it: loaded once for a rule
// set, made once for each document.

#include <memory>

#include "likeness/pair_judge.h"
#include "rules/rule.h"

namespace kaiji {

class Likeness {
 public:
  Likeness() = default;
  /// Shares what other rules of the set have loaded. Fails where a dictionary cannot be read.
  static Result<Likeness> load(RuleSpec& spec);

  /// The pairs of statements of the document.
  const JudgedPairs& pairs(const CheckInput& input) const;
  /// True where two claims are hardly about one thing: it takes more than `least` for a finding. Never in a document of
  /// few statements, of claims in one sentence, and of answers that a question or a label words.
  bool doubts(const CheckInput& input, const Claim& a, const Claim& b, double least) const;

 private:
  std::shared_ptr<const PairJudge> judge_;
};

}  // namespace kaiji
