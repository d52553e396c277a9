// SPDX-License-Identifier: Apache-2.0
// A stored set finds what the set that was stored finds, and never decides against what its builder is asked for.
#include "language/pattern_store.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "catch.h"
#include "language/patterns.h"

using namespace kaiji;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kProgram = "build 1";
const std::string kText =
    "管理者はバックアップを毎日取得し、90日間保存します。LOGはログ基盤に送ります。暗号鍵は年1回更新。";

/// A file that is gone with the test.
struct Scratch {
  fs::path path = fs::temp_directory_path() / "kaiji-pattern-store-test";
  Scratch() { fs::remove(path); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { fs::remove(path); }
};

/// Expressions of each sort that a set holds: plain, of several words, searched for, of alternatives.
const std::vector<std::string> kExpressions = {"毎日", "(?i)log|ログ基盤", "[0-9]+日間", "暗号鍵(?:は|の).{0,6}更新",
                                               "バックアップ.{0,12}取得|年[0-9]回"};

/// The hits of all patterns that a builder makes of the expressions and of further words.
std::vector<PatternHit> hits_of(PatternStore* store, const std::vector<std::string>& expressions,
                                std::vector<std::string> words = {"管理者", "Log"}) {
  PatternSet::Builder builder({store, "test"});
  std::vector<PatternId> patterns;
  for (const auto& expression : expressions) {
    const auto pattern = builder.add(expression, "test", true);
    REQUIRE(pattern);
    patterns.push_back(*pattern);
  }
  patterns.push_back(builder.add_words(std::move(words)));
  patterns.push_back(builder.add_alternatives({{"管理者[^。]{0,8}毎日", {"管理者"}}, {"鍵は", {"鍵"}}}));
  const auto set = std::move(builder).build();
  const TextSpan unit = text_span(0, kText.size());
  const auto hits = set.scan(kText, std::span(&unit, 1));
  std::vector<PatternHit> all;
  for (const PatternId pattern : patterns) {
    const auto own = hits.of(pattern);
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

void store_at(const fs::path& path) {
  const auto store = PatternStore::recording();
  REQUIRE_FALSE(hits_of(store.get(), kExpressions).empty());
  REQUIRE(store->write(path, kProgram));
}

}  // namespace

TEST_CASE("a stored set finds what it found when it was built", "[language]") {
  const Scratch file;
  store_at(file.path);
  const auto store = PatternStore::open(file.path, std::string(kProgram));
  REQUIRE_FALSE(store->find("test").empty());
  const auto built = hits_of(nullptr, kExpressions);
  REQUIRE(built.size() > 7);
  CHECK(hits_of(store.get(), kExpressions) == built);
}

TEST_CASE("a builder that is asked for something else builds that", "[language]") {
  const Scratch file;
  store_at(file.path);
  const auto store = PatternStore::open(file.path, std::string(kProgram));
  for (std::size_t changed = 0; changed < kExpressions.size(); ++changed) {
    auto edited = kExpressions;
    edited[changed] = "取得し、|更新。";
    CHECK(hits_of(store.get(), edited) == hits_of(nullptr, edited));
    auto fewer = kExpressions;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(changed));
    CHECK(hits_of(store.get(), fewer) == hits_of(nullptr, fewer));
    auto more = kExpressions;
    more.insert(more.begin() + static_cast<std::ptrdiff_t>(changed), "送り(?:ます|ません)");
    CHECK(hits_of(store.get(), more) == hits_of(nullptr, more));
  }
  CHECK(hits_of(store.get(), kExpressions, {"保存"}) == hits_of(nullptr, kExpressions, {"保存"}));
}

TEST_CASE("a builder that stops early has no pattern of those behind", "[language]") {
  const Scratch file;
  store_at(file.path);
  const auto store = PatternStore::open(file.path, std::string(kProgram));
  PatternSet::Builder builder({store.get(), "test"});
  REQUIRE(builder.add(kExpressions[0], "test", true));
  CHECK(std::move(builder).build().size() == 1);
}

TEST_CASE("a store of another build, cut off or missing, has no sets", "[language]") {
  const Scratch file;
  store_at(file.path);
  CHECK(PatternStore::open(file.path, "build 2")->find("test").empty());
  CHECK(PatternStore::open(file.path, "")->find("test").empty());
  CHECK(PatternStore::open(file.path / "none", std::string(kProgram))->find("test").empty());
  const auto bytes = read_file(file.path);
  REQUIRE(bytes);
  for (std::size_t at = 0; at < bytes->size(); at += 1 + bytes->size() / 97) {
    REQUIRE(write_file_atomic(file.path, std::string_view(*bytes).substr(0, at)));
    CHECK(hits_of(PatternStore::open(file.path, std::string(kProgram)).get(), kExpressions) ==
          hits_of(nullptr, kExpressions));
  }
}
