// SPDX-License-Identifier: Apache-2.0
#include "rules/disclosure_values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::array<std::pair<std::string_view, WantedValue>, 17> kNames{
    {{"duration", WantedValue::Duration},
     {"interval", WantedValue::Interval},
     {"percentage", WantedValue::Percentage},
     {"count", WantedValue::Count},
     {"generations", WantedValue::Generations},
     {"date", WantedValue::Date},
     {"place", WantedValue::Place},
     {"window", WantedValue::Window},
     {"number", WantedValue::Number},
     {"money", WantedValue::Money},
     {"url", WantedValue::Url},
     {"contact", WantedValue::Contact},
     {"address", WantedValue::Address},
     {"organisation", WantedValue::Organisation},
     {"person", WantedValue::Person},
     {"service", WantedValue::Service},
     {"document-date", WantedValue::DocumentDate}}};

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool has_url(std::string_view text) {
  constexpr std::array<std::string_view, 3> kMarks{"http://", "https://", "www."};
  return has_any(text, kMarks);
}

/// Digits and hyphens of a telephone number: two hyphens and nine digits or more, beginning with 0 or +.
bool has_telephone(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((text[at] != '0' && text[at] != '+') || (at > 0 && is_ascii_digit(text[at - 1]))) continue;
    std::size_t digits = 0;
    std::size_t marks = 0;
    for (std::size_t end = at; end < text.size(); ++end) {
      const char c = text[end];
      if (is_ascii_digit(c)) {
        ++digits;
      } else if (c == '-' || c == '(' || c == ')') {
        ++marks;
      } else if (c != '+' && c != ' ') {
        break;
      }
    }
    if (digits >= 9 && (marks >= 2 || digits <= 11)) return true;
  }
  return false;
}

bool has_contact(std::string_view text) {
  constexpr std::array<std::string_view, 4> kForms{"フォーム", "チャット", "内線", "FAX"};
  return text.find('@') != std::string_view::npos || has_url(text) || has_telephone(text) || has_any(text, kForms);
}

bool has_money(std::string_view text) {
  constexpr std::array<std::string_view, 5> kFree{"無料", "無償", "0円", "かかりません", "頂いておりません"};
  if (has_any(text, kFree)) return true;
  constexpr std::array<std::string_view, 5> kUnits{"円", "百万", "億", "万円", "¥"};
  return has_digit(text) && has_any(text, kUnits);
}

/// 「仙台市青葉区柏木町2-14」: a town with a house number behind it, no prefecture named.
bool has_house_number(std::string_view text) {
  constexpr std::size_t kLongestTown = 36;  // bytes between
  constexpr std::array<std::string_view, 2> kTowns{"市", "区"};
  constexpr std::array<std::string_view, 4> kBounds{"、", "。", "(", "の"};
  for (const auto town : kTowns) {
    for (auto at = text.find(town); at != std::string_view::npos; at = text.find(town, at + 1)) {
      const auto rest = text.substr(at + town.size());
      const auto begin = rest.find_first_of("0123456789");
      if (begin == std::string_view::npos || begin > kLongestTown || has_any(rest.substr(0, begin), kBounds)) continue;
      auto behind = rest.substr(begin);
      behind.remove_prefix(std::min(behind.find_first_not_of("0123456789"), behind.size()));
      if ((behind.starts_with("-") && behind.size() > 1 && is_ascii_digit(behind[1])) || behind.starts_with("番"))
        return true;
    }
  }
  return false;
}

bool has_address(std::string_view text) {
  constexpr std::array<std::string_view, 2> kPostal{"〒", "丁目"};
  if (has_any(text, kPostal)) return true;
  constexpr std::array<std::string_view, 4> kPrefectures{"東京都", "北海道", "府", "県"};
  constexpr std::array<std::string_view, 5> kTowns{"区", "市", "町", "村", "郡"};
  return (has_any(text, kPrefectures) && has_any(text, kTowns)) || has_house_number(text);
}

