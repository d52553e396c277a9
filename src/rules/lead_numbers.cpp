// SPDX-License-Identifier: Apache-2.0
#include "rules/lead_numbers.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

#include "base/strings.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::string_view kRoman = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";
constexpr std::string_view kLeadCapitals =
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ";  ///< the alphabet of OrderNumber has three bytes a
                                                             ///< character
constexpr std::string_view kLeadKanji = "一二三四五六七八九";
constexpr std::string_view kLeadCircled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
constexpr std::size_t kLeadCharacter = 3;  ///< bytes
constexpr std::size_t kShortestRest = 3;   ///< bytes behind the number
constexpr int kLargestLead = 60;

constexpr auto kSigns = std::to_array<std::string_view>({"■", "◆", "●", "▼", "◎", "§"});
constexpr auto kLeadNames =
    std::to_array<std::string_view>({"設問", "質問", "問", "ステップ", "手順", "フェーズ", "STEP", "Step", "Phase"});
/// Names of parts that a paper adds; only their headings count.
constexpr auto kParts = std::to_array<std::string_view>({"補足", "補遺", "事例", "ケース", "コラム", "シナリオ", "論点",
                                                         "別記", "参考", "要件", "原則", "対策", "Appendix"});
constexpr auto kLeadCloses = std::to_array<std::string_view>({".", "．", ":", "：", "、", ")", "）", " ", "　", "\t"});
/// Words behind a number that names a place, or that it counts.
constexpr auto kSpeaking = std::to_array<std::string_view>(
    {"の", "に", "は", "を", "で", "から", "まで", "と", "が", "も", "へ", "より", "や", "年", "月", "日", "時",
     "分", "秒", "個", "件", "名", "回",   "社",   "台", "円", "倍", "%",  "％",   "以", "階", "号", "棟", "種",
     "版", "級", "等", "次", "系", "本",   "枚",   "番", "-",  "~",  "～", "/",    "か", "ヶ", "人"});

/// Words that speak of a place also behind a space.
constexpr auto kOfPlace = std::to_array<std::string_view>({"完了", "終了", "開始時", "以降", "以前", "まで", "から"});

template <std::size_t N>
bool begins_with_one(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

void skip_space(std::string_view& line) {
  for (std::size_t at = 0; !line.empty() && is_space(decode_at(line, at)); at = 0) line.remove_prefix(at);
}

bool take(std::string_view& line, std::string_view word) {
  if (!line.starts_with(word)) return false;
  line.remove_prefix(word.size());
  return true;
}

/// Digits of either width, as a number; 0 for none or too large a one.
std::uint32_t take_digits(std::string_view& line) {
  std::uint32_t value = 0;
  for (std::size_t at = 0; !line.empty(); at = 0) {
    auto c = decode_at(line, at);
    if (c >= U'０' && c <= U'９') c -= U'０' - U'0';
    if (!is_ascii_digit(c)) break;
    value = std::min<std::uint32_t>(value * 10 + static_cast<std::uint32_t>(c - U'0'), 1000);
    line.remove_prefix(at);
  }
  return value > kLargestLead ? 0 : value;
}

/// Where `line` begins with a character of `alphabet`: 1 for the first; 0 elsewhere.
std::uint32_t take_character(std::string_view& line, std::string_view alphabet) {
  for (std::size_t at = 0; at < alphabet.size(); at += kLeadCharacter) {
    if (take(line, alphabet.substr(at, kLeadCharacter))) return static_cast<std::uint32_t>(at / kLeadCharacter) + 1;
  }
  return 0;
}

/// Where `line` begins with a capital of either width up to `last`: 1 for A; 0 elsewhere.
std::uint32_t take_capital(std::string_view& line, char last) {
  const auto count = static_cast<std::size_t>(last - 'A') + 1;
  if (const auto wide = take_character(line, kLeadCapitals.substr(0, count * kLeadCharacter))) return wide;
  if (line.empty() || line.front() < 'A' || line.front() > last) return 0;
  const auto value = static_cast<std::uint32_t>(line.front() - 'A') + 1;
  line.remove_prefix(1);
  return value;
}

bool closes(std::string_view line) {
  return begins_with_one(line, kLeadCloses) && line.size() > kShortestRest;
}

/// 【1】概要, [1] 概要
std::optional<OrderNumber> read_bracketed(std::string_view line) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>("[", "]"), {"【", "】"}}) {
    if (!take(line, open)) continue;
    const auto value = take_digits(line);
    if (value == 0 || !take(line, close) || line.size() < kShortestRest || line.starts_with("(")) return {};
    return OrderNumber{std::string(open), std::string(close), value};
  }
  return {};
}

