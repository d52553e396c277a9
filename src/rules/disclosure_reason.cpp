// SPDX-License-Identifier: Apache-2.0
#include "rules/disclosure_reason.h"

#include <fmt/format.h>

namespace kaiji {

int rank(CoverageState state) {
  switch (state) {
    case CoverageState::Disclosed:
      return 4;
    case CoverageState::None:
      return 3;
    case CoverageState::ByReference:
      return 2;
    case CoverageState::Partial:
      return 1;
    case CoverageState::Missing:
      return 0;
  }
  return 0;
}

LocalText reason_of(const DisclosureItem& item, CoverageState state, bool asked, const std::string& named) {
  const auto& ja = item.wants.ja;
  const auto& en = item.wants.en.empty() ? ja : item.wants.en;
  switch (state) {
    case CoverageState::Missing:
      if (asked) return {"項目はありますが、回答がありません", "the item is there, but without an answer"};
      return {"記載がありません", "nothing is said of it"};
    case CoverageState::Partial:
      if (ja.empty())
        return {"触れていますが、具体的な内容がありません", "it is touched, but nothing specific is said"};
      return {fmt::format("触れていますが、{}がありません", ja), fmt::format("it is touched, but without {}", en)};
    case CoverageState::ByReference:
      return {fmt::format("「{}」に委ねています", named), fmt::format("left to {}", named)};
    case CoverageState::None:
      return {"無い旨が明記されています", "stated not to be there"};
    case CoverageState::Disclosed:
      break;
  }
  return {};
}

}  // namespace kaiji
