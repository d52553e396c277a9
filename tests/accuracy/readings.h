// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the analysis reads of single statements: readings.jsonl of a folder, one JSON object a line (corpus/README.md).
// recall = statements whose concept was read with the stated value
// false  = texts that do not state the concept, yet a claim of it was read

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "lint/linter.h"

namespace kaiji::accuracy {

/// One short text. Neither `yes` nor `low` and `high`: any value will do.
struct Reading {
  std::string id;
  std::string concept_id;
  std::string text;   ///< Markdown
  std::string value;  ///< as a reader would write it; empty: the concept is not stated
  std::optional<bool> yes;
  std::optional<double> low;  ///< the figure, in the unit of claims/value.h, lies between them
  std::optional<double> high;
};

/// Sums over one folder.
struct ReadingScore {
  int stated = 0, read = 0;
  int silent = 0, misread = 0;

  double recall() const { return part(read, stated); }
  double wrong() const { return part(misread, silent); }

 private:
  static double part(int some, int all) { return all == 0 ? 0.0 : static_cast<double>(some) / all; }
};

/// The readings of a folder; empty where it has none. Fails with file and line.
Result<std::vector<Reading>> load_readings(const std::filesystem::path& folder);
/// Adds the readings to `score` and returns those that were not as stated.
Result<std::vector<Reading>> add_readings(const std::vector<Reading>& readings, const Linter& linter,
                                          ReadingScore& score);

}  // namespace kaiji::accuracy