bool has_organisation(std::string_view text) {
  constexpr std::array<std::string_view, 12> kForms{"株式会社",     "合同会社",     "有限会社",     "合名会社",
                                                    "合資会社",     "一般社団法人", "一般財団法人", "財団法人",
                                                    "独立行政法人", "(株)",         "Inc.",         "Co., Ltd"};
  return has_any(text, kForms);
}

/// A family name, a space and a given name: 「田中 一郎」.
bool begins_full_name(std::string_view text) {
  constexpr std::size_t kLongestFamily = 15;
  const auto space = text.substr(0, kLongestFamily + 1).find(' ');
  if (space == std::string_view::npos) return false;
  const auto given = text.substr(space + 1, 3);
  const bool kana = given >= "ぁ" && given <= "ん";  // 「備後 さくら」
  return begins_name(text) && (kana || begins_name(given));
}

/// A name in kanji that is all there is to say: 「宮腰達也です」; not 「創業者です」, 「女性です」.
bool is_whole_name(std::string_view text) {
  constexpr std::size_t kLeast = 9;
  constexpr std::size_t kMost = 18;
  constexpr std::array<std::string_view, 7> kSorts{"者", "人", "員", "性", "身", "役", "年"};
  std::size_t size = 0;
  while (size + 3 <= text.size() && static_cast<unsigned char>(text[size]) >= 0xE4 &&
         static_cast<unsigned char>(text[size]) <= 0xE9)
    size += 3;
  const auto rest = text.substr(size);
  return size >= kLeast && size <= kMost && !has_any(text.substr(0, size), kSorts) &&
         (rest.starts_with("です") || rest.starts_with("である") || rest.starts_with("、"));
}

/// 「代表取締役の山田太郎です」, 「代表社員の山彦 響が務めています」; not 「代表取締役の経歴」.
bool names_with_no(std::string_view behind_title) {
  constexpr std::string_view kNo = "の";
  constexpr std::size_t kLongestName = 30;
  constexpr std::array<std::string_view, 7> kVerbs{"です", "である", "が務め", "がつとめ", "が率い", "が担", "が兼"};
  if (!behind_title.starts_with(kNo) || !begins_name(behind_title.substr(kNo.size()))) return false;
  auto at = std::string_view::npos;
  for (const auto verb : kVerbs) at = std::min(at, behind_title.find(verb));
  return at <= kLongestName && behind_title.substr(0, at).find("は") == std::string_view::npos;
}

/// A name or a post behind a title, or a quoted name beside one: 「代表取締役社長 山田太郎」, 取締役の「鈴木一郎」.
bool has_person(std::string_view text) {
  constexpr std::array<std::string_view, 12> kTitles{"代表取締役", "代表社員", "代表理事", "代表執行役",
                                                     "CISO",       "氏名:",    "責任者は", "責任者:",
                                                     "責任者 ",    "代表者は", "代表者:",  "代表者 "};
  constexpr std::array<std::string_view, 9> kBetween{"社長", "会長", "兼", "CEO", "COO", "氏名", ":", " ", "は"};
  for (const auto title : kTitles) {
    const auto at = text.find(title);
    if (at == std::string_view::npos) continue;
    auto rest = text.substr(at + title.size());
    for (auto found = kBetween.begin(); found != kBetween.end();) {
      found = std::find_if(kBetween.begin(), kBetween.end(), [&](auto word) { return rest.starts_with(word); });
      if (found != kBetween.end()) rest.remove_prefix(found->size());
    }
    if (begins_name(rest) || names_with_no(rest)) return true;
  }
  // 「社長は田中 一郎です」, and not 「社長は技術者出身です」.
  constexpr std::array<std::string_view, 3> kHeads{"社長は", "代表は", "理事長は"};
  for (const auto head : kHeads) {
    const auto at = text.find(head);
    if (at == std::string_view::npos) continue;
    const auto rest = text.substr(at + head.size());
    if (begins_full_name(rest) || is_whole_name(rest)) return true;
  }
  constexpr std::array<std::string_view, 4> kPosts{"取締役", "役員", "責任者", "代表"};
  const auto quoted = text.find("「");
  return quoted != std::string_view::npos && begins_name(text.substr(quoted + 3)) && has_any(text, kPosts);
}

