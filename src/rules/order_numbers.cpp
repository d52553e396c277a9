// SPDX-License-Identifier: Apache-2.0
#include "rules/order_numbers.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/strings.h"
#include "text/characters.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

constexpr std::uint32_t kLargestOrder = 300;

/// Adds a place to the open run of its key; a return to 1 closes it. Rows of a table may share the 1.
class RunBuilder {
 public:
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::string>;

  explicit RunBuilder(bool shares_first = false) : shares_first_(shares_first) {}

  void add(const Key& key, NumberedPlace place) {
    const auto found = open_.find(key);
    const bool first = place.number.value <= 1;
    // 「5.1」 behind 「5.1」 names its chapter, so it begins no new count.
    const auto& before = place.number.before;
    const bool dotted = before.size() > 1 && before.back() == '.' && is_ascii_digit(before[before.size() - 2]);
    const bool shared = first && (shares_first_ || dotted) && found != open_.end() &&
                        runs_[found->second].back().number.value == place.number.value;
    if (found == open_.end() || (first && !shared)) {
      open_[key] = runs_.size();
      runs_.push_back({std::move(place)});
    } else {
      runs_[found->second].push_back(std::move(place));
    }
  }

  std::vector<NumberRun> take() { return std::move(runs_); }

 private:
  bool shares_first_;
  std::map<Key, std::size_t> open_;
  std::vector<NumberRun> runs_;
};

std::size_t number_column(const Table& table) {
  const auto found = std::find(table.columns.begin(), table.columns.end(), ColumnRole::Number);
  return static_cast<std::size_t>(found - table.columns.begin());
}

/// A column of figures is a count only by its header: 台数 and 年数 hold figures, too.
bool is_number_column(const Document& document, const Table& table, std::size_t column) {
  if (table.header_rows == 0 || column >= table.cells[0].size() || table.cells[0][column] == kNone) return true;
  const auto header = to_lower_ascii(document.text_of(table.cells[0][column]));
  constexpr std::array<std::string_view, 10> kWords = {"no", "№", "番", "#", "id", "項", "章", "条", "管理策", "連番"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return header.find(word) != header.npos; });
}

/// "12.1.2", "8.13", 実14: a control of a standard; a table shows a selection of them, and may show one twice.
bool is_catalogue(const OrderNumber& number) {
  constexpr std::uint32_t kFirstClause = 5;  // ISO/IEC 27002 begins with clause 5
  const auto& before = number.before;
  if (std::count(before.begin(), before.end(), '.') >= 2) return true;
  const auto top = before.ends_with(".") ? read_order_number(before) : std::nullopt;
  if (top && top->before.empty() && top->value >= kFirstClause) return true;
  const bool foreign = !before.empty() && static_cast<unsigned char>(before.front()) >= 0x80;
  return foreign && !before.starts_with("第") && !before.starts_with("問") && !before.starts_with("設問") &&
         !before.starts_with("質問") && !before.starts_with("項");
}

/// "53~57" as the numbers that the row stands for; any other number as it is.
std::vector<OrderNumber> spread_range(OrderNumber number) {
  const auto first = read_order_number(number.before);
  const bool range = first && first->after == "~" && first->before.empty() && first->value < number.value;
  if (!range) return {std::move(number)};
  std::vector<OrderNumber> all;
  for (auto value = first->value; value <= number.value; ++value) all.push_back({"", number.after, value});
  return all;
}

/// The words above the first two columns: tables that share them are one table over several pages.
std::string header_words(const Document& document, const Table& table) {
  std::string words;
  for (std::uint32_t row = 0; row < std::min<std::uint32_t>(table.header_rows, 1); ++row) {
    for (std::size_t column = 0; column < std::min<std::size_t>(table.cells[row].size(), 3); ++column) {
      const auto cell = table.cells[row][column];
      words += cell == kNone ? std::string_view("|") : document.text_of(cell);
    }
  }
  return words;
}

}  // namespace

