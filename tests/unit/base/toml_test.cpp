// SPDX-License-Identifier: Apache-2.0
#include "base/toml.h"

#include "catch.h"

using namespace kaiji;

TEST_CASE("a TOML value knows its place, in the order of the file") {
  const auto root = parse_toml("b = 1\na = 'x'\n", "p.toml");
  REQUIRE(root);
  REQUIRE(root->table.size() == 2);
  CHECK(root->table[0].first == "b");
  CHECK(root->find("a")->line == 2);
}

TEST_CASE("a syntax error names path, line and column") {
  const auto root = parse_toml("a = 1\nb = \n", "p.toml");
  REQUIRE_FALSE(root);
  CHECK(root.error().where.starts_with("p.toml:2:"));
}

TEST_CASE("a reader refuses an unknown key and names the nearest one") {
  const auto root = parse_toml("severty = 'error'\n", "p.toml");
  REQUIRE(root);
  TomlReader reader(*root, "p.toml");
  CHECK(reader.string("severity", "note") == "note");
  const auto done = reader.finish();
  REQUIRE_FALSE(done);
  CHECK(done.error().where == "p.toml:1:1");
  CHECK(done.error().message == "unknown key 'severty'; did you mean 'severity'?");
}

TEST_CASE("a reader takes absent keys from the defaults") {
  const auto root = parse_toml("[defaults]\nkind = 'vague'\n[rule]\nid = 'vague/x'\n", "p.toml");
  REQUIRE(root);
  TomlReader reader(*root->find("rule"), "p.toml", root->find("defaults"));
  CHECK(reader.required_string("kind") == "vague");
  CHECK(reader.required_string("id") == "vague/x");
  CHECK(reader.finish());
}

TEST_CASE("a wrong type is refused") {
  const auto root = parse_toml("n = 'three'\n", "p.toml");
  REQUIRE(root);
  TomlReader reader(*root, "p.toml");
  reader.integer("n", 0);
  CHECK_FALSE(reader.finish());
}

TEST_CASE("what is no key is refused with its place", "[base]") {
  for (const auto* text : {"[,\x7f\"x", "[a.,]", ",=1", "[[,", "\xc5\x84=1", "\xc5\x84\xdd\x96!\"m"}) {
    INFO(text);
    const auto root = parse_toml(text, "pack.toml");
    REQUIRE(!root);
    CHECK(root.error().where.rfind("pack.toml:1:", 0) == 0);
  }
}
