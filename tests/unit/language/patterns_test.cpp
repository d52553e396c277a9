// SPDX-License-Identifier: Apache-2.0
#include "language/patterns.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <random>
#include <string>
#include <thread>

#include "catch.h"
#include "language/expression_literals.h"

using namespace kaiji;

namespace {

/// The words of all hits of one expression in `text`, which is one unit.
std::vector<std::string> hits_of(const std::string& expression, const std::string& text) {
  PatternSet::Builder builder;
  const auto pattern = builder.add(expression, "test", true);
  REQUIRE(pattern);
  const auto set = std::move(builder).build();
  const TextSpan unit = text_span(0, text.size());
  std::vector<std::string> words;
  const auto hits = set.scan(text, std::span(&unit, 1));
  for (const PatternHit& hit : hits.of(*pattern)) words.emplace_back(hit.span.in(text));
  return words;
}

/// The whole matches that RE2 alone finds, as PatternSet promises them.
std::vector<TextSpan> reference(const std::string& expression, std::string_view text, TextSpan unit) {
  RE2::Options options;
  options.set_longest_match(analyze_expression(expression).plain);
  const RE2 re2(expression, options);
  const re2::StringPiece within(text.data() + unit.begin.value, unit.size());
  std::vector<TextSpan> spans;
  re2::StringPiece found;
  for (std::size_t at = 0; at <= within.size() && re2.Match(within, at, within.size(), RE2::UNANCHORED, &found, 1);) {
    const auto begin = static_cast<std::size_t>(found.data() - within.data());
    at = begin + found.size();
    if (!found.empty()) {
      spans.push_back(text_span(unit.begin.value + begin, unit.begin.value + at));
    } else {
      do ++at;
      while (at < within.size() && (static_cast<unsigned char>(within[at]) & 0xC0u) == 0x80u);
    }
  }
  return spans;
}

class Generator {
 public:
  std::string expression(int depth = 0) {
    std::string text;
    for (unsigned n = 1 + random_() % 3; n > 0; --n) text += item(depth);
    if (random_() % 4 == 0) text.append("|").append(item(depth));
    return text;
  }
  std::string text(unsigned longest) {
    std::string all;
    for (unsigned n = random_() % longest; n > 0; --n)
      all += pick({"あ", "い", "漢", "字", "a", "A", "b", "1", "。", " "});
    return all;
  }

 private:
  std::string pick(const std::vector<std::string>& from) { return from[random_() % from.size()]; }
  std::string item(int depth) {
    if (depth < 2 && random_() % 3 == 0) {
      return fmt::format("(?:{}){}", expression(depth + 1), pick({"", "", "?", "+", "{2}", "{1,2}"}));
    }
    return pick({"あ", "い", "漢字", "字あ", "a", "A1", "b", "[あい]", "[^。]{0,3}", ".", "[a-c]", "\\d", "\\bA", "^",
                 "$", "あ?", "[あい漢字1]", "い*?", "\\s"});
  }
  std::mt19937 random_{11};
};

}  // namespace

TEST_CASE("a pattern reports the words it matches, from left to right", "[language]") {
  const auto [expression, text, expected] = GENERATE(table<std::string, std::string, std::vector<std::string>>({
      {"適切に", "適切に適切に行う", {"適切に", "適切に"}},
      {"開示|開示請求", "開示請求と開示", {"開示請求", "開示"}},
      {"ああ", "あああ", {"ああ"}},
      {"(速やか|迅速)に", "迅速に、速やかに", {"迅速", "速やか"}},
      {"年(\\d+)回以上", "年1回以上、年12回以上", {"1", "12"}},
      {"(?:毎日|日次)(の)?取得", "毎日取得し日次の取得", {"毎日取得", "の"}},
      {"TLS1\\.0", "tls1.0とTLS1.0", {"TLS1.0"}},
      {"(?i)TLS ?1\\.0", "tls1.0とTLS 1.0", {"tls1.0", "TLS 1.0"}},
      {"\\bRPO\\b", "RPOとRPOS", {"RPO"}},
      {"^当社", "当社は当社の", {"当社"}},
      {"あ*", "ああい", {"ああ"}},
      {"\\p{Han}{2}法", "準拠法", {"準拠法"}},
      {"等", "均等", {"等"}},
  }));
  CHECK(hits_of(expression, text) == expected);
}

TEST_CASE("hits are those of RE2 alone on random expressions and texts", "[language][property]") {
  Generator random;
  for (int round = 0; round < 60; ++round) {
    PatternSet::Builder builder;
    std::vector<std::pair<std::string, PatternId>> patterns;
    while (patterns.size() < 50) {
      const std::string expression = random.expression();
      if (const auto id = builder.add(expression, "test", true)) patterns.emplace_back(expression, *id);
    }
    const auto set = std::move(builder).build();
    std::string text;
    std::vector<TextSpan> units;
    for (int i = 0; i < 30; ++i) {
      text += random.text(3);
      const auto begin = text.size();
      text += random.text(25);
      units.push_back(text_span(begin, text.size()));
    }
    const auto hits = set.scan(text, units);
    for (const auto& [expression, id] : patterns) {
      for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
        std::vector<TextSpan> spans;
        for (const PatternHit& hit : hits.of(id, unit)) spans.push_back(hit.span);
        if (spans == reference(expression, text, units[unit])) continue;
        FAIL_CHECK(expression << " in '" << units[unit].in(text) << "'");
      }
    }
  }
}

