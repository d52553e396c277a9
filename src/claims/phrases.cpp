// SPDX-License-Identifier: Apache-2.0
#include "claims/phrases.h"

#include <algorithm>
#include <array>

#include "claims/numerals.h"

namespace kaiji {

/// The words before the last of the marks that end a phrase: 、 。 and brackets.
std::string_view last_phrase(std::string_view words) {
  constexpr std::array<std::string_view, 7> kEnds{"、", "。", ",", "(", ")", "・", " "};
  std::size_t begin = 0;
  for (std::size_t at = 0; at < words.size(); at += character_length(words, at))
    if (const std::size_t length = match_any(words, at, kEnds); length > 0) begin = at + length;
  return words.substr(begin);
}

/// 「Xは」 or 「X:」 at the head of a sentence, before its topic; not 「Xには」, which is a place.
std::string_view stated_phrase(std::string_view before) {
  constexpr std::array<std::string_view, 7> kPlaces{"に", "で", "と", "から", "へ", "また", "ある"};
  for (std::size_t at = 0; at < before.size(); at += character_length(before, at)) {
    constexpr std::array<std::string_view, 3> kAbout{"について", "に関して", "につきまして"};
    if (match_any(before, at, kAbout) > 0) return before.substr(0, at);
    const bool colon = before[at] == ':' || before[at] == '=';
    if (!colon && !before.substr(at).starts_with("は")) continue;
    if (!colon && ends_with_any(before, at, kPlaces)) continue;
    return before.substr(0, at);
  }
  return {};
}

/// 「当社は、仮想サーバーについて|稼働率99.9%を保証」: what a sentence says that it is about.
std::string_view about_phrase(std::string_view before) {
  constexpr std::array<std::string_view, 3> kAbout{"について", "に関して", "につきまして"};
  for (std::size_t at = before.size(); at-- > 0;)
    if (match_any(before, at, kAbout) > 0) return last_phrase(before.substr(0, at));
  return {};
}

/// 「Xの|バックアップ」, 「Xを|暗号化」: what stands right before the topic.
std::string_view modifier(std::string_view before) {
  constexpr std::array<std::string_view, 4> kLinks{"の", "を", "が", "も"};
  constexpr std::array<std::string_view, 4> kFar{"へ", "と", "から", "で"};
  for (const std::string_view link : kLinks) {
    if (!before.ends_with(link)) continue;
    const std::string_view words = before.substr(0, before.size() - link.size());
    return ends_with_any(words, words.size(), kFar) ? std::string_view{} : last_phrase(words);
  }
  return {};
}

/// 「Xでは、|topic」, 「Xには|topic」: the place or the case that a statement is limited to.
std::string_view limiting_phrase(std::string_view before) {
  constexpr std::array<std::string_view, 2> kLimits{"では", "には"};
  constexpr std::array<std::string_view, 8> kCases{"とき", "場合", "際", "後", "時", "前", "まで", "から"};
  for (std::size_t at = before.size(); at-- > 0;) {
    const std::size_t length = match_any(before, at, kLimits);
    if (length == 0) continue;
    const std::string_view phrase = last_phrase(before.substr(0, at));
    return ends_with_any(phrase, phrase.size(), kCases) ? std::string_view{} : phrase;
  }
  return {};
}

bool is_hiragana(std::string_view character) {
  return character.size() == 3 && character >= "ぁ" && character <= "ん";
}

/// 「Xを…に|委託」, 「Xを、…へ|提供」: what is done to X.
std::string_view object_phrase(std::string_view before) {
  if (!before.ends_with("に") && !before.ends_with("へ")) return {};
  const std::size_t at = before.rfind("を");
  if (at == std::string_view::npos) return {};
  std::string_view rest = before.substr(at + std::string_view("を").size());
  if (rest.starts_with("、")) rest.remove_prefix(std::string_view("、").size());
  const bool apart = rest.find("、") != std::string_view::npos;  // the verb of を stands before the comma
  return apart ? std::string_view{} : last_phrase(before.substr(0, at));
}

/// 「AES-256|で画像を暗号化」: what is treated with the means that stands before.
std::string_view object_behind(std::string_view behind) {
  constexpr std::array<std::string_view, 8> kMeans{"のAESで",  "により", "によって", "を用いて",
                                                   "を使って", "にて",   "で",       "(CBC)で"};
  const std::size_t means = match_any(behind, 0, kMeans);
  if (means == 0) return {};
  const std::string_view words = behind.substr(means);
  const auto at = words.find("を");
  return at == std::string_view::npos ? std::string_view{} : last_phrase(words.substr(0, at));
}

/// True for words that can name a thing: nouns joined by の, と or や, no figure, no time (契約終了後, 障害時).
bool is_name(std::string_view phrase) {
  constexpr std::array<std::string_view, 10> kJoins{"および", "ならびに", "の", "と", "や",
                                                    "お",     "ご",       "へ", "び", "等"};
  constexpr std::array<std::string_view, 9> kTimes{"後", "時", "前", "際", "中", "内", "間", "日", "月"};
  if (phrase.empty() || phrase.size() > kLongestPhrase) return false;
  if (ends_with_any(phrase, phrase.size(), kTimes) && !phrase.ends_with("臨時")) return false;
  const std::size_t open = std::min(phrase.find('('), phrase.size());  // what stands in brackets is no part of it
  for (std::size_t at = 0; at < open;) {
    const std::size_t length = character_length(phrase, at);
    const std::size_t join = match_any(phrase, at, kJoins);
    if (numeral_at(phrase, at)) return false;
    if (is_hiragana(phrase.substr(at, length)) && join == 0) return false;
    at += std::max(join, length);
  }
  return true;
}

/// 「画像に不審な点があるときは」: a case and no thing.
bool names_case(std::string_view phrase) {
  constexpr std::array<std::string_view, 5> kCases{"とき", "場合", "際", "時", "後"};
  return ends_with_any(phrase, phrase.size(), kCases);
}

/// 「九十日の」, 「30日の」; the 一 of 一次受付 is none.
bool names_figure(std::string_view phrase) {
  constexpr std::size_t kOneKanji = 3;
  // 「日ごとの控え」 says how often, not of what.
  constexpr std::array<std::string_view, 8> kHowOften{"ごと", "毎", "日次", "週次", "月次", "毎日", "毎週", "毎月"};
  if (ends_with_any(phrase, phrase.size(), kHowOften)) return true;
  for (std::size_t at = 0; at < phrase.size(); at += character_length(phrase, at))
    if (const auto numeral = numeral_at(phrase, at); numeral && (!numeral->kanji || numeral->length > kOneKanji))
      return true;
  return false;
}

/// Who does it is no thing that it is done to.
bool names_person(std::string_view phrase) {
  constexpr std::array<std::string_view, 17> kPersons{
      "者", "員", "社",     "部門",   "チーム",           "担当",         "様",          "さま", "部", "甲",
      "乙", "丙", "事務局", "委員会", "サポートセンター", "運用センター", "監視センター"};
  return ends_with_any(phrase, phrase.size(), kPersons) && !phrase.ends_with("本社") && !phrase.ends_with("支社");
}

std::string_view bracketed_name(std::string_view text) {
  constexpr std::size_t kLongest = 45;  ///< bytes
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"〔", "〕"}, {"【", "】"}, {"[", "]"}, {"《", "》"}}) {
    const auto end = text.find(close);
    if (text.starts_with(open) && end != text.npos && end <= kLongest) return text.substr(0, end);
  }
  return {};
}

}  // namespace kaiji
