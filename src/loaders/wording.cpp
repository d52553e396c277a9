// SPDX-License-Identifier: Apache-2.0
#include "loaders/wording.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/characters.h"
#include "text/line_index.h"

namespace kaiji {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::uint32_t kLongestTitle = 64;  ///< display cells: 32 Japanese characters
constexpr std::uint32_t kLongestKey = 28;
constexpr std::size_t kShortVerb = 18;  ///< bytes from 「を」 to the end: 「を定期実施」

constexpr auto kPredicates = std::to_array<std::string_view>(
    {"です", "ます", "ません", "ました", "でした", "ください", "下さい", "である", "ている", "ていない", "される",
     "とする", "すること", "ない", "できる", "します", "ました", "せん", "だ"});
constexpr auto kOpenEnds = std::to_array<std::string_view>(
    {"、",       ",",        "は",   "が",   "を",     "に",   "で",     "と",     "へ",
     "も",       "や",       "の",   "及び", "並びに", "又は", "または", "および", "ならびに",
     "もしくは", "若しくは", "から", "より", "(",      "「",   "『",     "・",     "/"});
constexpr auto kInnerEnds = std::to_array<std::string_view>({"て", "し", "な", "り", "く"});
constexpr auto kParticles =
    std::to_array<std::string_view>({"を", "と", "に", "は", "が", "の", "で", "も", "へ", "や"});
constexpr auto kGoingOn = std::to_array<std::string_view>(
    {"及び",   "並びに", "又は", "および", "ならびに", "または",   "、",       "。",       ")",
     "」",     "』",     "から", "まで",   "により",   "において", "について", "に対",     "に関",
     "します", "しま",   "ます", "です",   "ました",   "ません",   "ており",   "ています", "いたします"});
constexpr auto kOuterTitles = std::to_array<std::string_view>(
    {"はじめに",     "おわりに", "附則",           "付則",       "付録",         "別紙",     "別表",   "改定履歴",
     "改訂履歴",     "変更履歴", "更新履歴",       "改版履歴",   "参考資料",     "参考文献", "用語集", "用語の定義",
     "お問い合わせ", "お問合せ", "お問い合わせ先", "お問合せ先", "問い合わせ先", "まとめ",   "序文",   "前文"});
constexpr auto kContentsTitles = std::to_array<std::string_view>(
    {"目次", "もくじ", "目録", "Contents", "CONTENTS", "Table of Contents", "INDEX", "Index", "項目一覧"});
constexpr auto kUnits =
    std::to_array<std::string_view>({"%", "時間", "分以", "日", "年", "月", "回", "世代", "営業日", "秒", "版", "か月",
                                     "ヶ月", "ヵ月", "カ月", "円", "GB", "TB", "MB"});
constexpr auto kDoing = std::to_array<std::string_view>({"実施", "取得", "保管", "提供", "使用", "採用", "導入", "適用",
                                                         "保存", "記録", "利用", "準拠", "対応", "検知", "監視"});

bool ends_with_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

bool starts_with_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.starts_with(word); });
}

/// A number and its unit: what a statement gives and a title does not.
bool has_quantity(std::string_view text) {
  for (std::size_t at = text.find_first_of("0123456789"); at != std::string_view::npos;
       at = text.find_first_of("0123456789", at)) {
    at = text.find_first_not_of("0123456789.,", at);
    if (at == std::string_view::npos) return false;
    if (starts_with_any(text.substr(at), kUnits)) return true;
  }
  return false;
}

/// 「バックアップは日次」, 「AESを使用」: a topic or an object with what is done, without its verb.
bool is_clipped_statement(std::string_view text) {
  const auto object = text.rfind("を");
  if (object != std::string_view::npos && object + kShortVerb >= text.size() && ends_with_any(text, kDoing))
    return true;
  for (auto at = text.find("は"); at != std::string_view::npos; at = text.find("は", at + 3)) {
    const auto before = last_of(text.substr(0, at));
    const auto after = first_of(text.substr(at + 3));
    const bool topic = is_han(before) || is_katakana(before) || before < 0x80 || text.substr(0, at).ends_with("で") ||
                       text.substr(0, at).ends_with("に");
    if (at > 0 && after != 0 && topic && before != U'又' && before != U'或' && before != U'若') return true;
  }
  return false;
}

/// 「る。」, 「する。契約者は…」: the end of a predicate that began on the line before.
bool is_predicate_tail(std::string_view text) {
  constexpr std::size_t kLongestTail = 15;  ///< bytes
  const auto end = text.find("。");
  if (end == 0 || end > kLongestTail) return false;
  const auto tail = text.substr(0, end);
  for (std::size_t at = 0; at < tail.size();)
    if (const auto c = decode_at(tail, at); c < U'ぁ' || c > U'ん') return false;
  return tail != "はい" && tail != "いいえ" && tail != "なし" && tail != "あり";
}

}  // namespace

bool is_terminated(std::string_view text) {
  while (text.ends_with(")") || text.ends_with("」") || text.ends_with("』"))
    text.remove_suffix(text.ends_with(")") ? 1 : 3);
  return text.ends_with("。") || text.ends_with("!") || text.ends_with("?") || text.ends_with(".");
}

bool is_sentence(std::string_view text) {
  return text.find("。") != std::string_view::npos || ends_with_any(text, kPredicates);
}

bool breaks_off(std::string_view text) {
  return ends_with_any(text, kOpenEnds) && !text.ends_with("のこと");
}

bool may_break_off(std::string_view text) {
  return breaks_off(text) || (ends_with_any(text, kInnerEnds) && !text.ends_with("について"));
}

bool goes_on(std::string_view text) {
  if (starts_with_any(text, kGoingOn) || is_predicate_tail(text)) return true;
  if (!starts_with_any(text, kParticles)) return false;
  if (text.starts_with("を")) return true;
  const auto next = first_of(text.substr(3));
  return next != 0 && (is_han(next) || is_katakana(next) || is_ascii_letter(next) || is_ascii_digit(next));
}

bool is_key_value(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || text.substr(colon).starts_with("://")) return false;
  const auto key = text.substr(0, colon);
  if (display_width(key) > kLongestKey || key.find("、") != std::string_view::npos ||
      key.find("。") != std::string_view::npos)
    return false;
  return colon + 1 < text.size() && !is_ascii_digit(static_cast<unsigned char>(key.back()));
}

bool is_title(std::string_view text) {
  if (text.empty() || display_width(text) > kLongestTitle) return false;
  if (is_terminated(text) || is_sentence(text) || breaks_off(text) || is_key_value(text)) return false;
  if (text.ends_with(":") || text.ends_with(";") || text.find("://") != std::string_view::npos) return false;
  if (text.find('@') != std::string_view::npos || text.find('|') != std::string_view::npos) return false;
  if (text.find("株式会社") != std::string_view::npos || text.find("有限会社") != std::string_view::npos) return false;
  if (text.starts_with("<") || text.starts_with("(") || text.starts_with("[") || text.starts_with("「")) return false;
  if (text.find_first_not_of("0123456789.,-/ ~()") == std::string_view::npos) return false;
  return !has_quantity(text) && !is_clipped_statement(text);
}

bool is_outer_title(std::string_view text) {
  return std::find(kOuterTitles.begin(), kOuterTitles.end(), text) != kOuterTitles.end();
}

bool is_contents_title(std::string_view text) {
  return std::find(kContentsTitles.begin(), kContentsTitles.end(), text) != kContentsTitles.end();
}

}  // namespace kaiji
