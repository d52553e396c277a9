// SPDX-License-Identifier: Apache-2.0
// Which words of a document are literal: code, addresses, identifiers, values, marks of the format.
#include "document/literal_places.h"

#include <string>
#include <utility>
#include <vector>

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

TEST_CASE("code, addresses, identifiers and values are literal, words of prose are not", "[document]") {
  const std::vector<std::pair<std::string, std::string>> literal = {
      {"一覧は `docker ps` で見ます。", "docker"},
      {"一覧は ``docker ps`` で見ます。", "docker"},
      {"## 変更 {#changing-password}\n\n本文です。", "password"},
      {"入力欄は type=password です。", "password"},
      {"https://example.org/web/ をご覧ください。", "web"},
      {"設定 plm_rsh_agent を使います。", "rsh"},
      {"画像 logo.webp を使います。", "web"},
      {"名札は web-standard-password です。", "password"},
      {"/etc/docker-compose/main を開きます。", "docker"},
      {"値は \"OAUTH\" です。", "OAUTH"},
      {"引数は --web-port です。", "web"},
  };
  const std::vector<std::pair<std::string, std::string>> prose = {
      {"e-mailで知らせます。", "e-mail"},       {"TCP/IPとWebで通信します。", "Web"},
      {"電話/Web/窓口で受け付けます。", "Web"}, {"電話は050-xxxx-xxxxです。", "050-xxxx-xxxx"},
      {"`一つだけの記号とWebです。", "Web"},    {"会社は{{会社名}}です。", "会社名"},
      {"RTO=XX時間です。", "XX時間"},
  };
  for (const auto& [text, words] : literal) CHECK(is_literal(text, words));
  for (const auto& [text, words] : prose) CHECK_FALSE(is_literal(text, words));
}
