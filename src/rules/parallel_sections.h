// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sections that describe one thing each: two services, two plans. Pure, thread-safe but for the memo of the analysis.

#include "claims/analysis.h"

namespace kaiji {

/// The claims stand in two sections of which each speaks of its own thing.
bool apart_in_sections(const Analysis& analysis, const Claim& a, const Claim& b);

}  // namespace kaiji
