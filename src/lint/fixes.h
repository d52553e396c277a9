// SPDX-License-Identifier: Apache-2.0
#pragma once
// The fixes of findings as one set of edits, the same for the command line and for editors. Pure functions.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/finding.h"

namespace kaiji {

/// Edits of one document, sorted and disjoint, and how many findings they mend.
struct FixSet {
  std::vector<Edit> edits;
  std::size_t findings = 0;
};

/// For every finding its first fix that is at least as sure as `least` (Unsafe takes safe ones, too); without those
/// that overlap one before them. Fixes for display alone are never taken.
FixSet collect_fixes(std::span<const Finding> findings, Applicability least);

/// `text` with `edits` made, which are sorted and disjoint. All other bytes stay, line ends included.
std::string apply_edits(std::string_view text, std::span<const Edit> edits);

}  // namespace kaiji
