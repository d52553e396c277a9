// SPDX-License-Identifier: Apache-2.0
#include "language/lazy_expression.h"

#include <string>

#include "catch.h"

using namespace kaiji;

namespace {

/// The matches of `expression` in `text`, as "begin-end" of each.
std::string found(const LazyExpression& expression, std::string_view text) {
  std::string all;
  for (const TextSpan span : expression.find(text, text_span(0, text.size()))) {
    if (!all.empty()) all += ' ';
    all += std::to_string(span.begin.value) + "-" + std::to_string(span.end.value);
  }
  return all;
}

/// Searches so much that PCRE2 has translated the expression to machine code.
void wear_out(const LazyExpression& expression) {
  const std::string text(100, 'x');
  for (int i = 0; i < 100; ++i) static_cast<void>(found(expression, text));
}

/// The same expression in a group whose syntax the analysis does not know, so that RE2 reads it.
std::string for_re2(const std::string& expression) {
  return "(?-s:" + expression + ")";
}

}  // namespace

TEST_CASE("both engines of an expression find the same", "[language]") {
  const std::string expression = GENERATE(
      "適切に|適切", "適切|適切に", "(?:当社|弊社)は[^。]{0,10}(保管|保存)", R"(TLS ?(?:v|Ver\.? ?)?1\.([01]))",
      R"(\s+)", R"(\S+)", R"([\s、]+)", R"(\d{1,3}(?:,\d{3})*円?)", R"(\b[A-Z]+\b)", "(?i)ssl|tls", "(a|b)*c", "^適切",
      "します。$", "(x)?y", ".{0,3}保管", "[^ぁ-ん]+", "(?:あ|い?)*う", "a??b+?", R"(\w+@\w+)", "((保管)|保存)+");
  const std::string text =
      "当社は適切に日本国内で保管・保存します。 TLS 1.0とTLSv1.1、SSLは使いません(1,234,567円)。 "
      "ABC abc AABBcc xy y a@b\v\t\nあいう します。";
  INFO(expression);
  const LazyExpression expected(for_re2(expression));
  const LazyExpression quick(expression);
  CHECK(found(quick, text) == found(expected, text));
  wear_out(quick);
  CHECK(found(quick, text) == found(expected, text));
  CHECK(quick.found_in(text) == expected.found_in(text));
}

TEST_CASE("an expression that takes too many steps in one engine is left to the other", "[language]") {
  const LazyExpression expression("(?:a|aa)+(?:a|aa)+(?:a|aa)+b");
  CHECK(found(expression, std::string(200, 'a')).empty());
  CHECK(found(expression, std::string(200, 'a') + "b") == "0-201");
}

TEST_CASE("an expression that RE2 refuses is no shared expression", "[language]") {
  const auto made = LazyExpression::make("(", "here:1:2");
  REQUIRE(!made);
  CHECK(made.error().where == "here:1:2");
}
