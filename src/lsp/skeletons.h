// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sentence that a missing disclosure asks for, put where it belongs.

#include <optional>

#include "lsp/edits.h"
#include "rules/coverage.h"

namespace kaiji::lsp {

/// The items of the configured profiles, in the guidelines' order. `judgement` must hold an analysis.
std::vector<CoverageItem> coverage_of(const Judgement& judgement);

/// The sentence for a finding about one of the items; empty where there is none.
std::string skeleton_of(const Finding& finding, std::span<const CoverageItem> items, const Judgement& judgement);

/// Puts the sentence into the table cell that the finding marks, or as a paragraph after the finding's section.
DocumentEdits insertion(const Finding& finding, const Judgement& judgement, const std::string& sentence);

}  // namespace kaiji::lsp
