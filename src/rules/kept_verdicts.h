// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a rule of contradictions said of a document, for its next edition while somebody writes.
//
// Such a rule compares claims, and a comparison looks at the chapters in which they stand (rules/parallels.h) and at
// nothing else of the document, but for the likeness of the two statements, which is asked again. So a rule whose
// claims stand in the same chapters as before says the same; what moved is where. Belongs to one thread.

#include <functional>
#include <vector>

#include "rules/rule.h"

namespace kaiji {

/// Claims that collide, as the rule tells of them.
struct Verdict {
  std::vector<const Claim*> claims;
  Severity severity = Severity::Warning;
  bool minor = false;  ///< of two messages of a rule the lesser one
};

/// Whether two claims are hardly about one thing.
using Doubts = std::function<bool(const Claim&, const Claim&)>;

/// What `judge` says, from the edition before where that is known. `read`: the claims that it compares, and any other
/// whose absence would change what it says. It must ask `doubts` as it is given it, and look at nothing beyond the
/// chapters of what it reads. `owner` is the check.
std::vector<Verdict> kept_verdicts(const CheckInput& input, const void* owner, const std::vector<const Claim*>& read,
                                   const Doubts& doubts,
                                   const std::function<std::vector<Verdict>(const Doubts&)>& judge);

}  // namespace kaiji
