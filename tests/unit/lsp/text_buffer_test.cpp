// SPDX-License-Identifier: Apache-2.0
#include "lsp/text_buffer.h"

#include <random>

#include "catch.h"

namespace kaiji::lsp {
namespace {

Json place(std::int64_t line, std::int64_t character) {
  return {{"line", line}, {"character", character}};
}

Json change(Json begin, Json end, std::string text) {
  return Json::array({{{"range", {{"start", std::move(begin)}, {"end", std::move(end)}}}, {"text", std::move(text)}}});
}

TEST_CASE("A change counts columns in the agreed unit", "[lsp]") {
  // 𠮷 is 4 bytes, 2 UTF-16 units, 1 code point; あ is 3 bytes and one of each.
  struct Case {
    ColumnUnit unit;
    std::int64_t begin, end;
  };
  for (const auto& [unit, begin, end] :
       {Case{ColumnUnit::Bytes, 7, 8}, Case{ColumnUnit::Utf16, 3, 4}, Case{ColumnUnit::CodePoints, 2, 3}}) {
    TextBuffer buffer("x\nあ𠮷a\ny", 1);
    CHECK(buffer.apply(change(place(1, begin), place(1, end), "い"), 2, unit));
    CHECK(buffer.text() == "x\nあ𠮷い\ny");
    CHECK(buffer.version() == 2);
  }
}

TEST_CASE("Places outside the text are moved to its nearest end", "[lsp]") {
  const auto edited = [](Json begin, Json end) {
    TextBuffer buffer("ab\r\ncd", 1);
    buffer.apply(change(std::move(begin), std::move(end), "|"), 2, ColumnUnit::Utf16);
    return buffer.text();
  };
  CHECK(edited(place(0, 99), place(0, 99)) == "ab|\r\ncd");
  CHECK(edited(place(9, 0), place(9, 9)) == "ab\r\ncd|");
  CHECK(edited(place(-1, -5), place(0, 0)) == "|ab\r\ncd");
  CHECK(edited(place(1, 2), place(0, 0)) == "|");  // ends in the wrong order
  CHECK(edited(place(0, 5000000000), place(5000000000, 0)) == "ab|");
}

TEST_CASE("A column inside a character means its start", "[lsp]") {
  TextBuffer utf16("𠮷", 1);
  utf16.apply(change(place(0, 1), place(0, 1), "a"), 2, ColumnUnit::Utf16);
  CHECK(utf16.text() == "a𠮷");
  TextBuffer bytes("あ", 1);
  bytes.apply(change(place(0, 2), place(0, 2), "a"), 2, ColumnUnit::Bytes);
  CHECK(bytes.text() == "aあ");
}

TEST_CASE("Several changes apply one after another; one without a range replaces all", "[lsp]") {
  TextBuffer buffer("abc", 1);
  auto changes = change(place(0, 0), place(0, 1), "xyz");
  changes.push_back(change(place(0, 3), place(0, 4), "!")[0]);
  buffer.apply(changes, 2, ColumnUnit::Utf16);
  CHECK(buffer.text() == "xyz!c");
  buffer.apply(Json::array({{{"text", "new"}}}), 3, ColumnUnit::Utf16);
  CHECK(buffer.text() == "new");
}

TEST_CASE("A malformed change throws and leaves a usable buffer", "[lsp]") {
  TextBuffer buffer("abc", 1);
  CHECK_THROWS_AS(buffer.apply(Json::array({{{"range", 5}, {"text", "x"}}}), 2, ColumnUnit::Utf16), Json::exception);
  CHECK_THROWS_AS(buffer.apply(Json::array({{{"text", 5}}}), 3, ColumnUnit::Utf16), Json::exception);
  CHECK(buffer.text() == "abc");
}

TEST_CASE("The revision grows although the client's version does not", "[lsp]") {
  TextBuffer buffer("a", 5);
  const auto before = buffer.revision();
  buffer.apply(Json::array({{{"text", "b"}}}), 5, ColumnUnit::Utf16);
  CHECK(buffer.revision() > before);
}

/// One random edit of a text kept as whole characters; gives the change for `buffer`, whose text is the same.
Json random_edit(std::vector<std::string>& characters, const TextView& view, std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"a", "あ", "𠮷", "\n", "\r\n", "。", "👨‍👩‍👧", "é", ""};
  const auto begin = random() % (characters.size() + 1);
  const auto end = std::min<std::size_t>(characters.size(), begin + random() % 3);
  const auto at = [&](std::size_t count) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < count; ++i) bytes += characters[i].size();
    return view.position({static_cast<std::uint32_t>(bytes)});
  };
  const auto& piece = kPieces[random() % kPieces.size()];
  auto edit = change(at(begin), at(end), piece);
  const auto first = characters.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto next = characters.erase(first, characters.begin() + static_cast<std::ptrdiff_t>(end));
  if (!piece.empty()) characters.insert(next, piece);
  return edit;
}

TEST_CASE("Random edits by place give the same text as edits by character", "[lsp]") {
  for (const auto unit : {ColumnUnit::Bytes, ColumnUnit::Utf16, ColumnUnit::CodePoints}) {
    std::mt19937 random(42);
    std::vector<std::string> characters;
    TextBuffer buffer("", 0);
    for (int step = 0; step < 300; ++step) {
      buffer.apply(random_edit(characters, buffer.view(unit), random), step, unit);
      std::string expected;
      for (const auto& piece : characters) expected += piece;
      REQUIRE(buffer.text() == expected);
    }
  }
}

}  // namespace
}  // namespace kaiji::lsp
