// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "rules/reference_targets.h"
#include "rules/title_match.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongestCaption = 120;  ///< bytes: a longer block speaks of the table

/// The kind of caption (表) and its number where all of the label behind the kind is one number.
std::optional<OrderNumber> caption_number(std::string_view label) {
  const auto figure = label.find_first_of("0123456789");
  if (figure == label.npos || figure == 0 || label.size() - figure > 2) return {};
  if (label.find_first_not_of("0123456789", figure) != label.npos) return {};
  const auto value = static_cast<std::uint32_t>(std::stoul(std::string(label.substr(figure))));
  return OrderNumber{std::string(label.substr(0, figure)), "", value};
}

/// The caption stands above its table; an annex is a heading.
bool is_in_place(const Document& document, BlockIndex at, std::string_view kind) {
  const Block& block = document.blocks[at];
  if (kind != "表") return kind != "図" && kind != "資料" && block.kind == BlockKind::Heading;
  const bool line = block.kind == BlockKind::Paragraph || block.kind == BlockKind::Heading;
  return line && at + 1 < document.blocks.size() && document.blocks[at + 1].table != kNone;
}

/// What the caption says behind its number; nothing where it goes on with a sentence or with the table before it.
std::string title_of(std::string_view words, std::string_view kind) {
  if (words.find("続き") != words.npos || words.find("つづき") != words.npos || words.ends_with("。")) return {};
  auto key = title_key(words);
  if (!key.starts_with(kind)) return {};
  const auto rest = key.find_first_not_of("0123456789", kind.size());
  if (rest == key.npos) return {};
  std::size_t at = rest;
  const auto c = decode_at(key, at);
  return c >= U'ぁ' && c <= U'ん' ? std::string() : key.substr(rest);  // 「表1の内訳」
}

}  // namespace

std::vector<NumberRun> repeated_captions(const Document& document) {
  std::map<std::string, NumberRun> runs;
  std::map<std::pair<std::string, std::uint32_t>, std::string> titles;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto words = document.text_of(document.blocks[at]);
    if (words.size() > kLongestCaption || !document.blocks[at].number.empty()) continue;
    auto number = caption_number(caption_label(words));
    if (!number || !is_in_place(document, at, number->before)) continue;
    const auto title = title_of(words, number->before);
    if (title.empty()) continue;
    const auto [known, fresh] = titles.emplace(std::pair{number->before, number->value}, title);
    if (!fresh && same_key(known->second, title)) continue;
    auto& run = runs[number->before];
    run.push_back({std::move(*number), at});
  }
  std::vector<NumberRun> all;
  for (auto& [kind, run] : runs) {
    // Counted anew in each chapter.
    const auto firsts =
        std::count_if(run.begin(), run.end(), [](const auto& place) { return place.number.value == 1; });
    if (firsts == 1) all.push_back(std::move(run));
  }
  return all;
}

}  // namespace kaiji