std::uint32_t kanji_number(std::string_view numeral) {
  constexpr std::string_view kDigits = "一二三四五六七八九";
  constexpr std::size_t kCharacter = 3;
  std::uint32_t value = 0;
  std::uint32_t digit = 0;
  for (std::size_t at = 0; at + kCharacter <= numeral.size(); at += kCharacter) {
    const auto character = numeral.substr(at, kCharacter);
    if (character == "十") {
      value += std::max<std::uint32_t>(digit, 1) * 10;
      digit = 0;
      continue;
    }
    const auto found = kDigits.find(character);
    if (found == kDigits.npos || digit != 0) return 0;
    digit = static_cast<std::uint32_t>(found / kCharacter) + 1;
  }
  return numeral.size() % kCharacter == 0 ? value + digit : 0;
}

std::optional<OrderNumber> read_order_number(std::string_view number) {
  if (std::any_of(number.begin(), number.end(), is_ascii_letter)) return {};
  OrderNumber order;
  std::size_t end = number.size();
  while (end > 0 && !is_ascii_digit(number[end - 1])) --end;
  if (end == 0) {  // no Arabic figure: 第三条
    if (!number.starts_with("第") || number.size() < 9) return {};
    const auto numeral = number.substr(3, number.size() - 6);
    order = {"第", std::string(number.substr(number.size() - 3)), kanji_number(numeral)};
    return order.value == 0 ? std::nullopt : std::optional(order);
  }
  std::size_t begin = end;
  while (begin > 0 && is_ascii_digit(number[begin - 1])) --begin;
  if (end - begin > 3) return {};
  order.before = number.substr(0, begin);
  order.after = number.substr(end);
  if (order.after == "." || order.after == "-") order.after.clear();
  if (order.before.find("の") != std::string::npos) return {};
  for (const char digit : number.substr(begin, end - begin)) {
    order.value = order.value * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return order.value > kLargestOrder ? std::nullopt : std::optional(order);
}

std::optional<OrderNumber> read_labelled_number(std::string_view label) {
  std::size_t letters = 0;
  while (letters < label.size() && label[letters] >= 'A' && label[letters] <= 'Z') ++letters;
  if (letters == 0 || letters > 2 || letters == label.size()) return {};
  std::size_t end = label.size();
  std::size_t begin = end;
  while (begin > letters && is_ascii_digit(label[begin - 1])) --begin;
  if (begin == end || end - begin > 2) return {};
  const auto between = label.substr(letters, begin - letters);
  const bool plain = between.empty() || between == "-";
  const bool nested =
      between.size() >= 2 && between.size() <= 4 && between.back() == '-' &&
      std::all_of(between.begin() + (between.front() == '-' ? 1 : 0), between.end() - 1, is_ascii_digit);
  if (!plain && !nested) return {};
  OrderNumber order;
  order.before = label.substr(0, begin);
  for (const char digit : label.substr(begin)) order.value = order.value * 10 + static_cast<std::uint32_t>(digit - '0');
  return order.value == 0 ? std::nullopt : std::optional(order);
}

std::optional<OrderNumber> read_letter_number(std::string_view number) {
  const bool open = number.starts_with("(");
  if (open != number.ends_with(")") || number.size() != (open ? 3u : 1u)) return {};
  const char letter = number[open ? 1 : 0];
  if (letter < 'a' || letter > 'h') return {};  // from (i) on they may be Roman numbers
  return OrderNumber{open ? "(" : "", open ? ")" : "", static_cast<std::uint32_t>(letter - 'a') + 1, true};
}

namespace {

/// A figure of three digits or more: a year, a model.
bool has_long_figure(std::string_view label) {
  std::size_t digits = 0;
  for (const char c : label) {
    digits = is_ascii_digit(c) ? digits + 1 : 0;
    if (digits > 2) return true;
  }
  return false;
}

/// Words that begin as a counter does: 「Q8時刻は」 counts no hours.
bool starts_with_compound(std::string_view text) {
  constexpr auto kCompounds = std::to_array<std::string_view>(
      {"時刻", "時点", "時期", "分類", "分担", "分離", "分析", "分散", "分界", "日本", "日時", "日次", "日付",
       "日常", "日報", "年次", "月次", "回線", "回答", "回数", "回復", "社員", "社内", "社外", "社会", "台帳",
       "台数", "件数", "件名", "個人", "個別", "名称", "名前", "名簿", "版数", "割当", "割引", "円滑", "系統"});
  return std::any_of(kCompounds.begin(), kCompounds.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool starts_with_counter(std::string_view text) {
  if (starts_with_compound(text)) return false;
  constexpr std::array<std::string_view, 18> kCounters = {"倍", "年", "月", "日", "時", "分", "秒", "個", "名",
                                                          "件", "回", "社", "台", "円", "割", "版", "以", "系"};
  return std::any_of(kCounters.begin(), kCounters.end(),
                     [&](std::string_view counter) { return text.starts_with(counter); });
}

}  // namespace

std::string_view leading_label(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && ((text[end] >= 'A' && text[end] <= 'Z') || is_ascii_digit(text[end]) ||
                               (end > 0 && (text[end] == '-' || text[end] == '.')))) {
    ++end;
  }
  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  const auto label = text.substr(0, end);
  const auto rest = text.substr(end);
  const bool letters = !label.empty() && !is_ascii_digit(label.front());
  const bool nested = label.find_first_of("-.") != label.npos;
  const bool figured = std::any_of(label.begin(), label.end(), is_ascii_digit);
  if (rest.size() < 2 || !(letters || nested) || !figured || has_long_figure(label)) return {};
  const bool closed = rest.front() == '.' || rest.front() == ':' || rest.front() == ' ' || rest.front() == ')';
  if (rest.starts_with("://")) return {};
  // 「A5移行の予算」 is a name; 「A-5移行」 and 「Q5移行は」 count.
  if (!closed && letters && !nested && !label.starts_with("Q")) return {};
  const auto next = first_of(rest);
  const bool word = is_han(next) || ((nested || !letters) && is_katakana(next));
  return closed || (word && !starts_with_counter(rest)) ? label : std::string_view();
}

namespace {

/// A block that a label may open: a heading, a question, a paragraph or an item.
std::optional<OrderNumber> label_of(const Document& document, const Block& block) {
  const bool prose = block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem;
  if (!prose && block.kind != BlockKind::Heading) return {};
  const auto label = block.number.empty() ? leading_label(document.text_of(block)) : std::string_view(block.number);
  if (auto labelled = read_labelled_number(label)) return labelled;
  if (block.kind == BlockKind::Heading || label.find_first_of("-.") == label.npos) return {};
  return read_order_number(label);
}

/// Words that (2) stands before where it names an item and does not open one.
bool names_item(std::string_view after) {
  constexpr std::array<std::string_view, 18> kParticles = {"、",   "と", "及",   "又", "に", "の", "は", "を", "。",
                                                           "から", "で", "まで", "が", "も", "や", "~",  "-",  ")"};
  return after.empty() || std::any_of(kParticles.begin(), kParticles.end(),
                                      [&](std::string_view particle) { return after.starts_with(particle); });
}

/// "(2)" before the first cell of a row that stands on a line of its own; the loader takes it for the mark of an item.
std::optional<OrderNumber> row_mark(const Document& document, const Block& cell) {
  constexpr std::size_t kLongestMark = 24;
  const auto source = std::string_view(document.source.text).substr(0, cell.source.begin.value);
  const auto line = source.rfind('\n') == source.npos ? source : source.substr(source.rfind('\n') + 1);
  if (line.empty() || line.size() > kLongestMark) return {};
  const auto mark = normalize(line);
  auto number = read_order_number(trim(mark));
  if (!number) number = read_letter_number(trim(mark));
  return number && number->before == "(" && number->after == ")" ? number : std::nullopt;
}

}  // namespace

std::vector<NumberRun> marked_row_runs(const Document& document) {
  RunBuilder runs;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.kind != BlockKind::Cell || block.column != 0 || !block.number.empty()) continue;
    if (auto number = row_mark(document, block)) {
      const auto series = number->series();
      runs.add({block.table, 0, series}, {std::move(*number), at});
    }
  }
  return runs.take();
}

