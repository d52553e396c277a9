// SPDX-License-Identifier: Apache-2.0
#include "rules/order_numbers.h"

#include <algorithm>
#include <tuple>

namespace kaiji {
namespace {

constexpr std::uint32_t kLargest = 300;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Adds a place to the open run of its key; a return to 1 closes it. Rows of a table may share the 1.
class RunBuilder {
 public:
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::string>;

  explicit RunBuilder(bool shares_first = false) : shares_first_(shares_first) {}

  void add(const Key& key, NumberedPlace place) {
    const auto found = open_.find(key);
    const bool first = place.number.value <= 1;
    const bool shared = first && shares_first_ && found != open_.end() && runs_[found->second].back().number.value == 1;
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
  if (std::any_of(number.begin(), number.end(), is_letter)) return {};
  OrderNumber order;
  std::size_t end = number.size();
  while (end > 0 && !is_digit(number[end - 1])) --end;
  if (end == 0) {  // no Arabic figure: 第三条
    if (!number.starts_with("第") || number.size() < 9) return {};
    const auto numeral = number.substr(3, number.size() - 6);
    order = {"第", std::string(number.substr(number.size() - 3)), kanji_number(numeral)};
    return order.value == 0 ? std::nullopt : std::optional(order);
  }
  std::size_t begin = end;
  while (begin > 0 && is_digit(number[begin - 1])) --begin;
  if (end - begin > 3) return {};
  order.before = number.substr(0, begin);
  order.after = number.substr(end);
  if (order.after == "." || order.after == "-") order.after.clear();
  if (order.before.find("の") != std::string::npos) return {};
  for (const char digit : number.substr(begin, end - begin)) {
    order.value = order.value * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return order.value > kLargest ? std::nullopt : std::optional(order);
}

std::vector<NumberRun> heading_runs(const Document& document) {
  RunBuilder runs;
  for (const auto& section : document.sections) {
    if (section.heading == kNone) continue;
    auto number = read_order_number(document.blocks[section.heading].number);
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
  for (const auto& table : document.tables) {
    const auto column = number_column(table);
    if (column == table.columns.size() || table.history) continue;
    auto header = header_words(document, table);
    if (header.empty()) header = std::to_string(table.source.begin.value);  // nothing says what it continues
    const auto id = headers.emplace(header, static_cast<std::uint32_t>(headers.size())).first->second;
    for (std::size_t row = table.header_rows; row < table.cells.size(); ++row) {
      if (column >= table.cells[row].size() || table.cells[row][column] == kNone) continue;
      const auto cell = table.cells[row][column];
      auto number = read_order_number(document.text_of(cell));
      if (number) runs.add({id, 0, number->series()}, {std::move(*number), cell});
    }
  }
  return runs.take();
}

std::vector<NumberRun> item_runs(const Document& document) {
  RunBuilder runs;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.kind != BlockKind::ListItem || block.number.empty()) continue;
    auto number = read_order_number(block.number);
    if (number) runs.add({block.section, block.level, number->series()}, {std::move(*number), at});
  }
  return runs.take();
}

}  // namespace kaiji
