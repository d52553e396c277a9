// SPDX-License-Identifier: Apache-2.0
#include "rules/revisions.h"

#include <re2/re2.h>

#include "language/re2_piece.h"

namespace kaiji {

std::optional<Revision> revision_in(const Document& document, TextSpan within) {
  static const RE2 pattern(
      R"((?:第 ?|(?i:version|ver\.?|rev\.?|v) ?|版数:? ?|バージョン:? ?)(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?( ?版)?)");
  static const RE2 bare(R"(^(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?()$)");
  const auto text = within.in(document.text());
  static const RE2 letter(
      R"((?:^|(?:改訂番号|改定番号|改版|版数|版|バージョン)[ :]*)[A-Z](\d{1,2})(?:\.(\d{1,2}))?()()$)");
  for (const auto* expression : {&pattern, &bare, &letter}) {
    re2::StringPiece groups[5];
    if (!expression->Match(piece(text), 0, text.size(), RE2::UNANCHORED, groups, 5)) continue;
    const bool ordinal = std::string_view(groups[0].data(), groups[0].size()).starts_with("第");
    if (ordinal && groups[4].empty()) continue;  // 第1章
    Revision stated;
    for (int i = 1; i <= 3; ++i) {
      if (!groups[i].empty()) stated.parts.push_back(std::stoi(std::string(groups[i].data(), groups[i].size())));
    }
    while (stated.parts.size() < 3) stated.parts.push_back(0);
    const auto begin = within.begin.value + static_cast<std::size_t>(groups[0].data() - text.data());
    stated.at = text_span(begin, begin + groups[0].size());
    return stated;
  }
  return {};
}

std::optional<Revision> revision_in(const Document& document, TextSpan entry, std::string_view number) {
  static const RE2 dotted(R"((\d{1,2})\.(\d{1,2}))");
  static const RE2 year(R"(^(?:(?:令和|平成)\d|\d{4}))");
  int major = 0;
  int minor = 0;
  if (!RE2::FullMatch(piece(number), dotted, &major, &minor)) return {};
  if (!RE2::PartialMatch(piece(entry.in(document.text())), year)) return {};
  return Revision{{major, minor, 0}, entry};
}

std::vector<Revision> full_dates_in(const Analysis& analysis, TextSpan within) {
  std::vector<Revision> dates;
  for (const auto& value : analysis.values) {
    const auto& date = value.value.date;
    if (value.value.type != ValueType::Date || !within.contains(value.span) || date.day == 0) continue;
    dates.push_back({{date.year, date.month, date.day}, value.span});
  }
  return dates;
}

}  // namespace kaiji
