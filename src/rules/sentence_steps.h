// SPDX-License-Identifier: Apache-2.0
#pragma once
// What each sentence of a document is to the search for answers to disclosure items, whatever the item: made once for
// each document and read for each of a hundred items (rules/disclosure_places.h). Immutable.

#include <vector>

#include "claims/analysis.h"
#include "rules/disclosure_cues.h"

namespace kaiji {

enum class StepKind : std::uint8_t { Heading, Question, Statement, Outside, Other };

struct SentenceStep {
  StepKind kind = StepKind::Other;
  bool outside = false;  ///< of a heading: it may be evidence where headings are
  TableIndex table = kNone;
};

/// The sentences of the body of a section.
struct SentenceRun {
  SentenceIndex first = 0;  ///< [first, last)
  SentenceIndex last = 0;
  bool apart = false;  ///< it begins with its heading and asks nothing: what is said around it does not reach into it
};

struct SentenceSteps {
  SentenceSteps(const Analysis& analysis, const DisclosureCues& cues);

  std::vector<SentenceStep> all;  ///< by sentence
  std::vector<SentenceRun> runs;  ///< in order; every sentence is in one
};

}  // namespace kaiji
