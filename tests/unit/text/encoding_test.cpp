// SPDX-License-Identifier: Apache-2.0
#include "text/encoding.h"

#include <vector>

#include "catch.h"

using namespace kaiji;

namespace {

const std::string kText = "バックアップは日次です。\r\n①世代～8世代 ｶﾅ\n";
const std::string kLong =
    "お客様のデータは、国内のデータセンターに保管しています。バックアップは一日一回取得します。\n";

}  // namespace

TEST_CASE("every encoding is found and written back byte by byte", "[encoding]") {
  for (const auto encoding : {Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be,
                              Encoding::ShiftJis, Encoding::EucJp, Encoding::Iso2022Jp}) {
    CAPTURE(to_string(encoding));
    const auto bytes = encode(kLong, encoding);
    REQUIRE(bytes);
    const auto decoded = decode(*bytes, "a.txt");
    REQUIRE(decoded);
    CHECK(decoded->encoding == encoding);
    CHECK(decoded->text == kLong);
    CHECK(encode(decoded->text, decoded->encoding).value() == *bytes);
  }
}

TEST_CASE("CP932 keeps its wave dash, its circled digits and half-width kana", "[encoding]") {
  const auto bytes = encode(kText, Encoding::ShiftJis);
  REQUIRE(bytes);
  CHECK(decode(*bytes, "a.txt").value().text == kText);
}

TEST_CASE("UTF-16 without a byte order mark is found by its line ends", "[encoding]") {
  for (const auto encoding : {Encoding::Utf16Le, Encoding::Utf16Be}) {
    const auto bytes = encode(kLong, encoding).value().substr(2);
    const auto decoded = decode(bytes, "a.txt");
    REQUIRE(decoded);
    CHECK(decoded->encoding == encoding);
    CHECK(decoded->text == kLong);
  }
}

TEST_CASE("what is no text is refused with the place of the first bad byte", "[encoding]") {
  struct Case {
    std::string bytes;
    std::string message;
  };
  const std::vector<Case> cases = {
      {std::string("a\0b\0\0", 5), "binary, not text (byte 1)"},
      {"%PDF-1.7\n", "binary, not text (byte 0)"},
      {"PK\x03\x04zip", "binary, not text (byte 0)"},
      {"日次の\xE3\x81バックアップ", "byte 9 is not valid UTF-8"},
      {"\xEF\xBB\xBF日\xFF", "byte 6 is not valid UTF-8 with BOM"},
      {std::string("\xFF\xFE\x00\xD8\x41\x00", 6), "byte 2 is not valid UTF-16LE"},
      {"\x82\xA0\x82\xFF\x82\xA0\xFF", "neither Shift_JIS nor EUC-JP"},
  };
  for (const auto& [bytes, message] : cases) {
    CAPTURE(message);
    const auto decoded = decode(bytes, "a.txt");
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().where == "a.txt");
    CHECK(decoded.error().message.find(message) != std::string::npos);
  }
}

TEST_CASE("a character without a code is not written", "[encoding]") {
  const auto bytes = encode("日次😀", Encoding::ShiftJis);
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().message.find("byte 6") != std::string::npos);
}

TEST_CASE("an empty file is UTF-8", "[encoding]") {
  CHECK(decode("", "a.txt").value().encoding == Encoding::Utf8);
}