TEST_CASE("a pattern is refused where RE2 refuses it or nothing in it is worth waiting for", "[language]") {
  const auto [expression, message] = GENERATE(table<std::string, std::string>({
      {"(あい", "missing )"},
      {"あい**", "bad repetition operator"},
      {"[^。]+", "no literal"},
      {"の[^。]*は", "no literal"},
      {"漢字|.", "no literal"},
      {"", "no literal"},
  }));
  PatternSet::Builder builder;
  const auto added = builder.add(expression, "pack.toml:3:1");
  REQUIRE_FALSE(added);
  CHECK(added.error().where == "pack.toml:3:1");
  CHECK(added.error().message.find(message) != std::string::npos);
  CHECK(std::move(builder).build().size() == 0);
}

TEST_CASE("where a pattern may hit is known before anything is confirmed", "[language]") {
  PatternSet::Builder builder;
  const auto either = builder.add("保存[^。]{0,4}年|消去[^。]{0,4}日", "a");
  const auto words = builder.add_words({"証明書"});
  REQUIRE(either);
  const auto set = std::move(builder).build();
  const std::string text = "消去は三十日後。保存は一年。証明書を発行。消去しない。";
  std::vector<TextSpan> units;
  for (std::size_t begin = 0, end; begin < text.size(); begin = end) {
    end = text.find("。", begin) + 3;
    units.push_back(text_span(begin, end));
  }
  const auto hits = set.scan(text, units);
  CHECK(hits.possible_units(*either) == std::vector<std::uint32_t>{0, 1, 3});
  CHECK(hits.possible_units(words) == std::vector<std::uint32_t>{2});
  const auto here = hits.possible_in(2);
  CHECK(std::vector<PatternId>(here.begin(), here.end()) == std::vector<PatternId>{words});
  CHECK(hits.possible_in(9).empty());
  CHECK(hits.of(*either, 0).size() == 1);
  CHECK(hits.of(*either, 3).empty());
}

TEST_CASE("of alternatives the leftmost match counts, and of two that begin together the first", "[language]") {
  CHECK(hits_of("障害[^。]{0,6}通知|通知[^。]{0,9}電話", "障害を通知し、電話する。通知は電話で") ==
        std::vector<std::string>{"障害を通知", "通知は電話"});
  CHECK(hits_of("毎日[^。]{0,3}取得|毎日[^。]{0,9}保存", "毎日夜に取得し保存") ==
        std::vector<std::string>{"毎日夜に取得"});
  CHECK(hits_of("(?i)tls [^。]{0,4}以上|SSL ?[0-9]", "TLS 1.2以上とssl 3") ==
        std::vector<std::string>{"TLS 1.2以上", "ssl 3"});
}

TEST_CASE("the same expression is one pattern", "[language]") {
  PatternSet::Builder builder;
  const auto first = builder.add("[^。]+", "a", true);
  CHECK(builder.add("適切に", "b") == PatternId{1});
  CHECK(builder.add("[^。]+", "c", true) == first);
  CHECK_FALSE(builder.add("[^。]+", "d"));
  CHECK(std::move(builder).build().size() == 2);
}

TEST_CASE("hits know their unit, and nothing matches across two units or outside them", "[language]") {
  PatternSet::Builder builder;
  const auto plain = builder.add("保管します", "a");
  const auto gap = builder.add("日本[^。]*保管", "b");
  REQUIRE(plain);
  REQUIRE(gap);
  const auto set = std::move(builder).build();
  const std::string text = "日本で保管します。保管します。日本で。保管します";
  const std::vector<TextSpan> units = {text_span(0, 27), text_span(48, text.size())};
  const auto hits = set.scan(text, units);
  REQUIRE(hits.of(*plain).size() == 2);
  CHECK(hits.of(*plain)[1].unit == 1);
  CHECK(hits.of(*plain, 1).size() == 1);
  CHECK(hits.of(*gap).size() == 1);
  CHECK(hits.of(*gap, 1).empty());
  CHECK(hits.of(99).empty());
}

TEST_CASE("text that is no UTF-8 is scanned without harm", "[language]") {
  CHECK(hits_of("漢字", "\xe6\xbc漢字\xff\xe5") == std::vector<std::string>{"漢字"});
}

TEST_CASE("threads may scan with one set", "[language]") {
  PatternSet::Builder builder;
  std::vector<PatternId> ids;
  for (int i = 0; i < 50; ++i) ids.push_back(*builder.add(fmt::format("項目{}[^。]*です", i), "test"));
  const auto set = std::move(builder).build();
  const std::string text = "項目7はこれです";
  const TextSpan unit = text_span(0, text.size());
  std::vector<std::size_t> found(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : found) {
    threads.emplace_back([&] {
      const auto hits = set.scan(text, std::span(&unit, 1));
      for (const PatternId id : ids) count += hits.of(id).size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(found == std::vector<std::size_t>{1, 1, 1, 1});
}
