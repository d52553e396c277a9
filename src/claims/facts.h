// SPDX-License-Identifier: Apache-2.0
#pragma once
// Facts about the whole document: genre, its own date, the services it speaks of. Pure, thread-safe.

#include "claims/context.h"
#include "claims/vocabulary.h"

namespace kaiji {

/// `analysis` has its document, sentences and values. `hits` are the vocabulary's over its sentences.
DocumentFacts find_facts(const Analysis& analysis, const PatternHits& hits, const ContextIndex& contexts,
                         const Vocabulary::State& state);

}  // namespace kaiji
