// SPDX-License-Identifier: Apache-2.0
#include "base/plain_toml.h"

#include <filesystem>
#include <random>
#include <string>

#include "base/file.h"
#include "build_paths.h"
#include "catch.h"

using namespace kaiji;

namespace {

bool same(const TomlValue& a, const TomlValue& b) {
  if (a.type != b.type || a.boolean != b.boolean || a.integer != b.integer || a.number != b.number) return false;
  if (a.string != b.string || a.line != b.line || a.column != b.column) return false;
  if (a.array.size() != b.array.size() || a.table.size() != b.table.size()) return false;
  for (std::size_t i = 0; i < a.array.size(); ++i) {
    if (!same(a.array[i], b.array[i])) return false;
  }
  for (std::size_t i = 0; i < a.table.size(); ++i) {
    if (a.table[i].first != b.table[i].first || !same(a.table[i].second, b.table[i].second)) return false;
  }
  return true;
}

/// Whether the plain reader leaves the text alone, or reads what toml++ reads.
bool agrees(const std::string& text) {
  const auto plain = parse_plain_toml(text);
  if (!plain) return true;
  const auto any = parse_any_toml(text, "p.toml");
  return any && same(*plain, *any);
}

std::vector<std::string> own_files() {
  std::vector<std::string> files;
  for (const std::string folder : {"rules", "dictionaries"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(KAIJI_SOURCE_DIR "/" + folder)) {
      if (entry.path().extension() == ".toml") files.push_back(*read_file(entry.path()));
    }
  }
  return files;
}

}  // namespace

TEST_CASE("the plain reader reads every pack and dictionary as toml++ does", "[toml]") {
  for (const auto& text : own_files()) {
    INFO(text.substr(0, 300));
    REQUIRE(parse_plain_toml(text));
    CHECK(agrees(text));
  }
}

TEST_CASE("the plain reader reads values as toml++ does", "[toml]") {
  const std::string text =
      GENERATE("a = 1\nb = -2\nc = 0.5\nd = true # yes\n", "a = [1, 2,\n # three\n 3,\n]\n",
               "a = { b = 'x', \"c d\" = [] }\n", "a = \"\"\"\none \\\n   two\n\"three\"\n\"\"\"\n",
               "a = '''\nx\ny'''\n", "あ = 1\n", "[a]\nb = 1\n[[c]]\nd = '日本'\n[[c.e]]\nf = 1\n[c.g]\nh = 2\n[[c]]\n",
               "a = \"\\t\\\"\\n\\\\\"  \n", "a = 2025-04-01\n",
               "\xEF\xBB\xBF"
               "a = 1\n",
               "a.b = 1\n", "a = 1e3\n", "a = 1_000\n", "a = 007\n", "a = \"\\u3042\"\n", "a = 1\r\n", "[a]\n[a]\n",
               "a = 1\na = 2\n", "[[a]]\n[a]\n", "a = [1]\n[[a]]\n", "a = {b = 1,}\n", "a =\n", "a = 1 b = 2\n",
               "[a.b]\nc = 1\n[a]\n", "[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\nx = 1\n", "a = \"x\ny\"\n", "a = ''\nb = \"\"\n",
               "a = \"\"\"x\"\"\"\"\n", "a = 9999999999999999999\n", "a = 1.5.2\n", "");
  INFO(text);
  CHECK(agrees(text));
}

TEST_CASE("damaged packs are read as by toml++ or left to it", "[toml]") {
  const auto files = own_files();
  const std::string marks = "\"'[]{}=.,#\n \\0-1:t_\t+e";
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const auto& text = files[random() % files.size()];
    const auto begin = text.find("\n[[", random() % text.size());
    auto part = text.substr(begin == std::string::npos ? 0 : begin, 100 + random() % 600);
    for (int i = 0; i < 2; ++i) part[random() % part.size()] = marks[random() % marks.size()];
    INFO(part);
    CHECK(agrees(part));
  }
}