bool fits(const FoundValue& found, WantedValue wanted) {
  const auto type = found.value.type;
  switch (wanted) {
    case WantedValue::Duration:
      return type == ValueType::Duration || type == ValueType::Interval;
    case WantedValue::Interval:
      return type == ValueType::Interval;
    case WantedValue::Percentage:
      return type == ValueType::Percentage;
    case WantedValue::Count:
      return type == ValueType::Count;
    case WantedValue::Generations:
      return type == ValueType::Duration || (type == ValueType::Count && found.value.unit == "世代");
    case WantedValue::Date:
      return type == ValueType::Date;
    case WantedValue::Place:
      return type == ValueType::Place;
    case WantedValue::Window:
      return type == ValueType::Window;
    default:
      return false;
  }
}

bool holds_typed(const Analysis& analysis, TextSpan span, WantedValue wanted) {
  auto at = std::lower_bound(analysis.values.begin(), analysis.values.end(), span.begin,
                             [](const FoundValue& found, TextOffset begin) { return found.span.begin < begin; });
  for (; at != analysis.values.end() && at->span.begin < span.end; ++at) {
    if (fits(*at, wanted)) return true;
  }
  return false;
}

/// 「ミセルクラウドは、動画を預かるサービスです」: a name of katakana, Latin letters or in brackets, and what it is.
bool introduces_service(std::string_view text, std::string_view title) {
  constexpr std::size_t kLongestName = 48;
  constexpr std::array<std::string_view, 12> kSorts{"サービス", "クラウド",         "システム",     "プラットフォーム",
                                                    "アプリ",   "ソフト",           "ツール",       "基盤",
                                                    "SaaS",     "アプリケーション", "ソフトウェア", "ポータル"};
  constexpr std::array<std::string_view, 4> kVerbs{"です", "である", "だ", "になります"};
  while (text.ends_with("。")) text.remove_suffix(3);
  const auto topic = text.find("は");
  if (topic == std::string_view::npos || topic < 6 || topic > kLongestName) return false;
  const auto name = text.substr(0, topic);
  const bool named = name.starts_with("「") || is_ascii_letter(name[0]) || (name >= "ァ" && name < "ヷ");
  if (!named || name.find("の") != std::string_view::npos) return false;
  const auto* verb =
      std::find_if(kVerbs.begin(), kVerbs.end(), [&](std::string_view word) { return text.ends_with(word); });
  if (verb == kVerbs.end()) return false;
  if (!title.empty() && title.find(name) != std::string_view::npos) return true;
  text.remove_suffix(verb->size());
  return std::any_of(kSorts.begin(), kSorts.end(), [&](std::string_view sort) { return text.ends_with(sort); });
}

/// The title of a document quotes the name or begins with it: 「まなびの窓 よくあるご質問」; normalized text has no
/// space there.
bool titles_service(std::string_view text) {
  constexpr std::array<std::string_view, 8> kSorts{"よくある",         "FAQ",
                                                   "サービス概要書",   "サービス仕様書",
                                                   "サービスレベル",   "サービス説明書",
                                                   "ホワイトペーパー", "セキュリティホワイトペーパー"};
  constexpr std::array<std::string_view, 9> kOthers{
      "株式会社", "合同会社", "有限会社", "クラウドサービス", "当社", "セキュリティ", "情報", "ISO", "お客"};
  constexpr std::array<std::string_view, 8> kDocuments{"方針",       "規程",   "規則", "ポリシー",
                                                       "マニュアル", "ガイド", "要領", "指針"};
  constexpr std::size_t kLongestName = 48;
  if (text.find("「") != std::string_view::npos) return !has_any(text, kDocuments);
  auto end = std::string_view::npos;
  for (const auto sort : kSorts) end = std::min(end, text.find(sort));
  return end != std::string_view::npos && end >= 9 && end <= kLongestName && !has_any(text.substr(0, end), kOthers);
}

