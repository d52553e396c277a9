// SPDX-License-Identifier: Apache-2.0
#include "report/snippet.h"

#include "catch.h"

using namespace kaiji;

namespace {

/// The line, and below it the marks: what a reader of the terminal sees.
std::vector<std::string> shown(std::string_view text, std::string_view words, std::uint32_t cells = 40) {
  const auto source = make_source("a.txt", text);
  REQUIRE(source);
  const auto begin = source->text.find(words);
  REQUIRE(begin != std::string::npos);
  std::vector<std::string> lines;
  for (const auto& line : snippet(*source, source_span(begin, begin + words.size()), cells, 4)) {
    lines.push_back(std::to_string(line.number) + "|" + line.text);
    lines.push_back(std::string(line.indent, ' ') + std::string(line.marks, '^'));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an underline stands below its words in display cells") {
  CHECK(shown("abc def\n", "def") == Lines{"1|abc def", "    ^^^"});
  CHECK(shown("日次で取得\n", "取得") == Lines{"1|日次で取得", "      ^^^^"});
  CHECK(shown("ｱ が 𠮷野\n", "野") == Lines{"1|ｱ が 𠮷野", "       ^^"});
  CHECK(shown("a\tb\n", "b") == Lines{"1|a b", "  ^"});
}

TEST_CASE("an empty span has one mark") {
  CHECK(shown("\n", "") == Lines{"1|", "^"});
}

TEST_CASE("a span over lines marks each of them, not the line after its last line end") {
  CHECK(shown("一\n二三\n四\n", "二三\n四") == Lines{"2|二三", "^^^^", "3|四", "^^"});
  CHECK(shown("ab\ncd\n", "ab\n") == Lines{"1|ab", "^^"});
}

TEST_CASE("a long line is cut around its words") {
  const std::string long_text =
      "ああああああああああああああああああああ可能な限りいいいいいいいいいいいいいいいいいいいい\n";
  CHECK(shown(long_text, "可能な限り", 24) == Lines{"1|…あ可能な限りいいいいい…", "   ^^^^^^^^^^"});
  CHECK(shown(long_text, "ああああああああああああああああああああ", 24)[0] == "1|あああああああああああ…");
}

TEST_CASE("control characters of a document never reach the terminal") {
  CHECK(shown("a\x1b[31mb\n", "b") == Lines{"1|a\xEF\xBF\xBD[31mb", "      ^"});
}
