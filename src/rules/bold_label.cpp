// SPDX-License-Identifier: Apache-2.0
#include "rules/bold_label.h"

#include "base/strings.h"

namespace kaiji {
namespace {

constexpr std::string_view kBold = "**";
constexpr std::size_t kLongestMark = 12;  ///< bytes of a list mark or number before the bold words

bool ends_with_colon(std::string_view text) {
  return text.ends_with(":") || text.ends_with("：");
}

}  // namespace

bool in_bold_label(const Document& document, TextSpan words) {
  const std::string_view source = document.source.text;
  const auto place = document.to_source(words);
  const auto before = source.rfind('\n', place.begin.value);
  const auto from = before == source.npos ? 0 : before + 1;
  const auto line = source.substr(from, source.find('\n', place.end.value) - from);
  const auto open = line.find(kBold);
  if (open == line.npos || open > kLongestMark) return false;
  const auto close = line.find(kBold, open + kBold.size());
  if (close == line.npos || place.begin.value < from + open || from + close < place.end.value) return false;
  const auto label = line.substr(open + kBold.size(), close - open - kBold.size());
  if (label.find("。") != label.npos) return false;
  const auto rest = trim(line.substr(close + kBold.size()));
  return rest.empty() || ends_with_colon(label) || rest.starts_with(":") || rest.starts_with("：");
}

}  // namespace kaiji
