// SPDX-License-Identifier: Apache-2.0
#include "lint/suppressions.h"

#include "catch.h"
#include "loaders/loader.h"

using namespace kaiji;

namespace {

std::vector<Suppression> in_markdown(std::string_view text) {
  const auto document = load_document("a.md", text);
  REQUIRE(document);
  return find_suppressions(*document);
}

struct Reach {
  std::string selector;
  std::string reason;
  std::uint32_t first, last;
  bool operator==(const Reach&) const = default;
};

std::vector<Reach> reaches(std::string_view text) {
  std::vector<Reach> found;
  for (const auto& s : in_markdown(text)) found.push_back({s.selector, s.reason, s.first_line, s.last_line});
  return found;
}

}  // namespace

TEST_CASE("each form reaches its lines") {
  CHECK(reaches("<!-- kaiji-disable-next-line vague/a -- 契約書に数値がある -->\n本文です。\n") ==
        std::vector<Reach>{{"vague/a", "契約書に数値がある", 2, 2}});
  CHECK(reaches("一行目。\n\n本文です。<!-- kaiji-disable-line vague -- 理由 -->\n") ==
        std::vector<Reach>{{"vague", "理由", 3, 3}});
  CHECK(reaches("a\n\n<!-- kaiji-disable-file stale -- 旧版 -->\n\nb\n") ==
        std::vector<Reach>{{"stale", "旧版", 1, 6}});
}

TEST_CASE("the next line is the next one with words") {
  CHECK(reaches("<!-- kaiji-disable-next-line a/b -- r -->\n<!-- kaiji-disable-next-line c/d -- s -->\n\n\n本文\n") ==
        std::vector<Reach>{{"a/b", "r", 5, 5}, {"c/d", "s", 5, 5}});
}

TEST_CASE("a region ends at its own enable, or with the document") {
  CHECK(reaches("<!-- kaiji-disable a/b, c/d -- r -->\nx\n<!-- kaiji-enable a/b -->\ny\n") ==
        std::vector<Reach>{{"a/b", "r", 1, 3}, {"c/d", "r", 1, 5}});
}

TEST_CASE("a reason may be missing, and names keep their hyphens") {
  CHECK(reaches("<!-- kaiji-disable-line vague/as-needed -->\n") == std::vector<Reach>{{"vague/as-needed", "", 1, 1}});
}

TEST_CASE("a misspelt directive becomes a rule that nobody knows") {
  CHECK(reaches("<!-- kaiji-disable-nextline a/b -- r -->\n") ==
        std::vector<Reach>{{"kaiji-disable-nextline", "r", 1, 1}});
}

TEST_CASE("other comments, unfinished ones and code are no suppressions") {
  CHECK(reaches("<!-- kaiji is a linter -->\n<!-- disable vague -->\n").empty());
  CHECK(reaches("```\n<!-- kaiji-disable-line a/b -- r -->\n```\n").empty());
  CHECK(reaches("<!-- kaiji-disable-line a/b").empty());
}