/// 問3, Step 4, ■5: a name or a sign and a figure, and no word that speaks of the place.
std::optional<OrderNumber> read_named(std::string_view line, LeadPlace place) {
  std::string_view name;
  for (const auto& names : {std::span<const std::string_view>(kLeadNames), std::span<const std::string_view>(kSigns)}) {
    for (const auto word : names) name = name.empty() && line.starts_with(word) ? word : name;
  }
  if (name.empty()) return {};
  line.remove_prefix(name.size());
  skip_space(line);
  auto value = take_digits(line);
  std::string before(name);
  if (value != 0 && take(line, "-")) {  // ■ 1-6
    before += " " + std::to_string(value) + "-";
    value = take_digits(line);
  }
  take(line, "a");  // Phase 3a and Phase 3b are one of the count
  if (!line.empty() && ((line.front() >= 'a' && line.front() <= 'z') || line.front() == '.')) return {};
  const bool title = place != LeadPlace::Prose || closes(line);
  auto next = line;
  skip_space(next);
  if (begins_with_one(next, kOfPlace)) return {};  // 「Phase 2 完了時の水準」
  if (value == 0 || line.empty() || (begins_with_one(line, kSpeaking) && !closes(line)) || !title) return {};
  return OrderNumber{before, "", value};
}

/// 補足C and 事例3 of headings, each before a title.
std::optional<OrderNumber> read_part(std::string_view line) {
  const auto* name =
      std::find_if(kParts.begin(), kParts.end(), [&](std::string_view word) { return line.starts_with(word); });
  if (name == kParts.end()) return {};
  line.remove_prefix(name->size());
  skip_space(line);
  if (const auto value = take_digits(line)) {
    return closes(line) ? std::optional(OrderNumber{std::string(*name), "", value}) : std::nullopt;
  }
  const auto letter = take_capital(line, 'Z');
  return letter != 0 && closes(line) ? std::optional(OrderNumber{std::string(*name), "", letter, false, kLeadCapitals})
                                     : std::nullopt;
}

/// 「**第6条** …」 and 「**13. …**」: bold leads of paragraphs that Markdown writers count by.
std::optional<OrderNumber> read_bold(std::string_view source, SourceSpan place) {
  auto line = place.in(source);
  // The marks are before the block where the loader took them off.
  const bool bold = take(line, "**") || source.substr(0, place.begin.value).ends_with("**");
  if (!bold) return {};
  const bool article = take(line, "第");
  const auto value = take_digits(line);
  if (value == 0) return {};
  if (article) return take(line, "条") ? std::optional(OrderNumber{"第", "条", value}) : std::nullopt;
  const bool closed = take(line, ". ") || take(line, "．");
  return closed && line.size() > kShortestRest ? std::optional(OrderNumber{"", ".", value}) : std::nullopt;
}

/// 注4） and ※4 in front of a note.
std::optional<OrderNumber> read_note(std::string_view line) {
  take(line, "(") || take(line, "（");
  for (const std::string_view name : {"注記", "注", "※", "＊", "*"}) {
    if (!take(line, name)) continue;
    const auto value = take_digits(line);
    if (value == 0 || line.size() < kShortestRest || line.starts_with("・") || line.starts_with("、")) return {};
    return OrderNumber{std::string(name), "", value};
  }
  return {};
}

