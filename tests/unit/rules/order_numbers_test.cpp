// SPDX-License-Identifier: Apache-2.0
#include "rules/order_numbers.h"

#include "catch.h"

using namespace kaiji;

TEST_CASE("a number is its series and its place", "[structure]") {
  struct Case {
    const char* number;
    const char* series;
    std::uint32_t value;
  };
  const auto [number, series, value] =
      GENERATE(Case{"3", "#", 3}, Case{"6.5.2", "6.5.#", 2}, Case{"第12条", "第#条", 12}, Case{"第三章", "第#章", 3},
               Case{"第十二条", "第#条", 12}, Case{"(4)", "(#)", 4}, Case{"1-2", "1-#", 2}, Case{"10.", "#", 10});
  const auto order = read_order_number(number);
  REQUIRE(order);
  CHECK(order->series() == series);
  CHECK(order->value == value);
  CHECK(order->with(value).find(std::to_string(value)) != std::string::npos);
}

TEST_CASE("numbers of other catalogues, branches, letters and years count nothing", "[structure]") {
  const auto number =
      GENERATE("A.9.2.1", "CLD.6.3.1", "(a)", "ア", "第5条の2", "2024", "301", "", "第条", "第○条", "IV");
  CHECK_FALSE(read_order_number(number));
}

TEST_CASE("kanji numerals up to 99", "[structure]") {
  CHECK(kanji_number("一") == 1);
  CHECK(kanji_number("十") == 10);
  CHECK(kanji_number("十九") == 19);
  CHECK(kanji_number("二十三") == 23);
  CHECK(kanji_number("一二") == 0);
  CHECK(kanji_number("百") == 0);
}

TEST_CASE("labels of letters and figures", "[structure]") {
  struct Case {
    const char* label;
    const char* series;
    std::uint32_t value;
  };
  const auto [label, series, value] =
      GENERATE(Case{"Q7", "Q#", 7}, Case{"Q2-8", "Q2-#", 8}, Case{"A-6", "A-#", 6}, Case{"D-5", "D-#", 5});
  const auto order = read_labelled_number(label);
  REQUIRE(order);
  CHECK(order->series() == series);
  CHECK(order->value == value);
  CHECK(order->with(value) == label);
  const auto other = GENERATE("A.9.2.1", "CC6.1", "SHA-256", "7", "Q", "ABC-1", "");
  CHECK_FALSE(read_labelled_number(other));
}

TEST_CASE("letters that count", "[structure]") {
  CHECK(read_letter_number("(b)")->value == 2);
  CHECK(read_letter_number("(b)")->with(3) == "(c)");
  CHECK(read_letter_number("d")->value == 4);
  CHECK_FALSE(read_letter_number("(i)"));
  CHECK_FALSE(read_letter_number("(1)"));
}

TEST_CASE("the label that a text begins with", "[structure]") {
  CHECK(leading_label("Q7. 監視は") == "Q7");
  CHECK(leading_label("4-6受信者は") == "4-6");
  CHECK(leading_label("D-3.報告") == "D-3");
  const auto none = GENERATE("2.5倍になります", "2025-04-01 開始", "7 監視", "API の仕様", "AES-256で", "");
  CHECK(leading_label(none).empty());
}
