// SPDX-License-Identifier: Apache-2.0
#pragma once
// Compares findings with labels, family by family.
//
// recall    = labelled findings (confidence 0.7 and more) that some result of the family touches; a contradiction must
//             touch every spot, with its place and its notes together, and may be told by a rule of structure,
//             stale or edition (a plan older than its document, a cover against its history, two items of one number,
//             editions that do not belong together)
// precision = results that touch a labelled finding of their family, of any confidence, of all results of the family
// trap hits = results that touch a trap of their family and no finding

#include <map>
#include <string>
#include <vector>

#include "accuracy/labels.h"
#include "diagnostics/finding.h"

namespace kaiji::accuracy {

struct Score {
  int labelled = 0;
  int found = 0;
  int results = 0;
  int right = 0;
  int trap_hits = 0;

  double recall() const { return labelled == 0 ? 1.0 : static_cast<double>(found) / labelled; }
  double precision() const { return results == 0 ? 1.0 : static_cast<double>(right) / results; }
};

using Scores = std::map<std::string, Score>;

/// What one document adds, for people who look into it.
struct Miss {
  enum class Kind { Missed, Extra, Trap } kind;
  std::string family;
  std::string what;
  SourceSpan span;
};

/// Adds one document to `scores` and returns what was wrong, in the order of the labels, then of the findings. `akin`
/// are findings of families that the folder does not judge: they can answer a label, and are no results.
std::vector<Miss> add_document(const std::vector<Label>& labels, const std::vector<Finding>& findings,
                               const std::vector<Finding>& akin, Scores& scores);

}  // namespace kaiji::accuracy
