// SPDX-License-Identifier: Apache-2.0
#pragma once
// The morphemes of sentences that were asked for, by the words of the sentence: the next edition of a document asks for
// the same. An analysis that has them keeps them alive; they belong to one thread, as it does.

#include <memory>
#include <string>
#include <vector>

#include "base/recent.h"
#include "language/morphology.h"

namespace kaiji {

/// Places count from the begin of the sentence.
using KnownTokens = Recent<std::string, std::vector<TokenView>, StringHash>;

/// In Analysis::memo; null: nothing is remembered.
struct TokenMemory {
  std::shared_ptr<KnownTokens> known;
};

}  // namespace kaiji
