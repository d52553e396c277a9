// SPDX-License-Identifier: Apache-2.0
#pragma once
// Writes the baseline that lint/baseline.h reads.

#include <string>
#include <string_view>
#include <vector>

#include "lint/baseline.h"

namespace kaiji {

/// `entries` as a SARIF log for `file`, in their order, with paths from its folder; without dates or machine names, so
/// that changes of a baseline are easy to review.
std::string baseline_log(const std::string& file, const std::vector<BaselineEntry>& entries, std::string_view version);

}  // namespace kaiji
