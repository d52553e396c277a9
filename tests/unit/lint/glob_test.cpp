// SPDX-License-Identifier: Apache-2.0
#include "lint/glob.h"

#include "catch.h"

using namespace kaiji;

TEST_CASE("globs follow folders") {
  struct Case {
    const char* pattern;
    const char* path;
    bool matches;
  };
  const Case cases[] = {
      {"*.md", "a.md", true},
      {"*.md", "deep/er/a.md", true},
      {"docs/*.md", "docs/a.md", true},
      {"docs/*.md", "docs/old/a.md", false},
      {"docs/**", "docs/old/a.md", true},
      {"docs/**", "docs2/a.md", false},
      {"docs/", "docs/old/a.md", true},
      {"**/a.md", "a.md", true},
      {"**/a.md", "x/y/a.md", true},
      {"**/a.md", "xa.md", false},
      {"docs/**/a.md", "docs/a.md", true},
      {"docs/**/a.md", "docs/xa.md", false},
      {"docs/?.md", "docs/a.md", true},
      {"docs/?.md", "docs/ab.md", false},
      {"/docs/a.md", "docs/a.md", true},
      {"資料/*", "資料/白書.md", true},
      {"", "a", false},
  };
  for (const auto& c : cases) {
    INFO(c.pattern << " on " << c.path);
    CHECK(matches_glob(c.pattern, c.path) == c.matches);
  }
}

TEST_CASE("a hostile glob takes no exponential time") {
  std::string pattern;
  for (int i = 0; i < 40; ++i) pattern += "*a";
  CHECK_FALSE(matches_glob(pattern + "/b", std::string(2000, 'a')));
}
