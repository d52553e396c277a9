// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>

#include "base/file.h"
#include "catch.h"
#include "loaders/loader.h"
#include "unit/document/outline.h"

using namespace kaiji;

TEST_CASE("inspect", "[.inspect]") {
  const char* path = std::getenv("KAIJI_INSPECT");
  REQUIRE(path);
  const auto bytes = read_file(path);
  const auto document = load_document(path, *bytes);
  REQUIRE(document);
  std::fputs(outline(*document).c_str(), stdout);
}
