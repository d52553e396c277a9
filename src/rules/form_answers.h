// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the answer of a form's row says of the item that the row asks for. Used by the kind `disclosure`. Pure
// functions.

#include "rules/form_reading.h"

namespace kaiji {

/// What an answer says of an item.
struct AnswerVerdict {
  CoverageState state = CoverageState::Missing;
  TextSpan at;        ///< the first words of the answer
  std::string named;  ///< what it refers to
  int merit = 0;      ///< evidence and value, to choose among equals
};

/// Judges the answer of a row. 「同上」, 「項番123のとおり」 and 「注2」 are followed to what they point to.
AnswerVerdict judge_answer(const DisclosureItem& item, const CheckInput& input, const FormReading& form,
                           const RowMatch& match);

}  // namespace kaiji
