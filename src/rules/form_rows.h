// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of a document's forms: of its tables, of runs of lines such as 「商号: 例示株式会社」 or 「【商号】例示…」,
// which are tables without bars, and of headings with hardly more than an answer below each. What names a row and what
// answers it is the same for both. Used by the kind `disclosure`.

#include <string>
#include <vector>

#include "claims/analysis.h"
#include "rules/disclosure_cues.h"

namespace kaiji {

/// A part of an answer: a sentence, or what stands of it behind the label of its line.
struct AnswerPart {
  SentenceIndex sentence = 0;
  TextSpan span;
};

/// What names a row: a block, or the words of it before a colon.
struct RowName {
  BlockIndex block = kNone;
  TextSpan span;
  bool own = false;  ///< stands in the row itself, not above it
};

struct FormRow {
  TableIndex table = kNone;         ///< kNone: a line of its own
  std::uint32_t row = 0;            ///< of the table
  BlockIndex first = kNone;         ///< the first block of the row
  SectionIndex section = 0;         ///< that it stands in
  std::string number;               ///< its own number, "" where it has none
  std::vector<RowName> names;       ///< from the outermost
  std::vector<AnswerPart> answers;  ///< in reading order; what only says the name again is none
  std::vector<AnswerPart> duties;   ///< what the column of the customer's duties says
};

/// All rows of all tables but histories, of runs of at least three lines with a label, and of runs of at least four
/// sections half of which are no longer than an answer, in reading order. A row of a
/// table without header that holds pairs of label and value (商号 | … | 設立 | …) is as many rows. Linear in the
/// document.
std::vector<FormRow> read_form_rows(const Analysis& analysis, const DisclosureCues& cues);

/// The sentences of a block: [first, second).
std::pair<SentenceIndex, SentenceIndex> sentences_of(const Analysis& analysis, BlockIndex block);

}  // namespace kaiji
