// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "catch.h"
#include "loaders/loader.h"
#include "unit/document/outline.h"

using namespace kaiji;

TEST_CASE("HTML as pages are written", "[html]") {
  struct Case {
    std::string name;
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"headings and prose", "<h1>第1章 目的</h1><h2>1.1 範囲</h2><p>本書は<b>公開</b>します。</p>",
       "heading1 [第1章] 目的\nheading2 [1.1] 範囲\nparagraph 本書は公開します。\n"},
      {"lists", "<ul><li>一<ol start=3><li>二</li></ol></li></ul>", "item1 一\nitem2 [3] 二\n"},
      {"pairs of dl", "<dl><dt>RPO</dt><dd>24時間です。</dd></dl>",
       "cell(0,0) label RPO\ncell(0,1) statement 24時間です。\n"},
      {"merged cells",
       "<table><tr><th>分類</th><th>項目</th><th>回答</th></tr><tr><td "
       "rowspan=2>監視</td><td>常時</td><td>実施しています。</td>"
       "</tr><tr><td>記録</td><td>保存しています。</td></tr></table>",
       "cell(0,0) header 分類\ncell(0,1) header 項目\ncell(0,2) header 回答\ncell(1,0) label 監視\ncell(1,1) label "
       "常時\n"
       "cell(1,2) statement 実施しています。\ncell(2,1) label 記録\ncell(2,2) statement 保存しています。\n"},
      {"what the page does not say",
       "<head><title>x</title><style>p{}</style></head><script>var a='<p>b</p>';</script><p>本文<del>旧</del>です。</p>"
       "<p hidden>隠し</p><div style='display: none'>隠し</div>",
       "paragraph 本文です。\n"},
      {"furniture",
       "<nav><a>製品</a></nav><main><p>本文です。</p><footer>注記です。</footer></main><footer>会社</footer>",
       "furniture 製品\nparagraph 本文です。\nparagraph 注記です。\nfurniture 会社\n"},
      {"entities", "<p>R&amp;D &lt;1&gt; &#26085;&#x6B21;&nbsp;です&unknown;</p>",
       "paragraph R&D <1>日次です&unknown;\n"},
      {"preformatted words and quotations", "<pre>code</pre><blockquote><p>引用です。</p></blockquote>",
       "code code\nquote 引用です。\n"},
      {"comments", "<p>一です。</p><!-- kaiji-disable x --><p>二です。</p>",
       "paragraph 一です。\ncomment kaiji-disable x\nparagraph 二です。\n"},
      {"a table for lay-out", "<table><tr><td><h2>見出し</h2><p>本文です。</p></td></tr></table>",
       "heading2 見出し\nparagraph 本文です。\n"},
      {"tags that are never closed", "<ul><li>一<li>二</ul><p>三<p>四",
       "item1 一\nitem1 二\nparagraph 三\nparagraph 四\n"},
      {"words that stand where no words may", "<table>外<tr><td>甲</td><td>乙</td></tr></table>",
       "paragraph 外\ncell(0,0) label 甲\ncell(0,1) statement 乙\n"},
      {"nothing", "", ""},
  };
  for (const auto& [name, text, expected] : cases) {
    CAPTURE(name);
    CHECK(outline(load_document("a.html", text).value()) == expected);
  }
}

TEST_CASE("words of HTML quote the file as it is written", "[html]") {
  const auto document = load_document("a.html", "<p>保存は<b>１年</b>&amp;&#26085;次です。</p>").value();
  const auto quote = [&](std::string_view words) {
    const auto at = document.text().find(words);
    REQUIRE(at != std::string_view::npos);
    return std::string(document.quote(text_span(at, at + words.size())));
  };
  CHECK(quote("1年") == "１年");
  CHECK(quote("日次") == "&#26085;次");
  CHECK(document.source.editable);
}

TEST_CASE("HTML that is nested too deeply is refused at once", "[html]") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  const auto document = load_document("a.html", deep);
  REQUIRE_FALSE(document);
  CHECK(document.error().message.find("nested too deeply") != std::string::npos);
  CHECK(load_document("b.html", "<script>" + deep + "</script><p>本文です。</p>"));
}