std::vector<NumberRun> label_runs(const Document& document) {
  RunBuilder runs;
  std::set<std::string> questions;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    auto number = label_of(document, document.blocks[at]);
    if (!number) continue;
    const bool answer = number->before.starts_with("A") && questions.count("Q" + number->before.substr(1)) != 0;
    if (answer) continue;  // A7 below Q7
    questions.insert(number->before);
    const bool whole = !is_ascii_digit(number->before.empty() ? '0' : number->before.front());
    RunBuilder::Key key{whole ? 0 : document.blocks[at].section, whole ? 0 : 1, number->series()};
    runs.add(key, {std::move(*number), at});
  }
  return runs.take();
}

std::vector<NumberRun> inline_runs(const Document& document) {
  std::vector<NumberRun> runs;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.role != BlockRole::Statement) continue;
    const auto text = document.text_of(block);
    NumberRun run;
    bool named = false;
    for (auto open = text.find('('); open != text.npos; open = text.find('(', open + 1)) {
      const auto close = text.find(')', open);
      if (close == text.npos) break;
      auto number = read_order_number(text.substr(open, close + 1 - open));
      if (!number || number->before != "(" || number->after != ")") continue;
      named = named || names_item(text.substr(close + 1));
      run.push_back({std::move(*number), at});
    }
    const bool counts = run.size() >= 3 && run[0].number.value == 1 && run[1].number.value == 2;
    if (counts && !named) runs.push_back(std::move(run));
  }
  return runs;
}

