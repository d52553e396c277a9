// SPDX-License-Identifier: Apache-2.0
#include "language/sentences.h"

#include <random>
#include <string>

#include "catch.h"

using namespace kaiji;

namespace {

Document document_of(const std::vector<std::string>& blocks) {
  Document document;
  for (const std::string& text : blocks) {
    const auto begin = document.normalized.text.size();
    document.normalized.text += text;
    Block block;
    block.text = text_span(begin, document.normalized.text.size());
    document.blocks.push_back(block);
    document.normalized.text += '\n';
  }
  return document;
}

std::vector<std::string> sentences_of(const std::string& text) {
  const Document document = document_of({text});
  std::vector<std::string> all;
  for (const Sentence& sentence : split_sentences(document)) all.emplace_back(sentence.span.in(document.text()));
  return all;
}

}  // namespace

TEST_CASE("a block is split after the marks that end a sentence", "[language]") {
  using Texts = std::vector<std::string>;
  const auto expected = GENERATE(values<Texts>({
      {"暗号化します。", "毎日取得します。"},
      {"保管場所はどこですか?", "日本です。"},
      {"ご確認ください!", "次に進みます。"},
      {"取得しています.", "次に示します."},
      {"有り 対象:全データ"},
      {"ISO/IEC 27001. の認証を取得しています。"},
      {"Example Inc. が運用します。"},
      {"https://example.com/?id=3を参照します。"},
      {"Version 1.2.3を使います。"},
      {"Data is encrypted at rest.", "Keys are rotated yearly."},
      {"データ(顧客の情報。ログを含む。)は国内に保管します。"},
      {"「お待ちください。しばらくかかります。」と表示します。"},
      {"停止することがあります(事前に通知します。)。", "復旧後に報告します。"},
      {"責任者を任命しています。", "「基本方針」を定めています。"},
      {"1) 開かれない括弧。", "次の文です。"},
      {"(閉じない括弧。", "次の文です。"},
  }));
  std::string text;
  for (const std::string& sentence : expected) {
    if (!text.empty() && sentence[0] >= 'A' && sentence[0] <= 'Z') text += ' ';
    text += sentence;
  }
  CHECK(sentences_of(text) == expected);
}

TEST_CASE("comments, furniture and code have no sentences", "[language]") {
  Document document = document_of({"一。", "二。", "三。", "四。"});
  document.blocks[0].kind = BlockKind::Comment;
  document.blocks[1].kind = BlockKind::Furniture;
  document.blocks[2].kind = BlockKind::Code;
  const auto sentences = split_sentences(document);
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].block == 3);
}

TEST_CASE("sentences tile what is not white space, in order, and are trimmed", "[language][property]") {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"あ", "漢字", "。", " ",   ".",    "?",  "!", "(",
                                           ")",  "「",   "」", "Inc", "data", "𠮷", "\n"};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> blocks;
    for (unsigned n = random() % 6; n > 0; --n) {
      std::string text;
      for (unsigned m = random() % 30; m > 0; --m) text += pieces[random() % pieces.size()];
      blocks.push_back(std::move(text));
    }
    const Document document = document_of(blocks);
    std::string_view text = document.text();
    std::size_t at = 0;
    for (const Sentence& sentence : split_sentences(document)) {
      REQUIRE(text.find_first_not_of(" \n", at) == sentence.span.begin.value);
      REQUIRE(document.blocks[sentence.block].text.contains(sentence.span));
      REQUIRE(sentence.span.in(text).find_last_not_of(" \n") == sentence.span.size() - 1);
      at = sentence.span.end.value;
    }
    CHECK(text.find_first_not_of(" \n", at) == std::string_view::npos);
  }
}

TEST_CASE("a text without marks is cut into sentences of a bounded size", "[language]") {
  const auto piece = GENERATE(as<std::string>{}, "あ", "𠮷", "漢字、", "data ", "(");
  std::string text;
  while (text.size() < 100'000) text += piece;
  std::string joined;
  for (const std::string& sentence : sentences_of(text)) {
    CHECK(sentence.size() <= 8192);
    CHECK((static_cast<unsigned char>(sentence[0]) & 0xC0u) != 0x80u);
    joined += sentence;
  }
  std::erase(text, ' ');
  std::erase(joined, ' ');
  CHECK(joined == text);
}
