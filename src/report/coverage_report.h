// SPDX-License-Identifier: Apache-2.0
#pragma once
// The coverage of a disclosure profile as text, JSON or Markdown. Pure functions.

#include <string>
#include <string_view>

#include "lint/linter.h"

namespace kaiji {

struct CoverageReport {
  std::string_view path;
  std::string_view profile;
  const CoverageResult& result;
  Language language = Language::Japanese;
  LocalText why = {};  ///< why the profile was chosen; empty where it was named
};

/// One line an item that is not disclosed, then the summary.
std::string coverage_text(const CoverageReport& report);
/// Every item with its state, evidence (1-based lines; columns in code points) and the sentence to write.
std::string coverage_json(const CoverageReport& report);
/// A table of all items.
std::string coverage_markdown(const CoverageReport& report);

}  // namespace kaiji
