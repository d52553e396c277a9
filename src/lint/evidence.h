// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a finding is known again in another version of its document, whatever moved in between. Pure functions.

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "lint/linter.h"

namespace kaiji {

/// Digests of a finding (diagnostics/fingerprint.h); equal ones mean the same.
struct FindingPrints {
  std::string what;      ///< rule and key: what is wrong
  std::string evidence;  ///< `what` with the sentences that the finding and its notes stand in: changes with their
                         ///< words, never with their place or their line ends
  std::string section;   ///< the headings above it

  bool operator==(const FindingPrints&) const = default;
};

/// The documents of a run. Views of their results.
using AnalysesByPath = std::map<std::string_view, const Analysis*>;
AnalysesByPath analyses_of(std::span<const DocumentResult> results);

/// `finding` is one of a run's documents. What a document does not say has no evidence of its own, nor does a place in
/// a document that is not of the run.
FindingPrints prints_of(const Finding& finding, const AnalysesByPath& analyses);

/// Whether what is wrong tells the finding from every other of its document: a missing disclosure, or a finding that
/// joins several places, such as a contradiction.
bool concerns_document(const Finding& finding);

}  // namespace kaiji
