// SPDX-License-Identifier: Apache-2.0
// Whatever the text, every byte of it leads back to the source bytes that it came from.

#include <array>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "loaders/loader.h"
#include "text/characters.h"
#include "text/normalizer.h"

using namespace kaiji;

namespace {

constexpr std::array kPieces = {"日",       "本",     "ア",
                                "ｱ",        "ﾞ",      "が",
                                "か\u3099", "ー",     "−",
                                "—",        "〜",     "Ａ",
                                "a",        "1",      "１",
                                " ",        "　",     "  ",
                                "\t",       "\n",     "\r\n",
                                "。",       "、",     "㈱",
                                "①",        "½",      "…",
                                "\u200B",   "\uFE0F", "👨‍👩‍👧",
                                "𠮷",       "é",      "e\u0301",
                                "ﬁ",        "ﷺ",      "\u00A0",
                                "有り",     "です",   "https://a.jp",
                                "|",        "- ",     "# ",
                                "**",       "<!--",   "-->",
                                "[^1]",     "\f"};

std::string random_text(std::mt19937& random, std::size_t pieces) {
  std::uniform_int_distribution<std::size_t> pick(0, kPieces.size() - 1);
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[pick(random)];
  return text;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// Characters of `text` with their spans.
std::vector<TextSpan> characters(std::string_view text) {
  std::vector<TextSpan> spans;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    decode_at(text, at);
    spans.push_back(text_span(begin, at));
  }
  return spans;
}

}  // namespace

TEST_CASE("every character maps to whole source characters that normalize to it", "[property][offsets]") {
  std::mt19937 random(20240401);
  for (int round = 0; round < 400; ++round) {
    const auto source = random_text(random, 40);
    CAPTURE(source);
    NormalizedText out;
    const std::array pieces{source_span(0, source.size())};
    append_normalized(source, pieces, out);
    REQUIRE(out.map.text_size() == out.text.size());
    SourceOffset last{0};
    for (const auto& span : characters(out.text)) {
      const auto back = out.map.to_source(span);
      REQUIRE_FALSE(back.empty());
      REQUIRE(is_boundary(source, back.begin.value));
      REQUIRE(is_boundary(source, back.end.value));
      REQUIRE(last <= back.begin);
      REQUIRE(out.map.to_text(back).contains(span));
      if (span.in(out.text) != " ") last = back.begin;
    }
    REQUIRE(out.map.to_source(text_span(0, out.text.size())).end.value <= source.size());
  }
}

TEST_CASE("normalizing twice changes nothing", "[property][offsets]") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const auto once = normalize(random_text(random, 30));
    CAPTURE(once);
    CHECK(normalize(once) == once);
  }
}

TEST_CASE("blocks of any document are sorted, in bounds and made of whole characters", "[property][offsets]") {
  std::mt19937 random(99);
  for (int round = 0; round < 300; ++round) {
    const auto bytes = random_text(random, 120);
    for (const char* path : {"a.txt", "a.md"}) {
      CAPTURE(path, bytes);
      const auto document = load_document(path, bytes).value();
      std::uint32_t last = 0;
      for (const Block& block : document.blocks) {
        REQUIRE(block.text.begin.value >= last);
        last = block.text.end.value;
        REQUIRE(last <= document.text().size());
        REQUIRE(block.source.end.value <= document.source.text.size());
        REQUIRE(block.section < document.sections.size());
        const auto back = document.to_source(block.text);
        REQUIRE(is_boundary(document.source.text, back.begin.value));
        REQUIRE(is_boundary(document.source.text, back.end.value));
        REQUIRE(block.source.contains(back));
      }
    }
  }
}
