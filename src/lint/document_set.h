// SPDX-License-Identifier: Apache-2.0
#pragma once
// Several documents of one service as one, so that the rules of contradictions judge the statements of all of them
// without knowing that there is more than one file.

#include <span>

#include "claims/analysis.h"
#include "diagnostics/finding.h"
#include "lint/config.h"

namespace kaiji {

/// The analyses one behind the other, `Document::parts` naming the files. Sections of different files are never
/// siblings: a white paper and an SLA speak of one service, not of one thing each. `tagger` must outlive the result.
Analysis merge(std::span<const Analysis* const> analyses, Tagger& tagger);

/// Moves the places of a finding about a merged document into its files.
void to_files(const Document& merged, Finding& finding);

/// Where the set names a source of truth for the finding's concept, its advice says so.
void name_truth(Finding& finding, const DocumentSetting& set);

/// Whether the places of a finding, moved into their files, lie in more than one.
bool spans_files(const Finding& finding);

}  // namespace kaiji
