// SPDX-License-Identifier: Apache-2.0
#include "rules/reference_targets.h"

#include <algorithm>

#include "base/strings.h"
#include "rules/lead_numbers.h"
#include "rules/title_match.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::string_view kCapitals =
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ";  ///< the alphabet of OrderNumber has three bytes a
                                                             ///< character
constexpr std::size_t kLongestTargetTitle = 240;             // bytes: a longer block is prose

/// "6.5.2" of "6.5.2", "3" of 第3章 and (3); "" for other catalogues' numbers.
std::string plain_number(std::string_view number) {
  const auto order = read_order_number(number);
  if (!order) return {};
  std::string plain;
  for (const char c : order->before) {
    if (is_ascii_digit(static_cast<unsigned char>(c)) || c == '.' || c == '-') plain += c == '-' ? '.' : c;
  }
  return plain + std::to_string(order->value);
}

/// The numbers of the headings around a block, outermost first, joined by dots.
std::string path_of(const Document& document, BlockIndex at) {
  std::string path;
  for (const auto heading : document.headings(at)) {
    const auto number = plain_number(document.blocks[heading].number);
    if (number.empty()) continue;
    // A dotted number already has its parents'.
    if (number.find('.') != std::string::npos || path.empty()) {
      path = number;
    } else {
      path += "." + number;
    }
  }
  return path;
}

/// "3" of 第3, 第三, 第3号 behind 別表 or 様式; empty where no such number stands there.
std::string ordinal_behind(std::string_view text) {
  constexpr std::string_view kFigures = "一二三四五六七八九十";
  constexpr std::size_t kCharacter = 3;
  while (text.starts_with(" ")) text.remove_prefix(1);
  if (!text.starts_with("第")) return {};
  text.remove_prefix(kCharacter);
  std::size_t end = 0;
  while (end < text.size() && is_ascii_digit(static_cast<unsigned char>(text[end]))) ++end;
  const bool article = text.substr(end).starts_with("条") || text.substr(end).starts_with("項");
  if (end != 0) return article ? std::string() : std::string(text.substr(0, end));
  while (end + kCharacter <= text.size() && kFigures.find(text.substr(end, kCharacter)) != kFigures.npos) {
    end += kCharacter;
  }
  const auto value = kanji_number(text.substr(0, end));
  return value == 0 || text.substr(end).starts_with("条") ? std::string() : std::to_string(value);
}

}  // namespace

std::string caption_label(std::string_view text) {
  constexpr std::string_view kKinds[] = {"別紙",     "別表",     "別添",   "別図",   "付録", "附録", "付属資料",
                                         "附属資料", "付属文書", "附属書", "付属書", "付表", "付図", "添付資料",
                                         "添付",     "参考資料", "参考表", "様式",   "資料", "表",   "図"};
  while (!text.empty() && (text.front() == '(' || text.front() == '<' || text.front() == ' ')) text.remove_prefix(1);
  for (const std::string_view open : {"【", "「", "[", "〔"}) {
    if (text.starts_with(open)) text.remove_prefix(open.size());
  }
  for (const auto kind : kKinds) {
    if (!stands_at(text, 0, kind)) continue;
    auto end = kind.size();
    if (const auto order = ordinal_behind(text.substr(end)); !order.empty()) return std::string(kind) + order;
    while (end < text.size() && (text[end] == ' ' || text[end] == '-')) ++end;
    const auto begin = end;
    const auto is_figure = [&](std::size_t at) {
      return at < text.size() && is_ascii_digit(static_cast<unsigned char>(text[at]));
    };
    while (is_figure(end)) ++end;
    if (begin == end && end < text.size() && text[end] >= 'A' && text[end] <= 'Z') {
      const auto after = end + 1 < text.size() ? static_cast<unsigned char>(text[end + 1]) : 0u;
      if (is_ascii_letter(after)) return {};  // 資料API
      ++end;
    }
    if (begin == end) return {};
    while (end < text.size() && (text[end] == '-' || text[end] == '.') && is_figure(end + 1)) {
      ++end;
      while (is_figure(end)) ++end;
    }
    return std::string(kind) + std::string(text.substr(begin, end - begin));
  }
  return {};
}

