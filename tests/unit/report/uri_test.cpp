// SPDX-License-Identifier: Apache-2.0
#include "report/uri.h"

#include <filesystem>

#include "catch.h"

using namespace kaiji;

TEST_CASE("paths become URI references") {
  CHECK(uri_of("docs/白書 1.md") == "docs/%E7%99%BD%E6%9B%B8%201.md");
  CHECK(uri_of("./docs/../a.md") == "a.md");
  CHECK(uri_of("../a.md") == "../a.md");
  CHECK(uri_of("a%20b#c?.md") == "a%2520b%23c%3F.md");
  CHECK(uri_of("/nowhere/a.md") == "file:///nowhere/a.md");
  CHECK(uri_of((std::filesystem::current_path() / "x/y.md").string()) == "x/y.md");
}
