// SPDX-License-Identifier: Apache-2.0
#pragma once
// Compares the coverage of a disclosure profile with NAME.PROFILE.coverage.csv beside a document: the state of every
// item (corpus/README.md says what the states mean).
//
// accuracy = rows whose state is the labelled one, or its `also`
// missing  = precision over rows called missing that the label does not allow, recall over rows that are surely missing
// evidence = of the rows judged rightly and not missing, those whose evidence stands on the labelled line

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "lint/linter.h"

namespace kaiji::accuracy {

/// One row of the csv.
struct CoverageLabel {
  std::string item, subitem, title, state, also, quote;
  std::uint32_t line = 0;  ///< 1-based; 0 where nothing is said of the item
};

/// Sums over the rows of one csv or of several.
struct CoverageScore {
  int rows = 0, right = 0;
  int missing_right = 0, missing_extra = 0, missing_lost = 0;
  int placed = 0, placed_right = 0;

  double accuracy() const { return part(right, rows); }
  double missing_precision() const { return part(missing_right, missing_right + missing_extra); }
  double missing_recall() const { return part(missing_right, missing_right + missing_lost); }
  double evidence() const { return part(placed_right, placed); }
  void add(const CoverageScore& other);

 private:
  static double part(int some, int all) { return all == 0 ? 1.0 : static_cast<double>(some) / all; }
};

/// A row that was judged wrongly.
struct WrongState {
  CoverageLabel label;
  std::string state;
  std::string said;  ///< the words that decided
};

/// The profiles for which `document` has labels, sorted.
std::vector<std::string> labelled_profiles(const std::filesystem::path& document);
/// Fails with the file and what is wrong with it.
Result<std::vector<CoverageLabel>> load_coverage_labels(const std::filesystem::path& file);
/// Adds one document to `score` and returns the rows that are wrong. An item that is not judged counts as wrong.
std::vector<WrongState> add_coverage(const std::vector<CoverageLabel>& labels, const CoverageResult& result,
                                     CoverageScore& score);

}  // namespace kaiji::accuracy
