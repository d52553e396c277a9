// SPDX-License-Identifier: Apache-2.0
#include "language/expression_literals.h"

#include <re2/re2.h>

#include <random>
#include <string>

#include "catch.h"

using namespace kaiji;

namespace {

std::string words_of(const ExpressionLiterals& literals) {
  std::string all;
  for (const PlainWord& word : literals.words) all += (all.empty() ? "" : " ") + word.text;
  return all;
}

std::string required_of(const ExpressionLiterals& literals) {
  std::string all;
  for (const LiteralChoice& choice : literals.required) {
    if (!all.empty()) all += " & ";
    for (std::size_t i = 0; i < choice.size(); ++i) all += (i == 0 ? "" : "|") + choice[i];
  }
  return all;
}

}  // namespace

TEST_CASE("an expression that stands for few words is expanded to them", "[language]") {
  const auto [expression, words] = GENERATE(table<std::string, std::string>({
      {"適切に", "適切に"},
      {"適切に|適宜", "適切に 適宜"},
      {"(速やか|迅速)に", "速やかに 迅速に"},
      {"(?:速やか|迅速)に(?:対応|連絡)", "速やかに対応 速やかに連絡 迅速に対応 迅速に連絡"},
      {"TLS ?1\\.[01]", "TLS 1.0 TLS 1.1 TLS1.0 TLS1.1"},
      {"問い?合わ?せ", "問い合わせ 問い合せ 問合わせ 問合せ"},
      {"(?i)SSL", "ssl"},
      {"ああ|ああ", "ああ"},
      {"い{2}", "いい"},
  }));
  const auto literals = analyze_expression(expression);
  CHECK(literals.plain);
  CHECK(words_of(literals) == words);
}

TEST_CASE("other expressions name the literals that every match holds", "[language]") {
  const auto [expression, required] = GENERATE(table<std::string, std::string>({
      {"バックアップ[^。]{0,20}(?:日次|毎日)", "バックアップ & 日次|毎日"},
      {"\\bTLS\\b", "tls"},
      {"(?:A社|B社)の\\d+台", "a社の|b社の & 台"},
      {"[0-9]+営業日(?:以内)?", "営業日"},
      {"(?:あ.い|うえ)お", "あ|うえ & お"},
      {"(?:再開)+", "再開"},
      {"(?:再開)*", ""},
      {"あい|.*", ""},
      {"^開示$", "開示"},
  }));
  const auto literals = analyze_expression(expression);
  CHECK(literals.understood);
  CHECK_FALSE(literals.plain);
  CHECK(required_of(literals) == required);
}

TEST_CASE("syntax that the analysis does not know is left to RE2", "[language]") {
  const auto expression = GENERATE(as<std::string>{}, "\\p{Han}+法", "(?P<x>あ)", "[[:alpha:]]語", "\\Qあ.\\E", "(あ",
                                   "あ)", "あ**", "*あ", "[い-あ]", "a(?i)b", "(?i)é社", "\\", "[あ", "\xff");
  CHECK_FALSE(analyze_expression(expression).understood);
}

TEST_CASE("what the analysis is certain of, RE2 accepts", "[language][property]") {
  const std::vector<std::string> pieces = {
      "あ",  "い",    "a",   "1",     "|", "(",   ")", "(?:", "[",  "]",   "^",   "[^",   "$",   ".", "*", "+",     "?",
      "{2}", "{1,3}", "{2,", "{600}", "}", "\\d", "-", ",",   "\\", "\\.", "\\b", "(?i)", "\\-", "_", " ", "{0,30}"};
  std::mt19937 random(7);
  int certain = 0;
  for (int i = 0; i < 60'000; ++i) {
    std::string expression;
    for (unsigned n = random() % 9; n > 0; --n) expression += pieces[random() % pieces.size()];
    const auto literals = analyze_expression(expression);
    if (!literals.understood || !literals.certain) continue;
    ++certain;
    RE2::Options options;
    options.set_log_errors(false);
    INFO(expression);
    CHECK(RE2(expression, options).ok());
  }
  CHECK(certain > 5'000);
}
