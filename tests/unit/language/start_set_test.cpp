// SPDX-License-Identifier: Apache-2.0
// An expression is tried at every place at which it may match, and at few others.
#include "language/start_set.h"

#include <string>

#include "catch.h"
#include "language/expression_literals.h"

using namespace kaiji;

namespace {

constexpr std::string_view kPlaces = "暗号A鍵は9日±k";

/// The characters of kPlaces at which an expression is tried; "*" for all.
std::string tried(std::string_view expression) {
  const auto starts = analyze_expression(expression).starts;
  if (starts.is_everything()) return "*";
  std::string places;
  for (std::size_t at = starts.next(kPlaces, 0); at < kPlaces.size(); at = starts.next(kPlaces, at + 1)) {
    std::size_t end = at + 1;
    while (end < kPlaces.size() && (static_cast<unsigned char>(kPlaces[end]) & 0xC0u) == 0x80) ++end;
    places += kPlaces.substr(at, end - at);
  }
  return places;
}

}  // namespace

TEST_CASE("an expression is tried where its first character stands", "[language]") {
  CHECK(tried("暗号.{0,5}鍵") == "暗");
  CHECK(tried("(?:暗号|鍵).?") == "暗鍵");
  CHECK(tried("(?:号)?鍵[はが]") == "号鍵");
  CHECK(tried(R"(\b\d+日.)") == "9");
  CHECK(tried("[は-ひ日]+.") == "は日");
  CHECK(tried("±?k.?") == "±k");
  CHECK(tried("(?i)a.") == "A");
  CHECK(tried("鍵*は.") == "鍵は");
}

TEST_CASE("an expression that may begin with anything is tried everywhere", "[language]") {
  for (const auto* expression : {".{0,5}鍵", "[^。]鍵", "(?:鍵)?", "鍵*", "(?=鍵)", "[一-龠]鍵"})
    CHECK(tried(expression) == "*");
}

TEST_CASE("letters that lower case alone makes ASCII are tried where case is ignored", "[language]") {
  const auto starts = analyze_expression("(?i)k.").starts;
  CHECK(starts.next("\u212A", 0) == 0);
  CHECK(starts.next("K", 0) == 0);
}
