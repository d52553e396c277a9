// SPDX-License-Identifier: Apache-2.0
#include "loaders/wrapping.h"

#include <algorithm>

#include "loaders/wording.h"
#include "text/characters.h"
#include "text/line_index.h"

namespace kaiji {
namespace {

constexpr std::uint32_t kNarrowest = 40;  ///< cells; narrower lines are lists, not wrapped prose
constexpr std::uint32_t kWidest = 150;
constexpr std::uint32_t kSlack = 6;  ///< cells that a line may be short of the width: punctuation moves two characters
constexpr std::uint32_t kStandsOut = 4;  ///< cells between the lines that stand out and the rest

/// Cells of what would have had to fit on the line before: a Latin word or one CJK character.
std::uint32_t first_unit(std::string_view words) {
  std::size_t at = 0;
  auto c = decode_at(words, at);
  while (at < words.size() && !is_space(c) && !is_cjk(c)) {
    const auto before = at;
    c = decode_at(words, at);
    if (is_space(c) || is_cjk(c)) return display_width(words.substr(0, before));
  }
  return display_width(words.substr(0, at));
}

bool is_full(const TextLine& line, const TextLine& next, Wrapping wrapping, std::string_view source) {
  if (wrapping.width == 0) return false;
  return line.width + first_unit(next.words.in(source)) + kSlack > wrapping.width;
}

/// 「業務を再開できるまで　　　　8時間」: a name and what stands behind a wide gap.
bool is_spaced_pair(std::string_view words) {
  constexpr std::uint32_t kWideGap = 4;  ///< cells
  std::uint32_t gap = 0;
  for (std::size_t at = 0; at < words.size();) {
    const auto begin = at;
    if (!is_space(decode_at(words, at))) {
      if (gap >= kWideGap) return true;
      gap = 0;
    } else {
      gap += display_width(words.substr(begin, at - begin));
    }
  }
  return false;
}

/// The widest of sorted widths but for a few lines (addresses, tables) that may stand out: 2 in 100, and 4 in 100 where
/// a gap lies between them and the rest.
std::uint32_t usual_widest(const std::vector<std::uint32_t>& sorted) {
  auto at = sorted.size() - 1 - sorted.size() / 50;
  const auto least = sorted.size() - 1 - sorted.size() / 25;
  for (auto below = at; below > least; --below) {
    if (sorted[below - 1] + kStandsOut <= sorted[below]) at = below - 1;
  }
  return sorted[at];
}

}  // namespace

Wrapping find_wrapping(const std::vector<TextLine>& lines, std::string_view) {
  std::vector<std::uint32_t> broken;  // widths of lines that end inside a sentence, another line of text behind
  std::vector<std::uint32_t> all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::Text) continue;
    all.push_back(lines[i].width);
    const bool followed =
        i + 1 < lines.size() && lines[i + 1].kind == LineKind::Text && lines[i + 1].mark.kind == MarkKind::None;
    if (followed && !is_terminated(lines[i].text) && lines[i].width >= kNarrowest) broken.push_back(lines[i].width);
  }
  if (broken.size() < 2) return {};
  std::sort(all.begin(), all.end());
  const auto widest = usual_widest(all);
  if (widest < kNarrowest || widest > kWidest) return {};
  const auto near = std::count_if(broken.begin(), broken.end(), [&](auto width) { return width + 10 >= widest; });
  return static_cast<std::size_t>(near) * 2 >= broken.size() ? Wrapping{widest} : Wrapping{};
}

bool continues(const TextLine& line, const TextLine& next, Gap gap, Wrapping wrapping, std::string_view source) {
  const bool terminated = is_terminated(line.text);
  const bool full = is_full(line, next, wrapping, source);
  if (gap != Gap::None && terminated) return false;
  if (gap == Gap::Page) return full || goes_on(next.text);
  if (gap == Gap::Blank) return goes_on(next.text) || (full && breaks_off(line.text));
  // 「バックアップ間隔:6時間ごと」 ends like a sentence that goes on, and is a pair of its own.
  if (is_key_value(next.text) && (is_key_value(line.text) ? !full : !breaks_off(line.text) && wrapping.width == 0))
    return false;
  if (full) return true;
  if (next.indent > line.indent && is_spaced_pair(next.words.in(source))) return false;
  return !terminated && (goes_on(next.text) || may_break_off(line.text));
}

}  // namespace kaiji