/// Ⅳ. 運用, D. 運用, 四 運用
std::optional<OrderNumber> read_character(std::string_view line, LeadPlace place) {
  if (const auto value = take_character(line, kRoman); value != 0 && closes(line)) {
    return OrderNumber{"", "", value, false, kRoman};
  }
  if (place != LeadPlace::Heading) return {};
  if (const auto value = take_character(line, kLeadKanji); value != 0 && closes(line)) {
    return OrderNumber{"", "", value, false, kLeadKanji};
  }
  const auto letter = take_capital(line, 'H');
  const bool closed = letter != 0 && closes(line) && !line.starts_with(" ") && !line.starts_with("　");
  return closed ? std::optional(OrderNumber{"", ".", letter, false, kLeadCapitals}) : std::nullopt;
}

/// 「1. 場所」, 「② 電源」 in the first cell of a row.
std::optional<OrderNumber> read_in_cell(std::string_view line) {
  if (const auto value = take_character(line, kLeadCircled); value != 0 && line.size() >= kShortestRest) {
    return OrderNumber{"", "", value, false, kLeadCircled};
  }
  const auto value = take_digits(line);
  if (value == 0 || !closes(line) || line.starts_with(":")) return {};
  const bool spaced = line.starts_with(" ") || line.starts_with("　");
  line.remove_prefix(line.starts_with(".") || line.starts_with(" ") || line.starts_with(")") ? 1 : kLeadCharacter);
  skip_space(line);
  // 「1.5倍」 and 「3 名」 are figures.
  std::size_t at = 0;
  if (line.size() < kShortestRest || is_ascii_digit(decode_at(line, at))) return {};
  if (spaced && begins_with_one(line, kSpeaking)) return {};
  return OrderNumber{"", "", value};
}

/// Whether the table has a column of numbers already.
bool has_number_column(const Document& document, const Block& cell) {
  const auto& columns = document.tables[cell.table].columns;
  return std::find(columns.begin(), columns.end(), ColumnRole::Number) != columns.end();
}

std::optional<LeadPlace> place_of(const Document& document, const Block& block) {
  switch (block.kind) {
    case BlockKind::Heading:
      return LeadPlace::Heading;
    case BlockKind::Paragraph:
      return LeadPlace::Prose;
    case BlockKind::Note:
      return LeadPlace::Note;
    case BlockKind::Cell:
      if (block.column != 0 || block.role != BlockRole::Label || has_number_column(document, block)) return {};
      return LeadPlace::Cell;
    default:
      return {};
  }
}

}  // namespace

std::optional<OrderNumber> read_lead_number(std::string_view line, LeadPlace place) {
  if (place == LeadPlace::Note) {
    skip_space(line);
    return read_note(line);
  }
  while (line.starts_with("#") || line.starts_with("*")) line.remove_prefix(1);
  skip_space(line);
  // Square brackets of paragraphs are read with the other items (kana_numbers.h).
  if (place != LeadPlace::Prose) {
    if (auto number = read_bracketed(line)) return number;
  }
  if (auto number = read_named(line, place)) return number;
  if (auto number = place == LeadPlace::Heading ? read_part(line) : std::nullopt) return number;
  if (auto number = read_character(line, place)) return number;
  return place == LeadPlace::Cell ? read_in_cell(line) : std::nullopt;
}

std::vector<NumberRun> lead_runs(const Document& document) {
  std::vector<NumberRun> runs;
  std::map<std::pair<TableIndex, std::string>, std::size_t> open;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    const auto place = place_of(document, block);
    if (!place || read_order_number(block.number)) continue;
    auto number = read_lead_number(block.source.in(document.source.text), *place);
    if (!number && *place == LeadPlace::Prose) number = read_bold(document.source.text, block.source);
    if (!number) continue;
    const std::pair key{block.table, number->series()};
    const auto found = open.find(key);
    if (found != open.end() && number->value != 1) {
      runs[found->second].push_back({std::move(*number), at});
    } else if (number->value == 1) {
      open[key] = runs.size();
      runs.push_back({{std::move(*number), at}});
    }
  }
  return runs;
}

}  // namespace kaiji
