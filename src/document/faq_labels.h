// SPDX-License-Identifier: Apache-2.0
#pragma once
// 「問　…」 and 「答　…」: labels of an FAQ that white space alone tells from the words behind them. Normalizing takes
// a wide space between two characters away, so they are read in the source. For the builder and the loaders.

#include <cstddef>
#include <string_view>

namespace kaiji {

enum class FaqLabelKind { None, Question, Answer };

struct FaqLabel {
  FaqLabelKind kind = FaqLabelKind::None;
  std::size_t length = 0;  ///< bytes of the label and the space behind it
};

/// The label at the start of a line of source: 問, 問1, 答, Ｑ１, A2 … with white space behind it. A letter without a
/// number needs a wide space or a tab: 「A 社」 is a company.
FaqLabel read_faq_label(std::string_view line);

}  // namespace kaiji
