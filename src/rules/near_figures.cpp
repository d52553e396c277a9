// SPDX-License-Identifier: Apache-2.0
#include "rules/near_figures.h"

#include <algorithm>
#include <array>

#include "rules/reach.h"
#include "rules/sentence_topic.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::array<std::string_view, 14> kTimes = {"周期", "間隔",   "頻度",     "サイクル", "期限",
                                                     "期間", "時間",   "時間内",   "時期は",   "日数",
                                                     "回数", "目標値", "目標時間", "目安"};
constexpr std::array<std::string_view, 9> kMeasures = {"目標", "上限", "下限", "水準", "基準", "値", "率", "量", "数"};
/// What counts a figure, so that 「電話(03-…)」 is none.
constexpr std::array<std::string_view, 37> kUnits = {
    "時間", "分", "秒", "ミリ秒", "日",   "営業日", "週",   "か月",   "ヶ月", "カ月", "年", "回", "名",
    "人",   "%",  "件", "台",     "桁",   "文字",   "倍",   "ビット", "GB",   "TB",   "MB", "KB", "円",
    "点",   "社", "枚", "世代",   "Gbps", "Mbps",   "kbps", "Kbps",   "度",   "kW",   "kVA"};
constexpr std::size_t kShortestNoun = 6;  ///< bytes: two kanji
constexpr std::size_t kLongestNoun = 60;  ///< bytes between the words and their bracket

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

/// A digit with a unit behind it.
bool names_figure(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_digit(text[at])) continue;
    while (at < text.size() && (is_ascii_digit(text[at]) || text[at] == '.' || text[at] == ',')) ++at;
    const auto rest = text.substr(at);
    if (std::any_of(kUnits.begin(), kUnits.end(), [&](std::string_view unit) { return rest.starts_with(unit); })) {
      return true;
    }
  }
  return false;
}

/// A day that needs no figure: 「遅滞なく(最終出勤日のうちに)」, 「速やかに(当日中に)」.
bool names_day(std::string_view text) {
  constexpr std::array<std::string_view, 10> kDays = {"当日",   "即日",     "翌日",   "翌営業日", "翌月",
                                                      "日中に", "日までに", "日付で", "のうちに", "その日"};
  return std::any_of(kDays.begin(), kDays.end(), [&](std::string_view day) { return text.find(day) != text.npos; });
}

/// Whether the two sentences share a noun that says something, in the topic of the second.
bool shares_noun(const Analysis& analysis, std::string_view own, SentenceIndex next, TextSpan topic) {
  const auto text = analysis.document.text();
  const auto tokens = analysis.tokens(next);
  return std::any_of(tokens.begin(), tokens.end(), [&](const TokenView& token) {
    if (token.pos != PartOfSpeech::Noun || !topic.contains(token.span)) return false;
    const auto word = token.span.in(text);
    // 「応答時間」 measures 「応答性能」: a compound counts by its first noun.
    const auto first = word.substr(0, std::min(word.size(), kShortestNoun));
    return word.size() >= kShortestNoun && !is_common_noun(word) && !is_common_noun(first) &&
           own.find(word.size() >= 2 * kShortestNoun ? first : word) != own.npos;
  });
}

}  // namespace

bool bracket_gives_figure(const Analysis& analysis, SentenceIndex sentence, TextSpan words) {
  const auto text = analysis.document.text();
  const auto whole = near(analysis.sentences[sentence].span, words);
  if (whole.end <= words.end) return false;
  const auto rest = TextSpan{words.end, whole.end}.in(text);
  const auto open = rest.find('(');
  const auto close = rest.find(')', open);
  if (open == rest.npos || close == rest.npos || open > kLongestNoun) return false;
  const auto place = words.end.value + static_cast<std::uint32_t>(open);
  const auto tokens = analysis.tokens(sentence);
  const bool verb = std::any_of(tokens.begin(), tokens.end(), [&](const TokenView& token) {
    const bool ends = token.pos == PartOfSpeech::Verb || token.span.in(text) == "、" || token.span.in(text) == "を" ||
                      token.span.in(text) == "は";
    return ends && words.end <= token.span.begin && token.span.begin.value < place;
  });
  const auto inside = rest.substr(open, close - open);
  return !verb && (names_figure(inside) || names_day(inside));
}

bool gives_measure(const Analysis& analysis, SentenceIndex sentence, SentenceIndex next, Dimension dimension) {
  const auto text = analysis.document.text();
  const auto& block = analysis.document.blocks[analysis.sentences[next].block];
  if (block.role != BlockRole::Statement || block.kind == BlockKind::Cell) return false;
  const auto whole = near(analysis.sentences[next].span, {});
  const auto topic = subject_span(text, whole);
  if (topic.end >= whole.end) return false;
  const auto name = topic.in(text);
  if (!ends_with_any(name, kTimes) && (dimension == Dimension::Time || !ends_with_any(name, kMeasures))) return false;
  const auto own = near(analysis.sentences[sentence].span, {}).in(text);
  return names_figure(TextSpan{topic.end, whole.end}.in(text)) && shares_noun(analysis, own, next, topic);
}

std::optional<std::string_view> dimension_named(const Analysis& analysis, SentenceIndex sentence) {
  const auto whole = near(analysis.sentences[sentence].span, {});
  const auto text = whole.in(analysis.document.text());
  for (auto mark = text.find("は"); mark != text.npos; mark = text.find("は", mark + 1)) {
    const auto clause = text.substr(0, mark).rfind("、");
    auto topic = text.substr(clause == text.npos ? 0 : clause + 3, mark - (clause == text.npos ? 0 : clause + 3));
    for (const std::string_view more : {"及び方法", "と方法", "と手順", "及び手順"})
      if (topic.ends_with(more)) topic.remove_suffix(more.size());
    if (!ends_with_any(topic, kTimes)) continue;
    const auto of = topic.find("の");
    return of == topic.npos ? std::string_view{} : topic.substr(0, of);
  }
  return std::nullopt;
}

}  // namespace kaiji
