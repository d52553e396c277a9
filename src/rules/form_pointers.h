// SPDX-License-Identifier: Apache-2.0
#pragma once
// Answers that say where the answer stands in the same document: 「同上」 (the row above), 「項番123のとおり」 (another
// row), 「注2」 (a note below). Used by form_answers.h. Pure functions.

#include <string>
#include <string_view>

#include "rules/form_reading.h"

namespace kaiji {

/// The number of the row that a text points to: 「項番123のとおり」, 「96番と同じ」, 「8-7の備考をご覧ください」; ""
/// for none.
std::string pointed_row(std::string_view text);
/// The mark of the note that a text points to: 「注2」, 「備考2に記載」; "" for none.
std::string pointed_note(std::string_view text);

/// The parts of an answer with those that it points to behind it, or in its place where it says nothing itself.
std::vector<AnswerPart> follow_pointers(const FormReading& form, std::size_t row, std::vector<AnswerPart> parts,
                                        const Analysis& analysis, const DisclosureCues& cues);

}  // namespace kaiji