namespace {

/// The number of a heading or an item. ②, which is 2 in normalized text, counts on its own.
std::optional<OrderNumber> number_of(const Document& document, const Block& block) {
  constexpr std::string_view kCircled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
  constexpr std::string_view kMarks = "#-*+ \t";
  auto number = read_order_number(block.number);
  const auto words = block.source.in(document.source.text);
  const auto first = words.find_first_not_of(kMarks);
  const auto mark = first == words.npos ? std::string_view() : words.substr(first, 3);
  if (number && mark.size() == 3 && kCircled.find(mark) != kCircled.npos) {
    return OrderNumber{"", "", number->value, false, kCircled};
  }
  return number;
}

}  // namespace

std::vector<NumberRun> heading_runs(const Document& document) {
  RunBuilder runs;
  for (const auto& section : document.sections) {
    if (section.heading == kNone) continue;
    auto number = number_of(document, document.blocks[section.heading]);
    if (!number) continue;
    const bool clause = number->after == "条";
    RunBuilder::Key key{clause ? kNone : section.parent, section.level, number->series()};
    if (clause) std::get<1>(key) = 0;
    runs.add(key, {std::move(*number), section.heading});
  }
  return runs.take();
}

std::vector<NumberRun> table_runs(const Document& document) {
  RunBuilder runs(true);
  std::map<std::string, std::uint32_t> headers;
  std::map<std::uint32_t, std::uint32_t> parts;
  for (const auto& table : document.tables) {
    const auto column = number_column(table);
    if (column == table.columns.size() || table.history || !is_number_column(document, table, column)) continue;
    auto header = header_words(document, table);
    if (header.empty()) header = std::to_string(table.source.begin.value);  // nothing says what it continues
    const auto id = headers.emplace(header, static_cast<std::uint32_t>(headers.size())).first->second;
    auto& part = parts[id];  // 「附 | 則」 between the rows, another table from 1 on: the count begins anew
    bool broken = true;
    for (std::size_t row = table.header_rows; row < table.cells.size(); ++row) {
      if (column >= table.cells[row].size() || table.cells[row][column] == kNone) continue;
      const auto cell = table.cells[row][column];
      auto number = read_order_number(document.text_of(cell));
      if (!number) number = read_labelled_number(document.text_of(cell));
      if (broken && number && number->value == 1) ++part;
      broken = !number;
      if (!number || is_catalogue(*number)) continue;
      for (const auto& each : spread_range(std::move(*number))) runs.add({id, part, each.series()}, {each, cell});
    }
  }
  return runs.take();
}

std::vector<NumberRun> item_runs(const Document& document) {
  RunBuilder runs;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.kind != BlockKind::ListItem || block.number.empty()) continue;
    auto number = number_of(document, block);
    if (!number) number = read_letter_number(block.number);
    if (number) runs.add({block.section, block.level, number->series()}, {std::move(*number), at});
  }
  return runs.take();
}

}  // namespace kaiji
