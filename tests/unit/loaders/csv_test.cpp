// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "catch.h"
#include "loaders/loader.h"
#include "text/encoding.h"
#include "unit/document/outline.h"

using namespace kaiji;

TEST_CASE("CSV as Excel writes it", "[csv]") {
  struct Case {
    std::string name;
    std::string text;
    std::string expected;
  };
  const std::string sheet =
      "cell(0,0) header No\ncell(0,1) header 確認事項\ncell(0,2) header 回答\ncell(1,0) label 1\n"
      "cell(1,1) question バックアップを取得していますか\ncell(1,2) statement 日次で取得しています。\n";
  const std::vector<Case> cases = {
      {"a check sheet", "No,確認事項,回答\r\n1,バックアップを取得していますか,日次で取得しています。\r\n", sheet},
      {"tabs", "No\t確認事項\t回答\n1\tバックアップを取得していますか\t日次で取得しています。\n", sheet},
      {"quoted cells over lines", "No,確認事項,回答\n1,バックアップを取得していますか,\"日次で\n取得しています。\"\n",
       sheet},
      {"empty columns and rows around",
       ",No,確認事項,回答,,\n,1,バックアップを取得していますか,日次で取得しています。,,\n,,,,,\n", sheet},
      {"titles above the table",
       "セキュリティチェックシート,,\n,,\n" +
           std::string("No,確認事項,回答\n1,バックアップを取得していますか,日次で取得しています。\n"),
       "paragraph セキュリティチェックシート\n" + sheet},
      {"quotation marks inside", "項目,内容\n通知,\"「\"\"重要\"\"」と書きます。\"\n",
       "cell(0,0) header 項目\ncell(0,1) header 内容\ncell(1,0) label 通知\ncell(1,1) statement "
       "「\"重要\"」と書きます。\n"},
      {"nothing", "", ""},
  };
  for (const auto& [name, text, expected] : cases) {
    CAPTURE(name);
    CHECK(outline(load_document("a.csv", text).value()) == expected);
    if (text.empty()) continue;
    CHECK(outline(load_document("a.csv", encode(text, Encoding::ShiftJis).value()).value()) == expected);
  }
}

TEST_CASE("CSV that is none is refused with its line", "[csv]") {
  const auto open = load_document("a.csv", "a,b\nc,\"d\n");
  REQUIRE_FALSE(open);
  CHECK(open.error().where == "a.csv:2");
  CHECK(open.error().message.find("never closed") != std::string::npos);
  const auto wide = load_document("a.csv", std::string(100'000, ','));
  REQUIRE_FALSE(wide);
  CHECK(wide.error().message.find("16384 columns") != std::string::npos);
}