std::vector<NumberRun> caption_runs(const Document& document) {
  constexpr std::size_t kLongestCaption = 120;  // bytes: a longer block speaks of the table
  std::map<std::string, NumberRun> runs;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    const auto words = std::string(block.number) + std::string(document.text_of(block));
    if (block.kind == BlockKind::Contents || block.kind == BlockKind::Cell || words.size() > kLongestCaption) continue;
    const auto label = caption_label(words);
    const auto figure = label.find_first_of("0123456789");
    if (figure == std::string::npos && !label.empty() && label.back() >= 'A' && label.back() <= 'Z') {
      const auto value = static_cast<std::uint32_t>(label.back() - 'A') + 1;
      auto& run = runs[label.substr(0, label.size() - 1) + "A"];
      const bool next = run.empty() ? value == 1 : run.back().number.value < value;
      if (next) run.push_back({{label.substr(0, label.size() - 1), "", value, false, kCapitals}, at});
      continue;
    }
    if (figure == std::string::npos || label.find_first_not_of("0123456789", figure) != std::string::npos) continue;
    const auto rest =
        std::string_view(words).substr(std::min(words.size(), words.find(label[figure]) + label.size() - figure));
    const bool spoken =
        rest.starts_with("の") || rest.starts_with("に") || rest.starts_with("は") || rest.starts_with("を");
    const auto value = static_cast<std::uint32_t>(std::stoul(label.substr(figure, 3)));
    auto& run = runs[label.substr(0, figure)];
    if (!spoken && (run.empty() || run.back().number.value < value)) {
      run.push_back({{label.substr(0, figure), "", value, false}, at});
    }
  }
  std::vector<NumberRun> all;
  for (auto& [kind, run] : runs) {
    if (!run.empty()) all.push_back(std::move(run));
  }
  return all;
}

ReferenceTargets::ReferenceTargets(const Document& document) {
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.kind == BlockKind::Heading || block.kind == BlockKind::ListItem) add_number(document, at);
    const auto text = document.text_of(block);
    if (block.kind == BlockKind::Contents) contents_ += title_key(text) + "\n";
    if (text.size() > kLongestTargetTitle || block.kind == BlockKind::Contents) continue;
    auto key = title_key(text);
    if (key.empty()) continue;
    if (block.kind == BlockKind::Heading) {
      titles_.push_back(std::move(key));
    } else {
      other_titles_.insert(std::move(key));
    }
  }
  add_captions(document);
  add_labels(document);
  add_notes(document);
}

void ReferenceTargets::add_labels(const Document& document) {
  constexpr std::size_t kLeastRows = 5;
  for (const auto runs_of : {label_runs, table_runs}) {
    for (const auto& run : runs_of(document)) {
      for (const auto& place : run) labels_.insert(place.number.with(place.number.value));
    }
  }
  for (const auto& block : document.blocks) {
    const auto label = leading_label(document.text_of(block));
    if (label.empty()) continue;
    labels_.insert(std::string(label));
    // 「5.1 訓練を行います。」: paragraphs that are counted under the heading of their chapter.
    const auto chapter = std::string(label.substr(0, label.find('.')));
    const bool dotted = label.find('.') != label.npos && label.find_first_not_of("0123456789.") == label.npos;
    if (block.kind == BlockKind::Paragraph && dotted && numbers_.count(chapter) != 0) {
      numbers_.insert(std::string(label));
      ++dotted_;
    }
  }
  for (const auto& run : table_runs(document)) {
    if (run.size() < kLeastRows || !run.front().number.before.empty()) continue;
    for (const auto& place : run) last_row_ = std::max(last_row_, place.number.value);
  }
}

void ReferenceTargets::add_notes(const Document& document) {
  for (const auto& run : lead_runs(document)) {
    if (run.front().number.before != "※") continue;
    for (const auto& place : run) last_note_ = std::max(last_note_, place.number.value);
  }
}

bool ReferenceTargets::counts_with_hyphens() const {
  constexpr std::ptrdiff_t kLeast = 4;
  return std::count_if(labels_.begin(), labels_.end(), [](const std::string& label) {
           return is_ascii_digit(static_cast<unsigned char>(label.front())) && label.find('-') != std::string::npos;
         }) >= kLeast;
}

std::size_t ReferenceTargets::label_count(const std::string& before) const {
  return static_cast<std::size_t>(std::count_if(labels_.begin(), labels_.end(), [&](const std::string& label) {
    return label.starts_with(before) && label.size() > before.size();
  }));
}

