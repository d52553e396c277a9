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
