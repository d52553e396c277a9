// SPDX-License-Identifier: Apache-2.0
#include "rules/sentence_topic.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.h"

namespace kaiji {
namespace {

/// Nouns that two sentences share without speaking of the same thing.
constexpr std::array<std::string_view, 34> kCommonNouns = {
    "当社", "弊社",   "サービス", "本",   "お客様", "お客さま", "利用者",       "情報",     "システム",
    "実施", "対応",   "管理",     "運用", "提供",   "利用",     "確認",         "処理",     "等",
    "場合", "こと",   "もの",     "際",   "時",     "必要",     "セキュリティ", "クラウド", "的",
    "化",   "データ", "者",       "性",   "上",     "ため",     "ユーザー"};

/// The text without its kana: what 「呼出し」 and 「呼び出す」 share.
std::string without_kana(std::string_view text) {
  std::string rest;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    if (!is_kana(decode_at(text, at))) rest += text.substr(begin, at - begin);
  }
  return rest;
}

}  // namespace

std::string_view topic_of(std::string_view words) {
  for (const std::string_view mark : {"については", "に関しては", "につきましては"}) {
    if (const auto found = words.find(mark); found != std::string_view::npos) return words.substr(0, found);
  }
  return {};
}

TextSpan subject_span(std::string_view text, TextSpan sentence) {
  const auto words = sentence.in(text);
  for (const std::string_view mark : {"は", "を"}) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (words[at] == '(') ++depth;
      if (words[at] == ')' && depth > 0) --depth;
      if (depth == 0 && words.substr(at).starts_with(mark)) {
        return text_span(sentence.begin.value, sentence.begin.value + at);
      }
    }
  }
  return sentence;
}

bool begins_with_section_number(std::string_view title) {
  const auto end = std::find_if_not(title.begin(), title.end(), [](unsigned char c) {
    return is_ascii_digit(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  });
  const std::string_view number(title.data(), static_cast<std::size_t>(end - title.begin()));
  return number.find_first_of(".-") != std::string_view::npos &&
         number.find_first_of("0123456789") != std::string_view::npos;
}

bool changes_topic(std::string_view next, std::string_view own) {
  constexpr auto kOthers = std::to_array<std::string_view>(
      {"予期しない", "予期せぬ", "それ以外", "そのほか", "緊急", "計画外", "臨時", "突発"});
  const bool other = std::any_of(kOthers.begin(), kOthers.end(), [&](std::string_view word) {
    return next.starts_with(word) && own.find(word) == own.npos;
  });
  if (other) return true;
  const auto topic = topic_of(next);
  const auto before = topic_of(own);
  if (topic.empty()) return false;
  if (!before.empty()) return topic != before;
  // 「保存時は強力に暗号化しています。通信の暗号化についてはTLS 1.3を使います」: another one of the same sort.
  const auto of = topic.find("の");
  return of != topic.npos && own.find(topic.substr(of + 3)) != own.npos && own.find(topic.substr(0, of)) == own.npos;
}

bool is_common_noun(std::string_view word) {
  return std::find(kCommonNouns.begin(), kCommonNouns.end(), word) != kCommonNouns.end();
}

bool names_deed(const Analysis& analysis, SentenceIndex sentence, std::string_view noun) {
  const auto deed = without_kana(noun);
  if (deed.size() < 6 || deed == noun) return false;
  const auto text = analysis.document.text();
  const auto tokens = analysis.tokens(sentence);
  return std::any_of(tokens.begin(), tokens.end(), [&](const TokenView& token) {
    return token.pos == PartOfSpeech::Verb && without_kana(token.span.in(text)) == deed;
  });
}

}  // namespace kaiji
