// SPDX-License-Identifier: Apache-2.0
#include "base/recent.h"

#include <string>

#include "catch.h"

using namespace kaiji;

TEST_CASE("What an edition does not use is forgotten once it is the larger part", "[recent]") {
  Recent<std::string, int, StringHash> known;
  for (int i = 0; i < 2000; ++i) known.add(std::to_string(i), i);
  known.begin_edition();
  CHECK(known.find(std::string_view("7")) != nullptr);
  CHECK(*known.find(std::string_view("1999")) == 1999);
  known.begin_edition();
  CHECK(known.find(std::string_view("8")) == nullptr);
  REQUIRE(known.find(std::string_view("7")) != nullptr);
  CHECK(*known.find(std::string_view("7")) == 7);
  CHECK(known.find(std::string_view("none")) == nullptr);
}
