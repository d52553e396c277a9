// SPDX-License-Identifier: Apache-2.0
#include "claims/polarity.h"

#include <algorithm>
#include <array>

#include "claims/numerals.h"

namespace kaiji {
namespace {

constexpr std::array<std::string_view, 16> kDenials{"ません", "ない",     "なく",   "ずに", "なし", "無し",
                                                    "不可",   "かねま",   "かねる", "ざる", "ぬ",   "禁止",
                                                    "らず",   "いたさず", "れず",   "せず"};
constexpr std::array<std::string_view, 12> kDemands{"なければな",   "なくてはな",   "ざるを得",   "ないわけでは",
                                                    "なければいけ", "ないことはあ", "ないとは限", "なくてはいけ",
                                                    "なくなりま",   "ないよう",     "ないか",     "なく、"};
/// Words that stand between a verb and its denial: 開示する予定はありません.
constexpr std::array<std::string_view, 41> kBridges{
    "決し", "絶対", "全く", "一度", "1度", "一回", "1回",  "一件", "1件",  "一例", "一切",     "予定", "機能", "仕組",
    "義務", "責任", "方針", "計画", "事",  "物",   "対象", "規定", "制度", "窓口", "サービス", "致",   "出来", "頂",
    "行",   "得",   "有",   "居",   "負",  "設",   "可能", "実施", "提供", "保証", "権限",     "必要", "対応"};
constexpr std::array<std::string_view, 7> kNotDenials{"だけでな", "のみでな", "のみなら",  "はもちろ",
                                                      "なお",     "少な",     "かかわらず"};

bool is_hiragana_at(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || static_cast<unsigned char>(text[at]) != 0xE3) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  return second == 0x81 || (second == 0x82 && third <= 0x9F);
}

}  // namespace

bool denied_after(std::string_view text, std::size_t end, std::size_t limit) {
  const std::string_view words = text.substr(0, std::min(limit, text.size()));
  for (std::size_t at = end; at < words.size();) {
    if (match_any(words, at, kDemands) > 0) return false;
    if (match_any(words, at, kNotDenials) > 0) return false;
    if (match_any(words, at, kDenials) > 0) return true;
    const std::size_t bridge = match_any(words, at, kBridges);
    if (bridge == 0 && !is_hiragana_at(words, at)) return false;
    at += bridge > 0 ? bridge : 3;
  }
  return false;
}

std::size_t inflection_end(std::string_view text, std::size_t end, std::size_t limit) {
  const std::string_view words = text.substr(0, std::min(limit, text.size()));
  std::size_t at = end;
  while (at < words.size()) {
    const std::size_t bridge = match_any(words, at, kBridges);
    if (bridge == 0 && !is_hiragana_at(words, at)) break;
    at += bridge > 0 ? bridge : 3;
  }
  return std::min(at, words.size());
}

bool denied_at_end(std::string_view clause) {
  constexpr std::array<std::string_view, 12> kEnds{"ません", "ない", "なし",     "無し", "ません。",   "ないもの",
                                                   "ず",     "不可", "かねます", "禁止", "ませんので", "ないため"};
  for (;;) {
    // 2時間(原因を問いません): words in brackets behind the statement do not end it.
    const auto open = clause.ends_with(")") ? clause.rfind('(') : std::string_view::npos;
    if (open != std::string_view::npos)
      clause = clause.substr(0, open);
    else if (clause.ends_with("。") || clause.ends_with(")") || clause.ends_with(" "))
      clause.remove_suffix(clause.ends_with("。") ? 3 : 1);
    else
      break;
  }
  if (!ends_with_any(clause, clause.size(), kEnds)) return false;
  constexpr std::array<std::string_view, 11> kNoDenials{"超え",       "下回",       "なければな", "なくてはな",
                                                        "ざるを得",   "わけではあ", "だけでな",   "限りで",
                                                        "でなければ", "でないと",   "に満たな"};
  return std::none_of(kNoDenials.begin(), kNoDenials.end(),
                      [&](std::string_view word) { return clause.find(word) != std::string_view::npos; });
}

}  // namespace kaiji
