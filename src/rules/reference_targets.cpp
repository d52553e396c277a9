// SPDX-License-Identifier: Apache-2.0
#include "rules/reference_targets.h"

#include <algorithm>

#include "rules/order_numbers.h"
#include "rules/title_match.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongestTitle = 240;  // bytes: a longer block is prose

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

}  // namespace

ReferenceTargets::ReferenceTargets(const Document& document) {
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.kind == BlockKind::Heading || block.kind == BlockKind::ListItem) add_number(document, at);
    const auto text = document.text_of(block);
    if (text.size() > kLongestTitle || block.kind == BlockKind::Contents) continue;
    auto key = title_key(text);
    if (key.empty()) continue;
    if (block.kind == BlockKind::Heading) {
      titles_.push_back(std::move(key));
    } else {
      other_titles_.insert(std::move(key));
    }
  }
  add_captions(document);
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
  constexpr std::string_view kKinds[] = {"別紙", "別表", "付録", "付表", "添付資料", "添付", "参考資料", "表", "図"};
  for (const auto& block : document.blocks) {
    const auto key = title_key(std::string(block.number) + std::string(document.text_of(block)));
    for (const auto kind : kKinds) {
      if (!key.starts_with(kind)) continue;
      std::size_t end = kind.size();
      while (end < key.size() && is_ascii_digit(static_cast<unsigned char>(key[end]))) ++end;
      if (end > kind.size()) captions_.insert(key.substr(0, end));
    }
  }
}

bool ReferenceTargets::has_unit(std::string_view unit, std::uint32_t value) const {
  return units_.count({std::string(unit), value}) != 0;
}

std::size_t ReferenceTargets::unit_count(std::string_view unit) const {
  return static_cast<std::size_t>(
      std::count_if(units_.begin(), units_.end(), [&](const auto& entry) { return entry.first == unit; }));
}

std::size_t ReferenceTargets::caption_count(std::string_view kind) const {
  return static_cast<std::size_t>(std::count_if(captions_.begin(), captions_.end(), [&](const std::string& label) {
    return label.starts_with(kind) && label.size() > kind.size() &&
           is_ascii_digit(static_cast<unsigned char>(label[kind.size()]));
  }));
}

bool ReferenceTargets::has_title(std::string_view title) const {
  const auto key = title_key(title);
  if (key.empty() || other_titles_.count(key) != 0) return true;
  return std::any_of(titles_.begin(), titles_.end(), [&](const std::string& heading) {
    return heading.find(key) != std::string::npos || (heading.size() >= 9 && key.find(heading) != std::string::npos);
  });
}

}  // namespace kaiji
