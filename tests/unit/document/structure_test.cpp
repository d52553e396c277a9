// SPDX-License-Identifier: Apache-2.0
#include "document/structure.h"

#include <string>

#include "catch.h"
#include "loaders/loader.h"

using namespace kaiji;

namespace {

BlockIndex find(const Document& document, std::string_view text) {
  for (BlockIndex i = 0; i < document.blocks.size(); ++i) {
    if (document.text_of(i) == text) return i;
  }
  return kNone;
}

}  // namespace

TEST_CASE("sections nest by level and know their own body", "[structure]") {
  const auto document =
      load_document("a.md", "序文\n\n# A\n\na1\n\n## B\n\nb1\n\n### C\n\n## D\n\nd1\n\n# E\n").value();
  REQUIRE(document.sections.size() == 6);
  const auto heading = [&](std::size_t i) { return document.text_of(document.sections[i].heading); };
  CHECK(heading(1) == "A");
  CHECK(document.sections[2].parent == 1);
  CHECK(document.sections[3].parent == 2);
  CHECK(heading(4) == "D");
  CHECK(document.sections[4].parent == 1);
  CHECK(document.sections[5].parent == 0);
  CHECK(document.sections[1].end == find(document, "E"));
  CHECK(document.sections[1].body_end == find(document, "B"));
  CHECK(document.sections[0].body_end == find(document, "A"));
  CHECK(document.sections[0].end == document.blocks.size());
  const auto above = document.headings(find(document, "d1"));
  REQUIRE(above.size() == 2);
  CHECK(document.text_of(above[0]) == "A");
  CHECK(document.text_of(above[1]) == "D");
}

TEST_CASE("items know the paragraph or the item that introduces them", "[structure]") {
  const auto document =
      load_document("a.md", "次のとおりです。\n\n- 一\n  - 二\n- 三\n\n※注です。\n\n別の段落。\n").value();
  CHECK(document.blocks[find(document, "一")].lead == find(document, "次のとおりです。"));
  CHECK(document.blocks[find(document, "二")].lead == find(document, "一"));
  CHECK(document.blocks[find(document, "三")].lead == find(document, "次のとおりです。"));
  CHECK(document.blocks[find(document, "注です。")].lead == find(document, "三"));
}

TEST_CASE("what stands under a revision history states nothing", "[structure]") {
  const auto document =
      load_document("a.txt", "1. 監視\n\n監視しています。\n\n改訂履歴\n\n・2024年4月1日 初版\n・2024年8月1日 変更\n")
          .value();
  CHECK(document.blocks[find(document, "監視しています。")].role == BlockRole::Statement);
  CHECK(document.blocks[find(document, "2024年4月1日初版")].role == BlockRole::History);
}

TEST_CASE("a history ends where the first chapter begins", "[structure]") {
  const auto document = load_document("a.txt",
                                      "製品説明書\n\n改訂履歴\n版数    日付        内容\n1.0     2024年4月1日  初版\n"
                                      "1.1     2025年4月1日  追記\n\n1. 監視\n1.1 体制\n監視しています。\n")
                            .value();
  CHECK(document.blocks[find(document, "監視しています。")].role == BlockRole::Statement);
}

TEST_CASE("a position of the text leads to its block", "[structure]") {
  const auto document = load_document("a.md", "一\n\n二\n").value();
  CHECK(document.block_at({0}) == 0);
  CHECK(document.block_at({3}) == 0);
  CHECK(document.block_at({4}) == 1);
}
