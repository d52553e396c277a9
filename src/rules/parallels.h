// SPDX-License-Identifier: Apache-2.0
#pragma once
// Places of a document that say the same sort of thing about different things: columns for plans, rows for tiers,
// sections for services. Two claims in such places are about two things, whatever no word says. Pure, thread-safe.

#include "claims/analysis.h"

namespace kaiji {

/// True where the layout tells the two apart: one paragraph that says two things, names with other brackets behind
/// them, other columns of a table with several value columns, other rows of a table for one concept, parallel sections.
bool parallel(const Analysis& analysis, const Claim& a, const Claim& b);

}  // namespace kaiji
