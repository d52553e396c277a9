// SPDX-License-Identifier: Apache-2.0
#include "rules/kana_numbers.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"

namespace kaiji {
namespace {

constexpr std::size_t kCharacter = 3;  ///< bytes
/// Behind ソ a count of items is no count any more; イロハ begins with a character that stands second here.
constexpr std::string_view kKana = "アイウエオカキクケコサシスセソ";
constexpr std::string_view kKanji = "一二三四五六七八九";
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

std::optional<OrderNumber> read_kana_number(std::string_view line) {
  if (auto square = read_square(line)) return square;
  const bool half = opens(line, "(");
  const bool bracket = half || opens(line, "（");
  if (line.size() < kCharacter + kShortestItem) return {};
  const auto character = line.substr(0, kCharacter);
  const auto rest = line.substr(kCharacter);
  const bool closed = bracket ? rest.starts_with(")") || rest.starts_with("）")
                              : std::any_of(kCloses.begin(), kCloses.end(),
                                            [&](std::string_view close) { return rest.starts_with(close); });
  if (!closed) return {};
  for (const auto alphabet : {kKana, kKanji}) {
    if (const auto value = place_in(alphabet, character)) {
      return OrderNumber{bracket ? "(" : "", bracket ? ")" : "", value, false, alphabet};
    }
  }
  return {};
}

std::vector<NumberRun> kana_runs(const Document& document) {
  std::vector<NumberRun> runs;
  std::map<std::pair<SectionIndex, std::string>, std::size_t> open;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    const bool counts = block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem;
    if (!counts || block.role != BlockRole::Statement) continue;
    auto number = read_kana_number(block.source.in(document.source.text));
    if (!number) continue;
    const std::pair key{block.section, number->series()};
    const auto found = open.find(key);
    // Behind (1) and (2) stands a count of its own each, which begins with the first character again.
    if (found == open.end() || number->value == 1) {
      if (number->value != 1) continue;
      open[key] = runs.size();
      runs.push_back({{std::move(*number), at}});
    } else {
      runs[found->second].push_back({std::move(*number), at});
    }
  }
  return runs;
}

}  // namespace kaiji
