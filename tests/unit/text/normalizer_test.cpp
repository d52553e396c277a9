// SPDX-License-Identifier: Apache-2.0
#include "text/normalizer.h"

#include <array>
#include <utility>
#include <vector>

#include "catch.h"

using namespace kaiji;

TEST_CASE("the normalized form", "[normalizer]") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"ＩＳＯ／ＩＥＣ　２７００１：２０１３", "ISO/IEC 27001:2013"},
      {"年 1 回", "年1回"},
      {"年　１　回", "年1回"},
      {"ISO/IEC 27001 を取得", "ISO/IEC 27001を取得"},
      {"ｻｰﾊﾞｰ", "サーバー"},
      {"サ−バ", "サーバ"},
      {"9時〜18時", "9時~18時"},
      {"9時～18時", "9時~18時"},
      {"1ー2", "1-2"},
      {"A—B", "A-B"},
      {"データ―保管", "データ-保管"},
      {"⼀切の利⽤", "一切の利用"},
      {"㈱安心", "(株)安心"},
      {"ゼロ\u200B幅\u00AD", "ゼロ幅"},
      {"有り 定期的に実施", "有り 定期的に実施"},
      {"体制は有り 定期的に", "体制は有り定期的に"},
      {"公開しています 詳細は別紙", "公開しています 詳細は別紙"},
      {"https://a.jp/x お問い合わせ", "https://a.jp/x お問い合わせ"},
      {"Amazon  Web\tServices", "Amazon Web Services"},
      {"  前後の空白  ", "前後の空白"},
      {"日次で\n取得", "日次で取得"},
      {"Web\r\nServices", "Web Services"},
      {"", ""},
  };
  for (const auto& [source, expected] : cases) {
    CAPTURE(source);
    CHECK(normalize(source) == expected);
    CHECK(normalize(expected) == expected);
  }
}

TEST_CASE("a span of the text leads back to the bytes it came from", "[normalizer]") {
  const std::string source = "当社は ＩＳＭＳ を㈱安心で 取得";
  NormalizedText out;
  const std::array pieces{source_span(0, source.size())};
  const auto block = append_normalized(source, pieces, out);
  CHECK(block.in(out.text) == "当社はISMSを(株)安心で取得");
  struct Case {
    std::string text;
    std::string source;
  };
  const std::vector<Case> cases = {{"ISMS", "ＩＳＭＳ"},          {"SM", "ＳＭ"},  {"(株)", "㈱"}, {"株", "㈱"},
                                   {"安心で取得", "安心で 取得"}, {"はI", "は Ｉ"}};
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    const auto at = out.text.find(text);
    const auto back = out.map.to_source(text_span(at, at + text.size()));
    CHECK(back.in(source) == expected);
    CHECK(out.map.to_text(back).contains(text_span(at, at + text.size())));
  }
  const auto empty = out.map.to_source(text_span(3, 3));
  CHECK(empty.empty());
}

TEST_CASE("pieces join with a line break only where the source breaks the line", "[normalizer]") {
  const std::string source = "AES-**256**\nRSA<br>TLS";
  NormalizedText out;
  const std::array pieces{source_span(0, 4), source_span(6, 9), source_span(12, 15), source_span(19, 22)};
  append_normalized(source, pieces, out);
  CHECK(out.text == "AES-256 RSA TLS");
}
