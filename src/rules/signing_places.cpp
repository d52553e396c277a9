// SPDX-License-Identifier: Apache-2.0
#include "rules/signing_places.h"

#include <algorithm>
#include <array>

namespace kaiji {

bool is_to_be_signed(const Document& document, BlockIndex block) {
  constexpr auto kSigning = std::to_array<std::string_view>({"署名", "記名", "捺印", "押印", "調印"});
  const auto asks = [&](BlockIndex heading) {
    const auto text = document.text_of(heading);
    return std::any_of(kSigning.begin(), kSigning.end(), [&](auto word) { return text.find(word) != text.npos; });
  };
  const auto headings = document.headings(block);
  const auto own = document.text_of(block);
  return own.starts_with("印:") || own.starts_with("印 ") || std::any_of(headings.begin(), headings.end(), asks);
}

}  // namespace kaiji
