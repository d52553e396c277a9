// SPDX-License-Identifier: Apache-2.0
#pragma once
// Judges small documents with the contradiction packs. Dictionaries, morphemes and packs are loaded once.

#include <string>
#include <string_view>

#include "claims/analysis.h"

namespace kaiji::testing {

/// What the contradiction rules find: the rule names (without the family), sorted and joined by a space.
std::string contradictions(std::string_view text, std::string_view file = "document.txt");
/// The keys of the findings, sorted, one a line: the rule and the normalized values.
std::string contradiction_keys(std::string_view text, std::string_view file = "document.txt");
/// The claims of a document, one a line: "concept = value".
std::string claims(std::string_view text, std::string_view file = "document.txt");
Analysis analyze(std::string_view text, std::string_view file = "document.txt");

}  // namespace kaiji::testing
