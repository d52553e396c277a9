// SPDX-License-Identifier: Apache-2.0
#include "document/faq_labels.h"

#include "text/characters.h"

namespace kaiji {

FaqLabel read_faq_label(std::string_view line) {
  if (line.empty()) return {};
  std::size_t at = 0;
  const auto c = decode_at(line, at);
  const bool word = c == U'問' || c == U'答';
  const bool letter = c == U'Q' || c == U'A' || c == U'Ｑ' || c == U'Ａ';
  if (!word && !letter) return {};
  bool numbered = false;
  bool wide = false;
  std::size_t spaces = 0;
  while (at < line.size()) {
    auto next = at;
    const auto following = decode_at(line, next);
    const bool digit = is_ascii_digit(following) || (following >= U'０' && following <= U'９');
    if (digit && spaces == 0) {
      numbered = true;
    } else if (is_space(following)) {
      wide |= following == U'\u3000' || following == U'\t';
      ++spaces;
    } else {
      break;
    }
    at = next;
  }
  const bool told = spaces > 0 && at < line.size() && (word || numbered || wide || spaces > 1);
  if (!told) return {};
  const bool asks = c == U'問' || c == U'Q' || c == U'Ｑ';
  return {asks ? FaqLabelKind::Question : FaqLabelKind::Answer, at};
}

}  // namespace kaiji
