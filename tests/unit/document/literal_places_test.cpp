// SPDX-License-Identifier: Apache-2.0
// Which words of a document are literal: code, addresses, identifiers, values, marks of the format.
#include "document/literal_places.h"

#include "catch.h"
#include "loaders/loader.h"

namespace {

/// Whether the first `words` of a Markdown text stand in a literal place.
bool is_literal(std::string_view text, std::string_view words) {
  const auto document = kaiji::load_document("document.md", text);
  REQUIRE(document);
  const auto at = document->text().find(words);
  REQUIRE(at != std::string_view::npos);
  return kaiji::LiteralPlaces(*document).holds(kaiji::text_span(at, at + words.size()));
}

}  // namespace

TEST_CASE("code, addresses, identifiers and values are literal", "[document]") {
  CHECK(is_literal("一覧は `docker ps` で見ます。", "docker"));
  CHECK(is_literal("一覧は ``docker ps`` で見ます。", "docker"));
  CHECK(is_literal("## 変更 {#changing-password}\n\n本文です。", "password"));
  CHECK(is_literal("入力欄は type=password です。", "password"));
  CHECK(is_literal("https://example.org/web/ をご覧ください。", "web"));
  CHECK(is_literal("設定 plm_rsh_agent を使います。", "rsh"));
  CHECK(is_literal("画像 logo.webp を使います。", "web"));
  CHECK(is_literal("名札は web-standard-password です。", "password"));
  CHECK(is_literal("/etc/docker-compose/main を開きます。", "docker"));
  CHECK(is_literal("値は \"OAUTH\" です。", "OAUTH"));
  CHECK(is_literal("引数は --web-port です。", "web"));
}

TEST_CASE("words of prose are not literal", "[document]") {
  CHECK_FALSE(is_literal("e-mailで知らせます。", "e-mail"));
  CHECK_FALSE(is_literal("TCP/IPとWebで通信します。", "Web"));
  CHECK_FALSE(is_literal("電話/Web/窓口で受け付けます。", "Web"));
  CHECK_FALSE(is_literal("電話は050-xxxx-xxxxです。", "050-xxxx-xxxx"));
  CHECK_FALSE(is_literal("`一つだけの記号とWebです。", "Web"));
  CHECK_FALSE(is_literal("会社は{{会社名}}です。", "会社名"));
  CHECK_FALSE(is_literal("RTO=XX時間です。", "XX時間"));
}