void ReferenceTargets::add_number(const Document& document, BlockIndex at) {
  const auto& block = document.blocks[at];
  const auto number = plain_number(block.number);
  if (number.empty()) return;
  const auto order = read_order_number(block.number);
  if (order->before == "第") units_.emplace(order->after, order->value);
  numbers_.insert(number);
  const auto path = path_of(document, at);
  const bool dotted = number.find('.') != std::string::npos;
  if (!dotted && !path.empty()) numbers_.insert(path + "." + number);
  if (block.kind == BlockKind::Heading && (dotted || !path.empty())) ++dotted_;
}

void ReferenceTargets::add_captions(const Document& document) {
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.kind == BlockKind::Contents) continue;
    const auto label = caption_label(std::string(block.number) + std::string(document.text_of(block)));
    // 「・表8「料金一覧」」 in a list of papers names a table and is none.
    const bool listed = block.kind == BlockKind::ListItem && block.number.empty() &&
                        (label.starts_with("表") || label.starts_with("図"));
    if (!label.empty() && !listed) captions_[label].push_back(at);
  }
}

bool ReferenceTargets::has_caption(const std::string& label) const {
  const auto own = captions_.find(label);
  if (own == captions_.end()) return false;
  // 「付録A」 twice and 「付録B」 once, beside the first of them: an entry of the contents without its annex.
  constexpr BlockIndex kBeside = 3;
  const auto kind = label.substr(0, label.find_first_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
  const bool annex = kind != "表" && kind != "図" && kind != "資料";
  return !annex || own->second.size() > 1 || std::none_of(captions_.begin(), captions_.end(), [&](const auto& other) {
    if (other.first == label || !other.first.starts_with(kind) || other.second.size() < 2) return false;
    const auto first = other.second.front();
    const auto at = own->second.front();
    return (at > first ? at - first : first - at) <= kBeside;
  });
}

bool ReferenceTargets::has_unit(std::string_view unit, std::uint32_t value) const {
  return units_.count({std::string(unit), value}) != 0;
}

std::size_t ReferenceTargets::unit_count(std::string_view unit) const {
  return static_cast<std::size_t>(
      std::count_if(units_.begin(), units_.end(), [&](const auto& entry) { return entry.first == unit; }));
}

std::size_t ReferenceTargets::caption_count(std::string_view kind) const {
  return static_cast<std::size_t>(std::count_if(captions_.begin(), captions_.end(), [&](const auto& caption) {
    const auto& label = caption.first;
    return label.starts_with(kind) && label.size() > kind.size() &&
           static_cast<unsigned char>(label[kind.size()]) < 0x80;
  }));
}

bool ReferenceTargets::begins_block(std::string_view words) const {
  const auto begins = [&](const std::string& title) { return title.starts_with(words); };
  return std::any_of(titles_.begin(), titles_.end(), begins) ||
         std::any_of(other_titles_.begin(), other_titles_.end(), begins);
}

bool ReferenceTargets::has_title(std::string_view title) const {
  const auto key = title_key(title);
  if (key.empty() || other_titles_.count(key) != 0) return true;
  return std::any_of(titles_.begin(), titles_.end(), [&](const std::string& heading) {
    return heading.find(key) != std::string::npos || (heading.size() >= 9 && key.find(heading) != std::string::npos);
  });
}

bool is_excerpt(const Document& document) {
  constexpr std::uint32_t kFirst = 4;
  std::size_t numbered = 0;
  for (const auto& section : document.sections) {
    if (section.heading == kNone) continue;
    // The loader leaves a number with a letter in the words: 「V8.1 データの保護」.
    const auto& block = document.blocks[section.heading];
    const auto words = document.text_of(block);
    std::string_view number = block.number.empty() ? leading_label(words) : std::string_view(block.number);
    while (!number.empty() && !is_ascii_digit(static_cast<unsigned char>(number.front()))) number.remove_prefix(1);
    if (number.empty()) continue;
    std::uint32_t value = 0;
    for (const char c : number.substr(0, 3)) {
      if (!is_ascii_digit(static_cast<unsigned char>(c))) break;
      value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    if (value < kFirst) return false;
    ++numbered;
  }
  return numbered > 0;
}

}  // namespace kaiji
