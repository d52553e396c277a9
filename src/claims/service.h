// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether a document describes a service to those who use it. A standard, a tutorial and a handbook of a program speak
// of backups and passwords as well, and promise nothing. Pure, thread-safe.

#include "claims/vocabulary.h"
#include "language/patterns.h"

namespace kaiji {

/// False for a document of some length that makes few claims, or some and speaks for nobody. `hits` are those of the
/// vocabulary's patterns; the claims of `analysis` have been read.
bool describes_service(const Analysis& analysis, const PatternHits& hits, const Vocabulary::State& state);

}  // namespace kaiji
