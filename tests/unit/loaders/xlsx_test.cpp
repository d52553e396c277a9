// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "catch.h"
#include "loaders/cell_formats.h"
#include "loaders/loader.h"
#include "unit/document/outline.h"
#include "unit/loaders/office_files.h"

using namespace kaiji;

namespace {

/// `<c r="B2"><is><t>…`
std::string text(const std::string& address, const std::string& words) {
  return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + words + "</t><rPh><t>ヨミ</t></rPh></is></c>";
}

std::string row(const std::string& cells, const std::string& attributes = "") {
  return "<row " + attributes + ">" + cells + "</row>";
}

const std::string kHeader = row(text("B3", "No") + text("C3", "確認事項") + text("D3", "回答"), "r=\"3\"");

}  // namespace

TEST_CASE("Excel files as check sheets", "[xlsx]") {
  const auto sheet =
      "<sheetData>" + row(text("B1", "チェックシート"), "r=\"1\"") + kHeader +
      row("<c r=\"B4\"><v>1</v></c>" + text("C4", "監視していますか") + text("D4", "監視しています。"), "r=\"4\"") +
      row("<c r=\"B5\"><v>2</v></c>" + text("C5", "記録していますか"), "r=\"5\"") +
      row(text("C6", "隠していますか") + text("D6", "隠しています。"), "r=\"6\" hidden=\"1\"") +
      "</sheetData><mergeCells><mergeCell ref=\"D4:D5\"/></mergeCells>";
  const auto document = load_document("a.xlsx", make_xlsx(sheet)).value();
  CHECK(
      outline(document) ==
      "heading1 回答\nparagraph チェックシート\ncell(0,0) header No\ncell(0,1) header 確認事項\ncell(0,2) header 回答\n"
      "cell(1,0) label 1\ncell(1,1) question 監視していますか\ncell(1,2) statement 監視しています。\ncell(2,0) label "
      "2\n"
      "cell(2,1) question 記録していますか\n");
  const auto at = document.source.text.find("監視しています。");
  CHECK(document.source.locator_at({static_cast<std::uint32_t>(at)})->ja == "回答!D4");
  REQUIRE(document.source.remarks.size() == 1);
  CHECK(document.source.remarks[0].ja == "シート「回答」の非表示の行1件は読んでいません");
}

TEST_CASE("hidden sheets are told, and what has no cells is no section", "[xlsx]") {
  const auto bytes =
      make_xlsx("<sheetData/>",
                {{"xl/workbook.xml", R"(<workbook><sheets><sheet name="表" r:id="r1"/><sheet name="控え" state="hidden"
 r:id="r2"/></sheets></workbook>)"}});
  const auto document = load_document("a.xlsx", bytes).value();
  CHECK(document.blocks.empty());
  REQUIRE(document.source.remarks.size() == 1);
  CHECK(document.source.remarks[0].en == "the hidden sheet '控え' is not read");
}

TEST_CASE("numbers as Excel shows them", "[xlsx]") {
  struct Case {
    double value;
    std::string_view format;
    std::string_view expected;
  };
  const std::vector<Case> cases = {
      {45383, "yyyy/m/d", "2024/4/1"},
      {45383, "yyyy\"年\"m\"月\"d\"日\"", "2024年4月1日"},
      {45383, "[$-411]ggge\"年\"m\"月\"d\"日\";@", "令和6年4月1日"},
      {45383.5, "yyyy-mm-dd hh:mm", "2024-04-01 12:00"},
      {0.999, "0.0%", "99.9%"},
      {0.9999, "0.00%", "99.99%"},
      {90, "0\"日\"", "90日"},
      {1234567, "#,##0", "1,234,567"},
      {-5, "0.0", "-5.0"},
      {-5, "0;[Red]\"△\"0", "△5"},
      {99.95, "General", "99.95"},
      {24, "General\"時間\"", "24時間"},
      {0.1 + 0.2, "General", "0.3"},
  };
  for (const auto& [value, format, expected] : cases) {
    CAPTURE(std::string(format));
    CHECK(format_cell(value, format, false) == expected);
  }
  CHECK(format_cell(43921, "yyyy/m/d", true) == "2024/4/1");
}

TEST_CASE("sheets that no one can read are refused", "[xlsx]") {
  const auto wide = load_document("a.xlsx", make_xlsx("<sheetData>" + row(text("ABCD1", "x")) + "</sheetData>"));
  REQUIRE_FALSE(wide);
  CHECK(wide.error().message.find("ABCD1") != std::string::npos);
  const auto none = load_document("a.xlsx", make_zip({{"x", "y"}}));
  REQUIRE_FALSE(none);
  CHECK(none.error().message.find("no Excel file") != std::string::npos);
}
