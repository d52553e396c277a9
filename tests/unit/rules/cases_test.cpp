// SPDX-License-Identifier: Apache-2.0
// The tables of tests/unit/rules/cases/: one family a file, one text a line, in the wordings that documents use and
// with the traps beside them. The columns are the rules that must find something (- for none), the document's own date
// (- for none), the day of judging, and the text, in which \\n is a line break and \\t a tab.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/strings.h"
#include "build_paths.h"
#include "catch.h"
#include "rule_fixture.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> parts;
  std::istringstream rest(line);
  for (std::string part; std::getline(rest, part, '\t');) parts.push_back(part);
  return parts;
}

void check_table(const fs::path& path) {
  std::ifstream lines(path);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with("#")) continue;
    const auto row = columns(line);
    REQUIRE(row.size() == 4);
    const auto as_of = kaiji::parse_iso_date(row[2]);
    REQUIRE(as_of);
    auto text = kaiji::replace_all(kaiji::replace_all(row[3], "\\n", "\n"), "\\t", "\t");
    if (row[1] != "-") text = "最終改定日: " + row[1] + "\n\n" + text;
    INFO(path.filename().string() << ": " << line);
    const auto expected = row[0] == "-" ? std::string() : row[0];
    CHECK(kaiji::testing::found_rules(path.stem().string(), text + "\n", "document.md", *as_of) == expected);
    ++count;
  }
  CHECK(count > 20);
}

}  // namespace

TEST_CASE("editions in every notation, and what only looks like an old one", "[edition][cases]") {
  check_table(fs::path(KAIJI_SOURCE_DIR) / "tests/unit/rules/cases/edition.tsv");
}

TEST_CASE("vague promises in many inflections, and texts that promise nothing vague", "[vague][cases]") {
  check_table(fs::path(KAIJI_SOURCE_DIR) / "tests/unit/rules/cases/vague.tsv");
}

TEST_CASE("faults of the build of a document, and what is as it should be", "[structure][cases]") {
  check_table(fs::path(KAIJI_SOURCE_DIR) / "tests/unit/rules/cases/structure.tsv");
}

TEST_CASE("one word in several spellings, slips, and spellings that belong side by side", "[terminology][cases]") {
  check_table(fs::path(KAIJI_SOURCE_DIR) / "tests/unit/rules/cases/terminology.tsv");
}

TEST_CASE("absolutes and what narrows them, abbreviations that nobody explains", "[scope][cases]") {
  check_table(fs::path(KAIJI_SOURCE_DIR) / "tests/unit/rules/cases/scope.tsv");
}

TEST_CASE("plans, states and certificates whose day has passed", "[stale][cases]") {
  check_table(fs::path(KAIJI_SOURCE_DIR) / "tests/unit/rules/cases/stale.tsv");
}
