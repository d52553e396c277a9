// SPDX-License-Identifier: Apache-2.0
#include "rules/kana_numbers.h"

#include "catch.h"

using namespace kaiji;

TEST_CASE("marks of kana, kanji and square brackets are their series and their place", "[structure]") {
  struct Case {
    const char* line;
    const char* mark;
    std::uint32_t value;
  };
  const auto [line, mark, value] = GENERATE(Case{"ア　暗号化します。", "ア", 1}, Case{"ウ 監視します。", "ウ", 3},
                                            Case{"（イ）監視します。", "(イ)", 2}, Case{"(エ) 監視します。", "(エ)", 4},
                                            Case{"三　点検します。", "三", 3}, Case{"[12] 点検します。", "[12]", 12});
  const auto number = read_kana_number(line);
  REQUIRE(number);
  CHECK(number->value == value);
  CHECK(number->with(value) == mark);
}

TEST_CASE("a word that begins with such a character is no mark", "[structure]") {
  const auto line =
      GENERATE("アクセスログを保存します。", "一つの拠点で保管します。", "[運用](https://example.com)",
               "[1](https://example.com)", "(アクセス)ログです。", "イ", "[] 点検します。", "タ 点検します。");
  CHECK_FALSE(read_kana_number(line));
}
