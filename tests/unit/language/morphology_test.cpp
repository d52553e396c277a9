// SPDX-License-Identifier: Apache-2.0
#include "language/morphology.h"

#include <string>

#include "build_paths.h"
#include "catch.h"

using namespace kaiji;

namespace {

const Morphology& morphology() {
  static const Morphology opened = [] {
    auto result = Morphology::open(KAIJI_IPADIC_DIR, std::string(KAIJI_BUILD_DIR) + "/kaiji.dic");
    REQUIRE(result);
    return std::move(*result);
  }();
  return opened;
}

std::vector<TokenView> tokens_of(std::string_view text) {
  Tagger tagger(morphology());
  return tagger.tokenize(text, text_span(0, text.size()));
}

std::vector<std::string> surfaces(std::string_view text) {
  std::vector<std::string> words;
  for (const TokenView& token : tokens_of(text)) words.emplace_back(token.span.in(text));
  return words;
}

}  // namespace

TEST_CASE("tokens have IPADIC's part of speech, detail and base form, and their place", "[language]") {
  const std::string text = "前置き。取得しません";
  Tagger tagger(morphology());
  const auto tokens = tagger.tokenize(text, text_span(12, text.size()));
  REQUIRE(tokens.size() == 4);
  CHECK(tokens[0].span == text_span(12, 18));
  CHECK(tokens[0].pos == PartOfSpeech::Noun);
  CHECK(tokens[0].detail == "サ変接続");
  CHECK(tokens[1].pos == PartOfSpeech::Verb);
  CHECK(tokens[1].lemma == "する");
  CHECK(tokens[3].pos == PartOfSpeech::Auxiliary);
  CHECK(tokens[3].lemma == "ん");
}

TEST_CASE("an unknown word has no base form", "[language]") {
  const auto tokens = tokens_of("Qwzx");
  REQUIRE(tokens.size() == 1);
  CHECK(tokens[0].pos == PartOfSpeech::Noun);
  CHECK(tokens[0].lemma.empty());
}

TEST_CASE("terms of the trade are one token where they stand in a sentence", "[language]") {
  const auto term =
      GENERATE(as<std::string>{}, "脆弱性診断", "目標復旧時点", "目標復旧時間", "多要素認証", "二要素認証",
               "不正アクセス", "情報漏えい", "稼働率", "秘密認証情報", "特権的アクセス権", "個人情報保護委員会",
               "仮想マシン", "死活監視", "責任分界点", "世代管理", "再委託", "準拠法", "入退室管理", "改ざん", "冗長化",
               "標的型攻撃", "クラウドサービスカスタマ", "データセンター");
  const auto context =
      GENERATE(as<std::string>{}, "当社は@を定めています。", "(1)@:年1回", "お客様の@については、", "@");
  std::string text = context;
  text.replace(text.find('@'), 1, term);
  const auto words = surfaces(text);
  CHECK(std::count(words.begin(), words.end(), term) == 1);
}

TEST_CASE("half-width punctuation is a symbol, never a noun", "[language]") {
  for (const TokenView& token : tokens_of("(1),2.3:4/5-6~7[8]")) {
    CHECK((token.pos == PartOfSpeech::Symbol || token.detail == "数"));
  }
}

TEST_CASE("a sentence longer than one chunk is tokenized without a gap", "[language]") {
  const auto unit = GENERATE(as<std::string>{}, "あ", "取得し、", "data ", "𠮷");
  std::string text;
  while (text.size() < 200'000) text += unit;
  std::uint32_t at = 0;
  for (const TokenView& token : tokens_of(text)) {
    CHECK(text.find_first_not_of(' ', at) == token.span.begin.value);
    at = token.span.end.value;
  }
  CHECK(text.find_first_not_of(' ', at) == std::string::npos);
}

TEST_CASE("an empty text has no tokens", "[language]") {
  CHECK(tokens_of("").empty());
}

TEST_CASE("a missing dictionary fails with its path", "[language]") {
  const auto system = Morphology::open("/nonexistent", "");
  REQUIRE_FALSE(system);
  CHECK(system.error().where == "/nonexistent/sys.dic");
  const auto user = Morphology::open(KAIJI_IPADIC_DIR, "/nonexistent.dic");
  REQUIRE_FALSE(user);
  CHECK(user.error().where == "/nonexistent.dic");
  CHECK(Morphology::open(KAIJI_IPADIC_DIR, ""));
}
