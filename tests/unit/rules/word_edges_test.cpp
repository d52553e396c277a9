// SPDX-License-Identifier: Apache-2.0
// Which edges of an expression's matches may cut a word.
#include "rules/word_edges.h"

#include "catch.h"

namespace {

std::string edges(std::string_view expression) {
  const auto free = kaiji::free_edges(expression);
  return std::string(free.begin ? "begin" : "") + (free.end ? "end" : "");
}

}  // namespace

TEST_CASE("an expression answers for the words around its group, and for its gaps", "[words]") {
  CHECK(edges("しまた") == "beginend");
  CHECK(edges("(しまた|てして)") == "beginend");
  CHECK(edges("脆弱(?:姓|製)") == "beginend");
  CHECK(edges("(脆弱製)(?:の|を)") == "begin");
  CHECK(edges("に(準処)し").empty());
  CHECK(edges("人事(移動)") == "end");
  CHECK(edges("((?:すべて|全て)[^。、]{0,16})") == "begin");
  CHECK(edges("[^。]{0,12}暗号化") == "end");
  CHECK(edges("^(要件)$") == "beginend");
  CHECK(edges(R"(\(仮\))") == "beginend");
  CHECK(edges("[(]仮[)]") == "begin");
}
