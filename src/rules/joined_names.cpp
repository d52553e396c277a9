// SPDX-License-Identifier: Apache-2.0
#include "rules/joined_names.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::string_view kMiddleDot = "・";
constexpr std::size_t kCharacterBytes = 3;
constexpr std::size_t kShortestPart = 2 * kCharacterBytes;
constexpr std::size_t kShortestName = 5 * kCharacterBytes;
constexpr std::size_t kShortestLatin = 6;  ///< letters: "iPad" and "GoTo" cut are other words

struct NameForms {
  std::vector<TextSpan> whole;
  std::vector<TextSpan> cut;
};
using Names = std::map<std::string, NameForms>;

bool is_letter(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_letter(static_cast<unsigned char>(text[at]));
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// Bytes of the katakana letter at `at`, of the middle dot, or 0.
std::size_t katakana_at(std::string_view text, std::size_t at) {
  if (at + kCharacterBytes > text.size()) return 0;
  const auto letter = text.substr(at, kCharacterBytes);
  return is_katakana(first_of(letter)) || letter == kMiddleDot || letter == "ー" ? kCharacterBytes : 0;
}

/// A run of katakana with at most one middle dot inside it. More of them are a list: サーバ・ルータ・スイッチ.
void add_katakana(std::string_view text, TextSpan run, Names& names) {
  const auto words = run.in(text);
  const auto dot = words.find(kMiddleDot);
  if (dot == words.npos) {
    if (words.size() >= kShortestName) names[std::string(words)].whole.push_back(run);
    return;
  }
  const auto rest = words.substr(dot + kMiddleDot.size());
  if (dot < kShortestPart || rest.size() < kShortestPart || rest.find(kMiddleDot) != rest.npos) return;
  names[std::string(words.substr(0, dot)).append(rest)].cut.push_back(run);
}

/// The capital inside a word of letters: H of PayHarbor; 0 where there is none, or more than one.
std::size_t inner_capital(std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = 1; at < word.size(); ++at) {
    if (!is_capital(word[at])) continue;
    if (found != 0 || is_capital(word[at - 1])) return 0;
    found = at;
  }
  return found;
}

/// A word of Latin letters, by its lower-case letters, with its inner capital kept where it has one.
struct LatinWord {
  TextSpan at;
  std::string_view letters;
};

/// A piece of an address or an identifier: ClinicalTrials.gov, user_agent, Type2.
bool is_bound(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kBinds = "._/@:0123456789";
  const bool before = begin > 0 && kBinds.find(text[begin - 1]) != kBinds.npos;
  const bool dot = end + 1 < text.size() && text[end] == '.' && !is_letter(text, end + 1);
  return before || (end < text.size() && !dot && kBinds.find(text[end]) != kBinds.npos);
}

std::vector<LatinWord> latin_words(std::string_view text, TextSpan sentence) {
  std::vector<LatinWord> words;
  for (std::size_t at = sentence.begin.value; at < sentence.end.value;) {
    const auto begin = at;
    while (at < sentence.end.value && is_letter(text, at)) ++at;
    if (at > begin && !is_bound(text, begin, at)) {
      words.push_back({text_span(begin, at), text.substr(begin, at - begin)});
    }
    if (at == begin) ++at;
  }
  return words;
}

bool opens_name(std::string_view word) {
  return !word.empty() && is_capital(word[0]) && inner_capital(word) == 0 && word.size() > 1 && !is_capital(word[1]);
}

std::string without_capital(std::string_view word, std::size_t capital) {
  std::string one(word);
  one[capital] = static_cast<char>(one[capital] | 0x20);
  return one;
}

/// 「Order Entry Flow」: a name of three words is another one than 「OrderEntry」.
bool is_next_name(std::string_view text, const LatinWord& word, const LatinWord& next) {
  return next.at.begin.value == word.at.end.value + 1 && text[word.at.end.value] == ' ' && opens_name(next.letters);
}

/// Words with an inner capital are whole; two words side by side, or a word without that capital, may be cut ones.
void add_latin(std::string_view text, const std::vector<LatinWord>& words, Names& names) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& [at, letters] = words[i];
    if (const auto capital = inner_capital(letters); capital > 1 && letters.size() >= kShortestLatin) {
      names[without_capital(letters, capital)].whole.push_back(at);
      continue;
    }
    if (!opens_name(letters)) continue;
    if (letters.size() >= kShortestLatin) names[std::string(letters)].cut.push_back(at);
    if (i + 1 == words.size() || words[i + 1].at.begin.value != at.end.value + 1) continue;
    const char between = text[at.end.value];
    if ((between != ' ' && between != '-') || !opens_name(words[i + 1].letters)) continue;
    if (i + 2 < words.size() && is_next_name(text, words[i + 1], words[i + 2])) continue;
    auto joined = std::string(letters) + without_capital(words[i + 1].letters, 0);
    if (joined.size() >= kShortestLatin) names[std::move(joined)].cut.push_back(cover(at, words[i + 1].at));
  }
}

void add_sentence(std::string_view text, TextSpan sentence, Names& names) {
  for (std::size_t at = sentence.begin.value; at < sentence.end.value;) {
    const auto begin = at;
    while (at < sentence.end.value && katakana_at(text, at) > 0) at += kCharacterBytes;
    if (at > begin) add_katakana(text, text_span(begin, at), names);
    if (at == begin) ++at;
  }
  add_latin(text, latin_words(text, sentence), names);
}

}  // namespace

std::vector<FormPlaces> joined_names(const Analysis& analysis, const RoleFilter& roles) {
  Names names;
  const auto text = analysis.document.text();
  for (const auto& sentence : analysis.sentences) {
    if (counts(analysis, sentence, {sentence.span.begin, sentence.span.begin}, roles)) {
      add_sentence(text, sentence.span, names);
    }
  }
  std::vector<FormPlaces> pairs;
  for (auto& [name, forms] : names) {
    // In quotes the cut one is somebody else's title.
    std::erase_if(forms.cut, [&](TextSpan place) {
      const auto sentence = analysis.sentence_at(place.begin);
      return sentence == kNone || !counts(analysis, analysis.sentences[sentence], place, roles);
    });
    // Of Latin words one in one piece may be a name of somebody's program.
    const std::size_t least = is_letter(name, 0) ? 2 : 1;
    if (forms.whole.size() >= least && !forms.cut.empty())
      pairs.push_back({std::move(forms.whole), std::move(forms.cut)});
  }
  return pairs;
}

}  // namespace kaiji
