// SPDX-License-Identifier: Apache-2.0
#include "loaders/markdown_parts.h"

#include <string>

#include "catch.h"

using namespace kaiji;

namespace {

std::string parts(std::string_view text) {
  std::string shown;
  for (const auto part : markdown_parts(text)) shown += std::string(part.in(text)) + "@";
  return shown;
}

std::string whole(std::string_view text) {
  return std::string(text) + "@";
}

}  // namespace

TEST_CASE("A Markdown text is cut at headings behind blank lines", "[markdown_parts]") {
  CHECK(parts("a\n\n# b\n\nc\n\n## d\n") == "a\n\n@# b\n\nc\n\n@## d\n@");
  CHECK(parts("a\r\n\r\n# b\r\n") == "a\r\n\r\n@# b\r\n@");
  CHECK(parts("a\n# b\n") == whole("a\n# b\n"));
  CHECK(parts("a\n\n #b\n\n#b\n") == whole("a\n\n #b\n\n#b\n"));
  CHECK(parts("") == whole(""));
}

TEST_CASE("Code and front matter are not cut", "[markdown_parts]") {
  CHECK(parts("```\n\n# a\n```\n\n# b\n") == "```\n\n# a\n```\n\n@# b\n@");
  CHECK(parts("~~~\n```\n\n# a\n~~~\n\n# b\n") == whole("~~~\n```\n\n# a\n~~~\n\n# b\n"));
  CHECK(parts("---\na: 1\n\n# b\n---\n\n# c\n") == "---\na: 1\n\n# b\n---\n\n@# c\n@");
}

TEST_CASE("A text in which something may reach further is one part", "[markdown_parts]") {
  for (const auto* far :
       {"[a]: https://example.com\n\n# b\n", "<!--\n\n# a\n-->\n\n# b\n", "<pre>\n\n# a\n\n# b\n", "  ```\n\n# a\n",
        "a\r\r# b\n", "<div>\n```\n</div>\n\n# a\n", "| a |\n|---|\n```\n\n# b\n", "---\na: 1\n\n# b\n"}) {
    CAPTURE(far);
    CHECK(parts(far) == whole(far));
  }
  CHECK(parts("[^1]: a\n\n# b\n") == "[^1]: a\n\n@# b\n@");
  CHECK(parts("<!-- a -->\n\n# b\n") == "<!-- a -->\n\n@# b\n@");
}
