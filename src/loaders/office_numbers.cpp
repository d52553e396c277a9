// SPDX-License-Identifier: Apache-2.0
#include "loaders/office_numbers.h"

#include <algorithm>
#include <utility>

namespace kaiji {
namespace {

std::string utf8(char32_t c) {
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
  return {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

std::string roman(int value, bool upper) {
  static constexpr std::array<std::pair<int, std::string_view>, 13> kDigits = {{{1000, "m"},
                                                                                {900, "cm"},
                                                                                {500, "d"},
                                                                                {400, "cd"},
                                                                                {100, "c"},
                                                                                {90, "xc"},
                                                                                {50, "l"},
                                                                                {40, "xl"},
                                                                                {10, "x"},
                                                                                {9, "ix"},
                                                                                {5, "v"},
                                                                                {4, "iv"},
                                                                                {1, "i"}}};
  std::string number;
  for (const auto& [worth, digits] : kDigits)
    for (; value >= worth; value -= worth) number += digits;
  if (upper)
    std::transform(number.begin(), number.end(), number.begin(), [](char c) { return static_cast<char>(c - 32); });
  return number;
}

/// a … z, aa, bb: Word repeats the letter.
std::string letters(int value, char first) {
  return std::string(static_cast<std::size_t>((value - 1) / 26 + 1), static_cast<char>(first + (value - 1) % 26));
}

std::string one_of(std::u32string_view signs, int value) {
  return utf8(signs[static_cast<std::size_t>(value - 1) % signs.size()]);
}

/// 一, 十二, 二十: up to 99.
std::string kanji(int value) {
  static constexpr std::u32string_view kDigits = U"一二三四五六七八九";
  if (value > 99) return std::to_string(value);
  std::string number;
  if (value >= 20) number += one_of(kDigits, value / 10);
  if (value >= 10) number += "十";
  if (value % 10 > 0) number += one_of(kDigits, value % 10);
  return number;
}

std::string circled(int value) {
  if (value <= 20) return utf8(U'①' + static_cast<char32_t>(value - 1));
  return "(" + std::to_string(value) + ")";
}

/// A bullet of a symbol font is a private character: what people see is a dot or a square.
std::string bullet(std::string text) {
  const bool private_use = text.starts_with("\xEE") || text.starts_with("\xEF\x80") || text.starts_with("\xEF\x81") ||
                           text.starts_with("\xEF\x82") || text.starts_with("\xEF\x83");
  const bool letter = text.size() == 1 && (text[0] == 'o' || text[0] == 'l' || text[0] == 'n' || text[0] == 'u');
  return text.empty() || private_use || letter ? "・" : text;
}

int number_at(const pugi::xml_node& node, const char* child, int otherwise) {
  const auto value = node.child(child).attribute("w:val");
  return value ? std::clamp(value.as_int(), 0, 1'000'000) : otherwise;
}

}  // namespace

std::string word_number(std::string_view format, int value) {
  if (format == "none") return {};
  if (value < 1) return std::to_string(value);
  if (format == "decimalZero") return (value < 10 ? "0" : "") + std::to_string(value);
  if (value > 5000) return std::to_string(value);
  if (format == "upperRoman" || format == "lowerRoman") return roman(value, format == "upperRoman");
  if (format == "upperLetter") return letters(value, 'A');
  if (format == "lowerLetter") return letters(value, 'a');
  if (format.starts_with("decimalEnclosedCircle")) return circled(value);
  if (format == "decimalEnclosedParen") return "(" + std::to_string(value) + ")";
  static constexpr std::u32string_view kKana =
      U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
  static constexpr std::u32string_view kIroha =
      U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
  if (format.starts_with("aiueo")) return one_of(kKana, value);
  if (format.starts_with("iroha")) return one_of(kIroha, value);
  if (format.starts_with("japanese") || format.starts_with("chinese") || format.starts_with("taiwanese") ||
      format.starts_with("ideograph"))
    return kanji(value);
  return std::to_string(value);
}

WordNumbering::Level WordNumbering::read_level(const pugi::xml_node& node) {
  Level level;
  level.format = node.child("w:numFmt").attribute("w:val").as_string("decimal");
  level.text = node.child("w:lvlText").attribute("w:val").as_string();
  level.style = node.child("w:pStyle").attribute("w:val").as_string();
  level.start = number_at(node, "w:start", 0);
  const auto legal = node.child("w:isLgl");
  level.legal = legal && legal.attribute("w:val").as_bool(true);
  return level;
}

WordNumbering::WordNumbering(const pugi::xml_node& numbering) {
  const auto read = [](const pugi::xml_node& parent, Levels& levels) {
    for (const auto& node : parent.children("w:lvl")) {
      const int at = node.attribute("w:ilvl").as_int(-1);
      if (at >= 0 && at < kLevels) levels[static_cast<std::size_t>(at)] = read_level(node);
    }
  };
  for (const auto& node : numbering.children("w:abstractNum"))
    read(node, abstracts_[node.attribute("w:abstractNumId").as_int()]);
  for (const auto& node : numbering.children("w:num")) {
    List list;
    list.abstract = number_at(node, "w:abstractNumId", -1);
    if (const auto found = abstracts_.find(list.abstract); found != abstracts_.end()) list.levels = found->second;
    for (const auto& change : node.children("w:lvlOverride")) {
      const int at = change.attribute("w:ilvl").as_int(-1);
      if (at < 0 || at >= kLevels) continue;
      auto& level = list.levels[static_cast<std::size_t>(at)];
      if (const auto own = change.child("w:lvl")) level = read_level(own);
      if (change.child("w:startOverride")) {
        level.start = number_at(change, "w:startOverride", 1);
        list.restarts[static_cast<std::size_t>(at)] = true;
      }
    }
    lists_.emplace(node.attribute("w:numId").as_int(), std::move(list));
  }
}

int WordNumbering::level_of_style(int id, std::string_view style) const {
  const auto found = lists_.find(id);
  if (found == lists_.end()) return -1;
  const auto& levels = found->second.levels;
  const auto at = std::find_if(levels.begin(), levels.end(), [&](const Level& level) { return level.style == style; });
  return at == levels.end() ? -1 : static_cast<int>(at - levels.begin());
}

std::string WordNumbering::next(int id, int level) {
  const auto found = lists_.find(id);
  if (found == lists_.end() || level < 0 || level >= kLevels) return {};
  auto& list = found->second;
  const auto at = static_cast<std::size_t>(level);
  // `begun` tells a counter that stands at 0 from one that was never used.
  auto& counters =
      counters_.try_emplace(list.abstract, std::array<int, kLevels>{-1, -1, -1, -1, -1, -1, -1, -1, -1}).first->second;
  const bool fresh = counters[at] < 0 || std::exchange(list.restarts[at], false);
  counters[at] = fresh ? list.levels[at].start : counters[at] + 1;
  std::fill(counters.begin() + level + 1, counters.end(), -1);
  for (std::size_t above = 0; above < at; ++above)
    if (counters[above] < 0) counters[above] = list.levels[above].start;
  const Level& shown = list.levels[at];
  if (shown.format == "bullet") return bullet(shown.text);
  std::string label;
  for (std::size_t i = 0; i < shown.text.size(); ++i) {
    const bool place =
        shown.text[i] == '%' && i + 1 < shown.text.size() && shown.text[i + 1] >= '1' && shown.text[i + 1] <= '9';
    if (!place) {
      label += shown.text[i];
      continue;
    }
    const auto which = static_cast<std::size_t>(shown.text[++i] - '1');
    const auto& format = list.levels[which].format;
    label += word_number(shown.legal && which != at ? "decimal" : format, std::max(counters[which], 0));
  }
  return label;
}

}  // namespace kaiji
