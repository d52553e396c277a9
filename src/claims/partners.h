// SPDX-License-Identifier: Apache-2.0
#pragma once
// Companies abroad that are given data: a row of a table of companies (Labelworks Ltd. | シンガポール |
// 帳票の正解付け), or words such as 「Helpstream, Inc.(米国)」 in a paragraph that speaks of data. Pure, thread-safe.

#include <vector>

#include "claims/analysis.h"

namespace kaiji {

/// Adds a claim of `subprocessor.location` for each such company, whose thing is what the row or paragraph says besides
/// the country; what was read of the same country as a place of storage goes. Adds a claim of `outsourcing.operation`
/// for each company that a table of partners gives work of operation to.
void read_partners(const Analysis& analysis, std::vector<Claim>& claims);

}  // namespace kaiji
