// SPDX-License-Identifier: Apache-2.0
#pragma once
// Judges small documents with the packs of all families but disclosures and contradictions. Dictionaries, morphemes and
// packs are loaded once.

#include <string>
#include <string_view>

#include "base/date.h"

namespace kaiji::testing {

/// What the rules of `family` find, one a line and in the order of the source: "name: the words of the source". Judged
/// as of 2026-11-22; the genre of the text plays no part.
std::string found(std::string_view family, std::string_view text, std::string_view file = "document.txt");
/// As `found`, of one rule: the words of the source alone.
std::string found_by(std::string_view rule, std::string_view text, std::string_view file = "document.txt");

/// The names of the rules of `family` that find something in `text`, sorted, with commas between.
std::string found_rules(std::string_view family, std::string_view text, std::string_view file, Date as_of);

}  // namespace kaiji::testing
