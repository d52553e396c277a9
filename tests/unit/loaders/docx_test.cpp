// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "catch.h"
#include "loaders/loader.h"
#include "loaders/office_numbers.h"
#include "unit/document/outline.h"
#include "unit/loaders/office_files.h"

using namespace kaiji;

namespace {

using Parts = std::map<std::string, std::string>;

std::string paragraph(const std::string& words, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + words + "</w:t></w:r></w:p>";
}

std::string cell(const std::string& words, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(words) + "</w:tc>";
}

const Parts kStyles = {
    {"word/styles.xml",
     R"(<w:styles><w:style w:styleId="1"><w:name w:val="見出し 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="a"><w:name w:val="独自"/><w:basedOn w:val="2"/></w:style>
<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>)"},
    {"word/numbering.xml",
     R"xml(<w:numbering><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="1"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>)xml"}};

std::string style(const std::string& id) {
  return "<w:pStyle w:val=\"" + id + "\"/>";
}
std::string item(int level) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"2\"/></w:numPr>";
}

}  // namespace

TEST_CASE("Word files as authors make them", "[docx]") {
  struct Case {
    std::string name;
    std::string body;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"headings by style, numbered as Word shows them",
       paragraph("目的", style("1")) + paragraph("範囲", style("2")) + paragraph("対象", style("a")) +
           paragraph("体制", style("1")) + paragraph("窓口", style("2")),
       "heading1 [第1章] 目的\nheading2 [1.1] 範囲\nheading2 [1.2] 対象\nheading1 [第2章] 体制\nheading2 [2.1] 窓口\n"},
      {"headings by outline level, numbers that were typed", paragraph("3.2 監視", "<w:outlineLvl w:val=\"1\"/>"),
       "heading2 [3.2] 監視\n"},
      {"lists", paragraph("一", item(0)) + paragraph("二", item(1)) + paragraph("三", item(0)) + paragraph("・四"),
       "item1 [(1)] 一\nitem2 二\nitem1 [(2)] 三\nitem1 四\n"},
      {"tables with merged cells",
       "<w:tbl><w:tr>" + cell("分類") + cell("項目") + cell("回答") + "</w:tr><w:tr>" +
           cell("監視", "<w:vMerge w:val=\"restart\"/>") + cell("常時") + cell("実施しています。") + "</w:tr><w:tr>" +
           cell("", "<w:vMerge/>") + cell("記録") + cell("保存しています。") + "</w:tr></w:tbl>",
       "cell(0,0) header 分類\ncell(0,1) header 項目\ncell(0,2) header 回答\ncell(1,0) label 監視\ncell(1,1) label "
       "常時\n"
       "cell(1,2) statement 実施しています。\ncell(2,1) label 記録\ncell(2,2) statement 保存しています。\n"},
      {"tracked changes and hidden words",
       "<w:p><w:r><w:t>保存は</w:t></w:r><w:del><w:r><w:delText>1年</w:delText></w:r></w:del><w:ins><w:r><w:t>3年</"
       "w:t></w:r>"
       "</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠し</w:t></w:r><w:r><w:t>です。</w:t></w:r></w:p>",
       "paragraph 保存は3年です。\n"},
      {"text boxes, once",
       "<w:p><w:r><w:t>本文です。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" +
           paragraph("枠です。") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + paragraph("枠です。") +
           "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
       "paragraph 本文です。\nparagraph 枠です。\n"},
      {"fields and the table of contents",
       "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC "
       "\\o</w:instrText></w:r><w:r><w:fldChar "
       "w:fldCharType=\"separate\"/></w:r><w:r><w:t>目的 1</w:t></w:r></w:p>" +
           paragraph("範囲 2") +
           "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p><w:p><w:r><w:fldChar "
           "w:fldCharType=\"begin\"/></w:r><w:r>"
           "<w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar "
           "w:fldCharType=\"separate\"/></w:r><w:r><w:t>3章です。</w:t>"
           "</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" +
           paragraph("体制 3", style("t")),
       "contents 目的1\ncontents 範囲2\nparagraph 3章です。\ncontents 体制3\n"},
      {"nothing", "", ""},
  };
  for (const auto& [name, body, expected] : cases) {
    CAPTURE(name);
    CHECK(outline(load_document("a.docx", make_docx(body, kStyles)).value()) == expected);
  }
}

