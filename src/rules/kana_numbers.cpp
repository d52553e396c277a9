// SPDX-License-Identifier: Apache-2.0
#include "rules/kana_numbers.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <tuple>

#include "base/strings.h"

namespace kaiji {
namespace {

constexpr std::size_t kCharacter = 3;  ///< bytes
/// Behind ソ a count of items is no count any more; イロハ begins with a character that stands second here.
constexpr std::string_view kKana = "アイウエオカキクケコサシスセソ";
constexpr std::string_view kIroha = "イロハニホヘトチリヌ";
constexpr std::string_view kKanji = "一二三四五六七八九";
constexpr std::string_view kCircled = "①②③④⑤⑥⑦⑧⑨⑩";
constexpr std::array<std::string_view, 6> kCloses = {" ", "\t", "　", ".", "．", ")"};
constexpr std::size_t kShortestItem = 6;  ///< bytes behind the mark

/// 1 and so on for a character of `alphabet`; 0 for another.
std::uint32_t place_in(std::string_view alphabet, std::string_view character) {
  for (std::size_t at = 0; at < alphabet.size(); at += kCharacter) {
    if (alphabet.substr(at, kCharacter) == character) return static_cast<std::uint32_t>(at / kCharacter) + 1;
  }
  return 0;
}

bool opens(std::string_view& line, std::string_view bracket) {
  if (!line.starts_with(bracket)) return false;
  line.remove_prefix(bracket.size());
  return true;
}

/// "[3]" and what follows.
std::optional<OrderNumber> read_square(std::string_view line) {
  const auto close = line.find(']');
  if (!line.starts_with("[") || close == line.npos || close < 2 || close > 3) return {};
  std::uint32_t value = 0;
  for (const char digit : line.substr(1, close - 1)) {
    if (digit < '0' || digit > '9') return {};
    value = value * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  if (value == 0 || line.size() < close + kShortestItem || line[close + 1] == '(') return {};
  return OrderNumber{"[", "]", value};
}

}  // namespace

namespace {

/// A character of one of the alphabets in brackets or before a closing mark.
std::optional<OrderNumber> read_character(std::string_view line, std::initializer_list<std::string_view> alphabets) {
  const bool half = opens(line, "(");
  const bool bracket = half || opens(line, "（");
  if (line.size() < kCharacter + kShortestItem) return {};
  const auto character = line.substr(0, kCharacter);
  const auto rest = line.substr(kCharacter);
  const bool closed = bracket ? rest.starts_with(")") || rest.starts_with("）")
                              : std::any_of(kCloses.begin(), kCloses.end(),
                                            [&](std::string_view close) { return rest.starts_with(close); });
  if (!closed) return {};
  for (const auto alphabet : alphabets) {
    if (const auto value = place_in(alphabet, character)) {
      return OrderNumber{bracket ? "(" : "", bracket ? ")" : "", value, false, alphabet};
    }
  }
  return {};
}

}  // namespace

std::optional<OrderNumber> read_kana_number(std::string_view line) {
  if (auto square = read_square(line)) return square;
  return read_character(line, {kKana, kKanji});
}

namespace {

/// Where the counts of a block are kept apart: headings of one parent, items of one section.
SectionIndex home_of(const Document& document, const Block& block) {
  if (block.kind != BlockKind::Heading) return block.section;
  return document.sections[block.section].parent;
}

bool may_count(const Block& block) {
  if (block.kind == BlockKind::Heading) return block.number.empty();
  const bool prose = block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem;
  return prose && block.role == BlockRole::Statement;
}

}  // namespace

std::vector<NumberRun> kana_runs(const Document& document) {
  std::vector<NumberRun> runs;
  std::map<std::tuple<SectionIndex, bool, std::string>, std::size_t> open;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (!may_count(block)) continue;
    const bool heading = block.kind == BlockKind::Heading;
    const auto line = trim(block.source.in(document.source.text));
    auto number = read_kana_number(line);
    if (!number) number = read_character(line, {kIroha});              // ロ and so on, which stand in no other count
    if (!number || (heading && number->alphabet == kKanji)) continue;  // those of headings are read with their names
    const auto key_of = [&](const OrderNumber& each) {
      return std::tuple{home_of(document, block), heading, each.series()};
    };
    if (number->value == 2 && number->alphabet == kKana && open.count(key_of(*number)) == 0) {
      number = OrderNumber{number->before, number->after, 1, false, kIroha};  // イ without an ア
    }
    const auto found = open.find(key_of(*number));
    // Behind (1) and (2) stands a count of its own each, which begins with the first character again.
    if (found == open.end() || number->value == 1) {
      if (number->value != 1) continue;
      open[key_of(*number)] = runs.size();
      runs.push_back({{std::move(*number), at}});
    } else {
      runs[found->second].push_back({std::move(*number), at});
    }
  }
  return runs;
}

std::vector<NumberRun> circled_runs(const Document& document) {
  std::vector<NumberRun> runs;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.role != BlockRole::Statement || block.kind == BlockKind::Cell) continue;
    auto rest = block.source.in(document.source.text);
    NumberRun run;
    for (bool first = true; !rest.empty(); first = false) {
      const auto line = trim(rest.substr(0, rest.find('\n')));
      const auto value = line.size() > kCharacter + kShortestItem ? place_in(kCircled, line.substr(0, kCharacter)) : 0;
      if (value == 0 && (first || run.empty())) break;
      if (value != 0) run.push_back({{"", "", value, false, kCircled}, at});
      rest.remove_prefix(std::min(rest.size(), rest.find('\n') == rest.npos ? rest.size() : rest.find('\n') + 1));
    }
    if (run.size() >= 3 && run[0].number.value == 1 && run[1].number.value == 2) runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace kaiji
