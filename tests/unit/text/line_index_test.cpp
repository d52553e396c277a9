// SPDX-License-Identifier: Apache-2.0
#include "text/line_index.h"

#include <vector>

#include "catch.h"

using namespace kaiji;

TEST_CASE("columns count bytes, UTF-16 units, code points or cells", "[line_index]") {
  const std::string source = "a日𠮷か\u3099z\r\n２\rend\n";
  const LineIndex index(source);
  CHECK(index.line_count() == 4);
  struct Case {
    std::size_t at;
    ColumnUnit unit;
    Position position;
  };
  const std::size_t z = source.find('z');
  const std::vector<Case> cases = {
      {z, ColumnUnit::Bytes, {1, static_cast<std::uint32_t>(z + 1)}},
      {z, ColumnUnit::CodePoints, {1, 6}},
      {z, ColumnUnit::Utf16, {1, 7}},
      {z, ColumnUnit::DisplayCells, {1, 8}},
      {source.find("end"), ColumnUnit::Utf16, {3, 1}},
      {source.find("２"), ColumnUnit::Bytes, {2, 1}},
      {source.size(), ColumnUnit::Utf16, {4, 1}},
  };
  for (const auto& [at, unit, position] : cases) {
    CAPTURE(at, static_cast<int>(unit));
    CHECK(index.position(source_span(at, at).begin, unit, source) == position);
    CHECK(index.offset(position, unit, source).value == at);
  }
}

TEST_CASE("a position inside a character or past the end is pulled to a place that exists", "[line_index]") {
  const std::string source = "日次\n8世代";
  const LineIndex index(source);
  CHECK(index.position({1}, ColumnUnit::Utf16, source) == Position{1, 1});
  CHECK(index.offset({1, 99}, ColumnUnit::Utf16, source).value == 6);
  CHECK(index.offset({9, 1}, ColumnUnit::Utf16, source).value == source.size());
  CHECK(index.line(2, source).in(source) == "8世代");
  CHECK(index.line(1, "日次\n8世代").in(source) == "日次");
}

TEST_CASE("display width counts full-width characters twice", "[line_index]") {
  CHECK(display_width("RPO は１時間") == 12);
  CHECK(display_width("ｶﾅ") == 2);
  CHECK(display_width("") == 0);
}
