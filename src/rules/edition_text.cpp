// SPDX-License-Identifier: Apache-2.0
// How editions are written after the name of a standard, style by style.
#include <re2/re2.h>

#include "rules/standard_mentions.h"

namespace kaiji {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// Matches at the start of `rest`; the groups that matched give the edition.
EditionText match(const RE2& expression, std::string_view rest) {
  re2::StringPiece input(rest.data(), rest.size());
  std::string first;
  std::string second;
  const char* begin = input.data();
  const bool found = expression.NumberOfCapturingGroups() > 1 ? RE2::Consume(&input, expression, &first, &second)
                                                              : RE2::Consume(&input, expression, &first);
  if (!found) return {};
  return {first.empty() ? second : first, static_cast<std::uint32_t>(input.data() - begin)};
}

EditionText year(std::string_view rest) {
  static const RE2 amended(R"( ?[:-] ?((?:19|20)\d\d)/Amd ?\d(?::\d{4})?)");
  static const RE2 joined(R"( ?[:-] ?((?:19|20)\d\d)(?:年度?版)?)");
  static const RE2 bracketed(R"( ?\(((?:19|20)\d\d)(?:年度?版?)?\))");
  static const RE2 spelled(R"( ?(?:の)?((?:19|20)\d\d)年度?版)");
  static const RE2 bare(R"( ((?:19|20)\d\d))");
  for (const RE2* expression : {&amended, &joined, &bracketed, &spelled}) {
    const auto found = match(*expression, rest);
    if (found.edition.empty()) continue;
    const bool longer_number = found.length < rest.size() && digit(rest[found.length]);
    if (!longer_number) return found;
  }
  // 「OWASP Top 10 2021」 but not 「ISO 27001 2023年取得」.
  const auto found = match(bare, rest);
  if (found.edition.empty() || rest.substr(found.length).starts_with("年") ||
      digit(rest[std::min<std::size_t>(found.length, rest.size() - 1)])) {
    return {};
  }
  return found;
}

EditionText version(std::string_view rest) {
  static const RE2 marked(R"([」』]? ?(?:\()?(?:[vV]|[vV]er(?:sion)?|バージョン|第)\.? ?(\d+(?:\.\d+)*)(?:版)?)");
  static const RE2 plain(R"((?: |-|:)?(\d+\.\d+(?:\.\d+)*))");
  const auto found = match(marked, rest);
  return found.edition.empty() ? match(plain, rest) : found;
}

EditionText product(std::string_view rest) {
  static const RE2 expression(R"( ?(?:[vV](?:er)?\.? ?|バージョン|release )?(\d+(?:\.\d+)*(?: ?R2)?))");
  // 「PHPは7.4」, 「PHPのバージョンは7.4」, 「PHP(7.4)」: only a number with a point is no count.
  static const RE2 linked(
      R"((?:の(?:バージョン|版)は、?| ?\(|は、?|の)(?:[vV](?:er)?\.? ?|バージョン)?(\d+\.\d+(?:\.\d+)*)\)?)");
  auto found = match(expression, rest);
  if (found.edition.empty()) found = match(linked, rest);
  // 「Windows 10台」 is a count.
  // 「2012R2」 is 「2012 R2」.
  if (found.edition.ends_with("R2") && !found.edition.ends_with(" R2"))
    found.edition.insert(found.edition.size() - 2, " ");
  for (const std::string_view counter : {"台", "件", "名", "本", "個", "社", "GB", "ポート"}) {
    if (!found.edition.empty() && rest.substr(found.length).starts_with(counter)) return {};
  }
  return found;
}

// Expressions are compiled with the first text of their style: a document speaks of few.
EditionText revision(std::string_view rest) {
  static const RE2 expression(R"((?:-\d?[A-C])? ?(?:\()?(?:Rev(?:ision)?\.? ?|リビジョン|改訂第?|r|R|-)(\d))");
  return match(expression, rest);
}

EditionText number(std::string_view rest) {
  static const RE2 counted(R"([」』)\] 、]{0,4}(?:\()?(?:[^第()。]{0,12}?)(?:改[訂定])?第(\d+(?:\.\d+)?)版)");
  static const RE2 numbered(R"([」』)\] 、]{0,4}(?:\()?[vV]er(?:sion)?\.? ?(\d+(?:\.\d+)?))");
  static const RE2 bare(R"([」』)\] ]{0,4}\(?(\d+\.\d+)版)");
  for (const RE2* expression : {&counted, &numbered, &bare}) {
    const auto found = match(*expression, rest);
    if (!found.edition.empty()) return found;
  }
  return {};
}

EditionText fiscal(std::string_view rest) {
  static const RE2 expression(
      R"([」』)\] 、]{0,4}(?:\()?((?:平成|令和)(?:\d+|元)年|20\d\d年)(?:(?:度|\d{1,2}月)?(?:改[定訂正])?版)?)");
  return match(expression, rest);
}

EditionText dash(std::string_view rest) {
  static const RE2 expression(R"(-(\d))");
  return match(expression, rest);
}

EditionText glued(std::string_view rest) {
  static const RE2 expression(R"((\d+))");
  return match(expression, rest);
}

}  // namespace

EditionText parse_edition(EditionStyle style, std::string_view rest) {
  switch (style) {
    case EditionStyle::None:
      return {};
    case EditionStyle::Year:
      return year(rest);
    case EditionStyle::Version:
      return version(rest);
    case EditionStyle::Revision:
      return revision(rest);
    case EditionStyle::Number:
      return number(rest);
    case EditionStyle::Fiscal:
      return fiscal(rest);
    case EditionStyle::Dash:
      return dash(rest);
    case EditionStyle::Glued:
      return glued(rest);
    case EditionStyle::Product:
      return product(rest);
  }
  return {};
}

}  // namespace kaiji