TEST_CASE("footnotes stand behind their paragraph, headers are furniture", "[docx]") {
  const auto bytes =
      make_docx("<w:p><w:r><w:t>年1回です。</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>" + paragraph("次です。"),
                {{"word/footnotes.xml",
                  "<w:footnotes><w:footnote w:id=\"2\">" + paragraph("4月です。") + "</w:footnote></w:footnotes>"},
                 {"word/header1.xml", "<w:hdr>" + paragraph("社外秘") + "</w:hdr>"}});
  CHECK(outline(load_document("a.docx", bytes).value()) ==
        "furniture 社外秘\nparagraph 年1回です。\nnote [1] 4月です。\nparagraph 次です。\n");
}

TEST_CASE("places of a Word file are told by heading, paragraph and cell", "[docx]") {
  const auto document =
      load_document("a.docx",
                    make_docx(paragraph("前書きです。") + paragraph("監視", style("1")) + paragraph("一です。") +
                                  paragraph("二です。") + "<w:tbl><w:tr>" + cell("甲") + cell("乙") + "</w:tr><w:tr>" +
                                  cell("丙") + cell("丁です。") + "</w:tr></w:tbl>",
                              kStyles))
          .value();
  CHECK_FALSE(document.source.editable);
  const auto place = [&](std::string_view words) {
    const auto at = document.source.text.find(words);
    REQUIRE(at != std::string::npos);
    return document.source.locator_at({static_cast<std::uint32_t>(at)})->ja;
  };
  CHECK(place("前書き") == "冒頭の1段落目");
  CHECK(place("二です") == "「第1章 監視」の2段落目");
  CHECK(place("丁です") == "「第1章 監視」の表1 2行2列");
}

TEST_CASE("numbers in Word's formats", "[docx]") {
  CHECK(word_number("decimalEnclosedCircle", 3) == "③");
  CHECK(word_number("aiueoFullWidth", 2) == "イ");
  CHECK(word_number("lowerRoman", 14) == "xiv");
  CHECK(word_number("japaneseCounting", 21) == "二十一");
  CHECK(word_number("upperLetter", 27) == "AA");
}

TEST_CASE("files that are no Word file are refused with what to do", "[docx]") {
  const auto message = [](const std::string& bytes, const std::string& path = "a.docx") {
    const auto document = load_document(path, bytes);
    REQUIRE_FALSE(document);
    return document.error().message;
  };
  const auto holds = [](const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
  };
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  std::string encrypted = ole;
  for (const char c : std::string("EncryptedPackage")) encrypted += {c, '\0'};
  CHECK(holds(message(encrypted), "password"));
  CHECK(holds(message(ole), "before 2007"));
  CHECK(holds(message(ole, "a.doc"), "save it as .docx"));
  CHECK(holds(message(ole, "a.xls"), "save it as .xlsx"));
  CHECK(holds(message("PK\x03\x04 broken"), "damaged"));
  const auto whole = make_docx(paragraph("本文です。"));
  CHECK(holds(message(whole.substr(0, whole.size() / 2)), "damaged"));
  CHECK(holds(message(make_zip({{"x", "y"}})), "no Word file"));
  CHECK(holds(message(make_zip({{"word/document.xml", "<w:document><w:body>"}})), "broken XML"));
  CHECK(holds(message(make_docx(std::string(20'000'000, ' '))), "unpacked"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:sdt>";
  std::string end;
  for (int i = 0; i < 100'000; ++i) end += "</w:sdt>";
  CHECK(holds(message(make_docx(deep + end)), "nested too deeply"));
}