bool names_service(const Analysis& analysis, std::string_view text) {
  const auto& document = analysis.document;
  const auto title = std::find_if(document.blocks.begin(), document.blocks.end(),
                                  [](const Block& block) { return block.kind == BlockKind::Heading; });
  return introduces_service(text, title == document.blocks.end() ? "" : document.text_of(*title)) ||
         std::any_of(analysis.facts.services.begin(), analysis.facts.services.end(),
                     [&](const auto& name) { return !name.empty() && text.find(name) != std::string_view::npos; });
}

}  // namespace

bool begins_name(std::string_view text) {
  if (text.size() < 3) return false;
  const auto first = static_cast<unsigned char>(text[0]);
  return (first >= 0xE4 && first <= 0xE9) || (text.substr(0, 3) >= "ァ" && text.substr(0, 3) <= "ヶ");
}

std::optional<WantedValue> wanted_value(std::string_view name) {
  for (const auto& [known, value] : kNames) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string> wanted_value_names() {
  std::vector<std::string> names;
  for (const auto& [known, value] : kNames) names.emplace_back(known);
  return names;
}

bool holds_value(const Analysis& analysis, TextSpan span, WantedValue wanted) {
  const auto text = span.in(analysis.document.text());
  switch (wanted) {
    case WantedValue::Number:
      return has_digit(text);
    case WantedValue::Money:
      return has_money(text);
    case WantedValue::Url:
      return has_url(text);
    case WantedValue::Contact:
      return has_contact(text);
    case WantedValue::Address:
      return has_address(text);
    case WantedValue::Organisation:
      return has_organisation(text);
    case WantedValue::Person:
      return has_person(text);
    case WantedValue::Service:
      return names_service(analysis, text) ||
             (!analysis.sentences.empty() && span.begin == analysis.sentences.front().span.begin &&
              titles_service(text));
    case WantedValue::DocumentDate:
      return false;
    default:
      return holds_typed(analysis, span, wanted);
  }
}

std::size_t last_comma(std::string_view text) {
  constexpr std::string_view kComma = "、";
  auto comma = text.rfind(kComma);
  while (comma != std::string_view::npos && text.substr(0, comma).ends_with("は"))
    comma = comma == 0 ? std::string_view::npos : text.rfind(kComma, comma - 1);
  return comma;
}

TextSpan first_clause(std::string_view text, TextSpan rest) {
  constexpr std::string_view kComma = "、";
  constexpr std::array<std::string_view, 4> kPredicates{"し", "て", "おり", "行い"};
  const auto words = rest.in(text);
  for (auto comma = words.find(kComma); comma != std::string_view::npos; comma = words.find(kComma, comma + 1)) {
    const auto clause = words.substr(0, comma);
    const auto closes = [&](std::string_view ending) { return clause.ends_with(ending); };
    if (!std::any_of(kPredicates.begin(), kPredicates.end(), closes)) continue;
    return text_span(rest.begin.value, rest.begin.value + comma);
  }
  return rest;
}

bool ends_in_noun(std::string_view text) {
  const auto last = text.size() < 3 ? text : text.substr(text.size() - 3);
  return last < "ぁ" || last > "ん" || last == "や" || last == "と" || last == "の";
}

std::optional<TextSpan> dated_at(const Analysis& analysis) {
  constexpr BlockIndex kCover = 4;     // blocks
  constexpr std::uint32_t kLine = 90;  // bytes
  const auto& facts = analysis.facts;
  if (facts.date.year != 0 && facts.date_at) return *facts.date_at;
  for (const auto& sentence : analysis.sentences) {
    if (sentence.block >= kCover || analysis.document.blocks[sentence.block].table != kNone) break;
    const bool line = sentence.span.size() <= kLine && !analysis.text_of(sentence).ends_with("。");
    if (line && holds_value(analysis, sentence.span, WantedValue::Date)) return sentence.span;
  }
  return std::nullopt;
}

}  // namespace kaiji
