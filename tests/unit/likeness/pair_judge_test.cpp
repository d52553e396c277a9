// SPDX-License-Identifier: Apache-2.0
// Which statements are likely to contradict each other, and what a broken model or dictionary is told.
#include "likeness/pair_judge.h"

#include <filesystem>
#include <fstream>

#include "../claims/contradiction_fixture.h"
#include "build_paths.h"
#include "catch.h"

using namespace kaiji;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

const fs::path kDictionaries = fs::path(KAIJI_SOURCE_DIR) / "dictionaries";

const PairJudge& judge() {
  static const PairJudge instance = PairJudge::load(kDictionaries).value();
  return instance;
}

const Lexicon& lexicon() {
  static const Lexicon instance = Lexicon::load(kDictionaries).value();
  return instance;
}

/// A file of its own with these words.
fs::path file_of(std::string_view words) {
  const auto path = fs::temp_directory_path() / "kaiji-likeness-test.model";
  std::ofstream(path, std::ios::binary) << words;
  return path;
}

std::string features_line() {
  std::string line = "features";
  for (const auto name : kFeatures) line += " " + std::string(name);
  return line + "\n";
}

std::string document_with(std::string_view last) {
  return "# ご案内\n\n## 契約\n\n契約者ごとに専用の管理画面を用意します。\n\n"
         "解約の申し出は、解約を希望する日の60日前までに管理画面から行ってください。\n\n"
         "## 設備\n\nサーバ室は免震構造の建物にあり、監視員が常駐しています。\n\n"
         "## 質問\n\nA " +
         std::string(last) + "\n";
}

double likeliest(std::string_view last) {
  double most = 0;
  const Analysis analysis = testing::analyze(document_with(last), "document.md");
  const JudgedPairs pairs = judge().judge(analysis);
  for (const auto& pair : pairs.all()) most = std::max(most, pair.probability);
  return most;
}

}  // namespace

TEST_CASE("another figure for one thing is likelier a contradiction than the same and than another thing",
          "[likeness]") {
  const double other = likeliest("解約を希望する日の30日前までに、管理画面から申し出てください。");
  const double same = likeliest("解約を希望する日の60日前までに、管理画面から申し出てください。");
  const double elsewhere = likeliest("電源は二系統で引き込み、非常用発電機を備えます。");
  CHECK(other > 2 * same);
  CHECK(other > 10 * elsewhere);
}

TEST_CASE("the order of two statements does not matter", "[likeness]") {
  const Analysis analysis =
      testing::analyze(document_with("解約を希望する日の30日前までに、管理画面から申し出てください。"), "document.md");
  const StatementIndex index(analysis, lexicon(), WordWeights::load(kDictionaries / "likeness.words").value());
  const auto& statements = index.statements();
  REQUIRE(statements.size() > 2);
  for (std::size_t i = 1; i < statements.size(); ++i)
    CHECK(features_of(analysis, index, statements[0], statements[i], {}) ==
          features_of(analysis, index, statements[i], statements[0], {}));
}

TEST_CASE("candidates name each pair once, in the order of the document", "[likeness]") {
  const Analysis analysis = testing::analyze(document_with("解約は30日前までに申し出てください。"), "document.md");
  const JudgedPairs pairs = judge().judge(analysis);
  for (std::size_t i = 0; i < pairs.all().size(); ++i) {
    const JudgedPair& pair = pairs.all()[i];
    CHECK(pair.first < pair.second);
    CHECK(pairs.probability(pair.second, pair.first) == pair.probability);
    CHECK(pairs.judges(pair.first));
    if (i > 0)
      CHECK(std::pair(pairs.all()[i - 1].first, pairs.all()[i - 1].second) < std::pair(pair.first, pair.second));
  }
}

TEST_CASE("names of one idea are one word, the longest first", "[likeness]") {
  CHECK(lexicon().idea_of("抹消") == lexicon().idea_of("消去"));
  CHECK(lexicon().idea_of("抹消") != lexicon().idea_of("保管"));
  const auto found = lexicon().synonyms("完全消去");
  REQUIRE(found.size() == 1);
  CHECK(found.front().span.size() == std::string_view("完全消去").size());
  CHECK(lexicon().count(WordClass::Whole, "すべて、必ず。") == 2);
}

TEST_CASE("a broken model is refused with its line", "[likeness]") {
  const auto fault = [](const std::string& text) { return to_string(PairModel::load(file_of(text)).error()); };
  CHECK_THAT(fault("features own\n"), Contains(":1: ") && Contains("other features"));
  CHECK_THAT(fault(features_line() + "tree 1\nleaf x\n"), Contains(":3: "));
  CHECK_THAT(fault(features_line() + "tree 1\nnode 999 0.5 1 2\n"), Contains(":3: "));
  CHECK_THAT(fault(features_line() + "tree 1\nnode 0 0.5 7 8\n"), Contains("nodes that it has not"));
  CHECK_THAT(fault("nonsense\n"), Contains(":1: "));
  CHECK_THAT(fault(features_line()), Contains("no trees"));
  CHECK_FALSE(PairModel::load(kDictionaries / "no-such.model"));
}

TEST_CASE("a tree is walked by its thresholds", "[likeness]") {
  const auto model = PairModel::load(file_of(features_line() + "base 0\ntree 3\nnode 0 0.5 1 2\nleaf -2\nleaf 2\n"));
  REQUIRE(model);
  Features features{};
  CHECK(model->probability(features) < 0.2);
  features[0] = 1;
  CHECK(model->probability(features) > 0.8);
}

TEST_CASE("words weigh by their rarity", "[likeness]") {
  const auto weights = WordWeights::load(file_of("statements 100\nword 50 利用\nword 4 鍵\n"));
  REQUIRE(weights);
  CHECK(weights->of("利用") < weights->of("鍵"));
  CHECK(weights->of("鍵") < weights->of("一度もない語"));
  CHECK_THAT(to_string(WordWeights::load(file_of("word 4 鍵\n")).error()), Contains(":1: "));
}

TEST_CASE("the same said twice is no contradiction, however alike the words are", "[likeness]") {
  CHECK(likeliest("解約を希望する日の60日前までに、管理画面から申し出てください。") < 0.1);
  CHECK(likeliest("解約を希望する日の30日前までに、管理画面から申し出てください。") > 0.5);
}
