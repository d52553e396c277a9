// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "catch.h"
#include "loaders/loader.h"
#include "unit/document/outline.h"

using namespace kaiji;

TEST_CASE("Markdown as authors write it", "[markdown]") {
  struct Case {
    std::string name;
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"front matter", "---\ntitle: 白書\n---\n\n# 白書\n", "frontmatter title:白書\nheading1 白書\n"},
      {"front matter of TOML", "+++\ntitle = \"白書\"\n+++\n# 白書\n", "frontmatter title = \"白書\"\nheading1 白書\n"},
      {"a rule is no front matter", "---\n\n本文です。\n\n---\n", "paragraph 本文です。\n"},
      {"numbers of headings", "# 第1章 目的\n## 1.2 範囲\n### (1) 細目\n",
       "heading1 [第1章] 目的\nheading2 [1.2] 範囲\nheading3 [(1)] 細目\n"},
      {"emphasis, code and links leave their words",
       "**日次**で`AES-256`を[使用](https://a.jp)します。**「重要」**です。\n",
       "paragraph 日次でAES-256を使用します。「重要」です。\n"},
      {"entities and escapes", "R&amp;D \\* 1\n", "paragraph R&D * 1\n"},
      {"soft breaks", "日次で\n取得します。\n", "paragraph 日次で取得します。\n"},
      {"lists in lists", "1. 一\n   - 二\n2. 三\n", "item1 [1] 一\nitem2 二\nitem1 [2] 三\n"},
      {"a number that the author wrote twice", "8. 一\n9. 二\n9. 三\n10. 四\n",
       "item1 [8] 一\nitem1 [9] 二\nitem1 [9] 三\nitem1 [10] 四\n"},
      {"items that leave the counting to Markdown", "1. 一\n1. 二\n1. 三\n",
       "item1 [1] 一\nitem1 [2] 二\nitem1 [3] 三\n"},
      {"author's own marks", "次の通りです。\n・一\n・二\n※注です。\n",
       "paragraph 次の通りです。\nitem1 一\nitem1 二\nnote 注です。\n"},
      {"footnotes", "年1回です[^a]。\n\n[^a]: 4月です。\n[^b]: 5月です。\n",
       "paragraph 年1回です。\nnote [a] 4月です。\nnote [b] 5月です。\n"},
      {"a footnote whose words stand below its mark", "年1回です[^a]。\n\n[^a]:\n4月です。\n",
       "paragraph 年1回です。\nnote [a] 4月です。\n"},
      {"definitions below their term, behind colons of either width", "保存\n： 1年です。\n復旧\n: 4時間です。\n",
       "paragraph 保存\nparagraph 1年です。復旧\nparagraph 4時間です。\n"},
      {"comments", "一です。 <!-- kaiji-disable x -->\n\n<!-- 二 -->\n",
       "paragraph 一です。\ncomment kaiji-disable x\ncomment 二\n"},
      {"comments in tables", "| 項目 | 内容 |\n|---|---|\n| 監視 | 常時 <!-- c --> |\n",
       "cell(0,0) header 項目\ncell(0,1) header 内容\ncell(1,0) label 監視\ncell(1,1) statement 常時\ncomment c\n"},
      {"rules of two hyphens", "| 項目 | 内容 |\n|--|--|\n| 監視 | 常時 |\n",
       "cell(0,0) header 項目\ncell(0,1) header 内容\ncell(1,0) label 監視\ncell(1,1) statement 常時\n"},
      {"a table without real header", "| 事業者名 | 株式会社安心 |\n|---|---|\n| 設立 | 2010年 |\n",
       "cell(0,0) label 事業者名\ncell(0,1) statement 株式会社安心\ncell(1,0) label 設立\ncell(1,1) statement "
       "2010年\n"},
      {"tables of HTML",
       "<table><tr><th>項目</th><th>内容</th></tr>\n<tr><td>監視</td><td>常時<br>有人</td></tr></table>\n",
       "cell(0,0) header 項目\ncell(0,1) header 内容\ncell(1,0) label 監視\ncell(1,1) statement 常時有人\n"},
      {"code and quotations", "> 引用です。\n\n```\ncode\n```\n", "quote 引用です。\ncode code\n"},
      {"pictures", "![構成図](a.png)本文です。\n", "paragraph 本文です。\n"},
      {"nothing", "", ""},
  };
  for (const auto& [name, text, expected] : cases) {
    CAPTURE(name);
    CHECK(outline(load_document("a.md", text).value()) == expected);
  }
}

TEST_CASE("words of Markdown quote the source as it is written", "[markdown]") {
  const auto document = load_document("a.md", "保存は **１年** です。\n").value();
  const auto at = static_cast<std::uint32_t>(document.text().find("1年"));
  CHECK(document.quote(text_span(at, at + 4)) == "１年");
}

TEST_CASE("an unknown extension is refused with the known ones", "[loader]") {
  const auto document = load_document("a.exe", "x");
  REQUIRE_FALSE(document);
  CHECK(document.error().message.find(".md") != std::string::npos);
  CHECK(loader_for("dir.md/a") == nullptr);
  CHECK(loader_for("A.MD") != nullptr);
}
