// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows and columns of one table that say the same sort of thing about different things. Pure, thread-safe.

#include "claims/analysis.h"

namespace kaiji {

/// Inside one table: a column for each plan, a row for each tier. Both claims must stand in the same table.
bool apart_in_table(const Analysis& analysis, const Claim& a, const Claim& b);

}  // namespace kaiji
