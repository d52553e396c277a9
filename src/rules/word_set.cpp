// SPDX-License-Identifier: Apache-2.0
#include "rules/word_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>

#include "base/byte_set.h"
#include "base/file.h"
#include "base/strings.h"
#include "base/toml.h"
#include "text/characters.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

/// Spellings of one name are at most these many: a name with many varying words keeps the first ones.
constexpr std::size_t kMaxSpellings = 16;

/// What a star in a word may stand for, behind which the match goes on.
constexpr std::string_view kGap = "[^。、]{0,16}?";
/// And two stars: over commas, in the same sentence.
constexpr std::string_view kWideGap = "[^。]{0,48}?";

std::string escaped(std::string_view word) {
  static constexpr ByteSet kSpecial(R"(\.+?()|[]{}^$)");
  std::string expression;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    if (kSpecial.holds(c)) expression += '\\';
    const bool wide = word.substr(at).starts_with("**");
    if (c == '*') {
      expression += wide ? kWideGap : kGap;
      at += wide ? 1 : 0;
    } else {
      expression += c;
    }
  }
  return expression;
}

/// Matches any of the words.
std::string any_of(const std::vector<std::string>& words) {
  std::vector<std::string> expressions;
  for (const auto& word : words) expressions.push_back(escaped(word));
  return "(?:" + join(expressions, "|") + ")";
}

/// One word runs on from `left` to `right`: a unit behind a figure (1Mbps) is a word of its own.
bool runs_on(char left, char right) {
  return (is_ascii_letter(left) && is_ascii_letter(right)) || (is_ascii_digit(left) && is_ascii_digit(right));
}

/// A katakana letter or its long-vowel mark begins at `at`: E3 82 A1 to E3 83 BC without the middle dot.
bool katakana_stands_at(std::string_view text, std::size_t at) {
  const auto letter = text.substr(std::min(at, text.size()), 3);
  return letter >= "ァ" && letter <= "ー" && letter != "・";
}

/// A short katakana word goes on: ログ in プログラム, タグ in タグボート. A long one may be a part of a compound.
bool is_cut_short(std::string_view text, TextSpan word) {
  constexpr std::uint32_t kShort = 6;  // bytes of two letters
  return word.size() <= kShort && katakana_stands_at(text, word.begin.value) &&
         katakana_stands_at(text, word.end.value - 3) && katakana_stands_at(text, word.end.value);
}

/// Neither end of the word runs on into another word.
bool stands_alone(std::string_view text, TextSpan word) {
  const auto begin = word.begin.value;
  const auto end = word.end.value;
  return !is_cut_short(text, word) && !(begin > 0 && runs_on(text[begin - 1], text[begin])) &&
         !(end < text.size() && runs_on(text[end - 1], text[end]));
}

/// The words that a list of names of disclosures turns into.
class Expansion {
 public:
  Expansion(const WordClasses& classes, const std::string& where) : classes_(classes), where_(where) {}

  Result<void> add(const std::string& word) {
    static constexpr ByteSet kSyntax("*{");
    for (auto& form : spellings(word)) {
      if (form.empty()) continue;
      if (kSyntax.find_in(form) == form.size()) {
        plain.push_back(std::move(form));
      } else if (const auto done = add_form(form); !done) {
        return done;
      }
    }
    return {};
  }

  std::vector<std::string> plain;
  std::vector<PatternSet::Builder::Alternative> gapped;

 private:
  Result<void> add_form(std::string_view form) {
    if (form.find('*') != std::string_view::npos) return add_gapped(form);
    std::vector<std::string> all{""};
    while (!form.empty()) {
      const auto open = std::min(form.find('{'), form.size());
      const auto literal = form.substr(0, open);
      append(all, {std::string(literal)});
      if (open == form.size()) break;
      const auto* named = class_at(form, open);
      if (named == nullptr) return unknown(form.substr(open));
      append(all, named->words);
      form.remove_prefix(form.find('}', open) + 1);
    }
    plain.insert(plain.end(), all.begin(), all.end());
    return {};
  }

  Result<void> add_gapped(std::string_view form) {
    PatternSet::Builder::Alternative made;
    while (!form.empty()) {
      const auto open = std::min(form.find('{'), form.size());
      const auto literal = form.substr(0, open);
      made.expression += escaped(literal);
      for (auto rest = literal; !rest.empty();) {
        const auto part = rest.substr(0, rest.find('*'));
        wait_for(made, std::array{part});
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
      }
      if (open == form.size()) break;
      const auto* named = class_at(form, open);
      if (named == nullptr) return unknown(form.substr(open));
      made.expression += named->expression;
      wait_for(made, named->words);
      form.remove_prefix(form.find('}', open) + 1);
    }
    if (!made.literals.empty()) gapped.push_back(std::move(made));
    return {};
  }

  /// Every match of `made` holds one of `literals`: the rarest of such lists is kept.
  template <class Literals>
  static void wait_for(PatternSet::Builder::Alternative& made, const Literals& literals) {
    if (shortest(literals) > shortest(made.literals)) made.literals.assign(literals.begin(), literals.end());
  }

  template <class Literals>
  static std::size_t shortest(const Literals& words) {
    std::size_t size = words.empty() ? 0 : words.begin()->size();
    for (const auto& word : words) size = std::min(size, word.size());
    return size;
  }

  /// The class whose name begins at a brace; null where there is none.
  const WordClasses::Class* class_at(std::string_view form, std::size_t open) const {
    const auto close = form.find('}', open);
    return close == std::string_view::npos ? nullptr : classes_.find(form.substr(open + 1, close - open - 1));
  }

  static void append(std::vector<std::string>& all, const std::vector<std::string>& endings) {
    std::vector<std::string> longer;
    for (const auto& begin : all) {
      for (const auto& end : endings) longer.push_back(begin + end);
    }
    all = std::move(longer);
  }

  Result<void> unknown(std::string_view rest) const {
    const std::string name(rest.substr(1, std::min(rest.find('}'), rest.size()) - 1));
    const auto guess = nearest(name, classes_.names());
    return fail(where_, fmt::format("unknown class of words '{}'{}", name,
                                    guess.empty() ? "" : fmt::format("; did you mean '{}'?", guess)));
  }

  const WordClasses& classes_;
  const std::string& where_;
};

}  // namespace

namespace {

/// Words that are written in two ways.
constexpr std::array<std::pair<std::string_view, std::string_view>, 26> kForms{
    {{"及び", "および"},     {"又は", "または"},     {"ぜい弱性", "脆弱性"}, {"、", ","},
     {"サーバー", "サーバ"}, {"取扱い", "取り扱い"}, {"お客様", "お客さま"}, {"問合せ", "問い合わせ"},
     {"使わ", "つかわ"},     {"使い", "つかい"},     {"使え", "つかえ"},     {"使っ", "つかっ"},
     {"始ま", "はじま"},     {"始め", "はじめ"},     {"漏れ", "もれ"},       {"直し", "なおし"},
     {"調べ", "しらべ"},     {"終わ", "おわ"},       {"守る", "まもる"},     {"守り", "まもり"},
     {"守っ", "まもっ"},     {"預か", "あずか"},     {"誰", "だれ"},         {"壊れ", "こわれ"},
     {"伝え", "つたえ"},     {"見守", "みまも"}}};

/// The forms by their first characters: a bit of an index in kForms for each that may begin with one.
class FormHeads {
 public:
  FormHeads() {
    for (std::size_t i = 0; i < kForms.size(); ++i)
      for (const auto form : {kForms[i].first, kForms[i].second}) forms_[place(form, 0)] |= 1u << i;
  }
  std::uint32_t forms_at(std::string_view text, std::size_t at) const { return forms_[place(text, at)]; }

 private:
  /// ASCII by itself, other characters by their third byte.
  static std::size_t place(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return (byte < 0x80 || at + 2 >= text.size() ? byte : static_cast<unsigned char>(text[at + 2])) & 63u;
  }
  std::array<std::uint32_t, 64> forms_{};
};
static_assert(kForms.size() <= 32);

/// The forms of which one or the other stands in the text, as bits of their indexes in kForms.
std::uint32_t forms_in(std::string_view text) {
  static const FormHeads kHeads;
  std::uint32_t found = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) continue;  // inside a character
    for (auto forms = kHeads.forms_at(text, at) & ~found; forms != 0; forms &= forms - 1) {
      const auto index = static_cast<std::size_t>(std::countr_zero(forms));
      const auto& [one, other] = kForms[index];
      if (stands_at(text, at, one) || stands_at(text, at, other)) found |= 1u << index;
    }
  }
  return found;
}

}  // namespace

std::vector<std::string> spellings(const std::string& name) {
  std::vector<std::string> all;
  all.push_back(normalize(name));
  const auto own = forms_in(all[0]);
  if (own == 0) return all;
  std::vector<std::uint32_t> standing{own};  // by spelling
  for (std::size_t form = 0; form < kForms.size(); ++form) {
    const auto& [one, other] = kForms[form];
    const auto count = all.size();
    for (std::size_t i = 0; i < count && all.size() < kMaxSpellings; ++i) {
      if ((standing[i] >> form & 1u) == 0) continue;
      const bool first = all[i].find(one) != std::string::npos;
      all.push_back(first ? replace_all(all[i], one, other) : replace_all(all[i], other, one));
      standing.push_back(forms_in(all.back()));
    }
  }
  return all;
}

Result<WordClasses> WordClasses::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto root = parse_toml(*bytes, file.generic_string());
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader keys(*root, file.generic_string());
  WordClasses classes;
  for (const auto& [name, value] : root->table) {
    std::vector<std::string> words;
    for (const auto& word : keys.strings(name)) {
      if (word.find_first_of("*{}") != std::string::npos)
        keys.reject(name, "a word of a class has neither star nor braces");
      for (auto& form : spellings(word)) words.push_back(std::move(form));
    }
    if (words.empty()) keys.reject(name, "a class has at least one word");
    auto expression = any_of(words);
    classes.classes_.emplace(name, Class{std::move(words), std::move(expression)});
  }
  if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
  return classes;
}

const WordClasses::Class* WordClasses::find(std::string_view name) const {
  const auto found = classes_.find(name);
  return found == classes_.end() ? nullptr : &found->second;
}

std::vector<std::string> WordClasses::names() const {
  std::vector<std::string> names;
  for (const auto& [name, words] : classes_) names.push_back(name);
  return names;
}

Result<WordSet> WordSet::add(const std::vector<std::string>& words, const WordClasses& classes,
                             PatternSet::Builder& patterns, const std::string& where) {
  Expansion expansion(classes, where);
  expansion.plain.reserve(words.size());
  for (const auto& word : words) {
    if (const auto done = expansion.add(word); !done) return tl::unexpected<Error>(done.error());
  }
  WordSet set;
  if (!expansion.plain.empty()) set.patterns_.push_back(patterns.add_words(std::move(expansion.plain)));
  if (auto& gapped = expansion.gapped; !gapped.empty()) {
    const auto same = [](const auto& a, const auto& b) { return a.expression == b.expression; };
    std::sort(gapped.begin(), gapped.end(), [](const auto& a, const auto& b) { return a.expression < b.expression; });
    gapped.erase(std::unique(gapped.begin(), gapped.end(), same), gapped.end());
    set.patterns_.push_back(patterns.add_alternatives(gapped));
  }
  return set;
}

TextSpan WordSet::longest(const CheckInput& input, SentenceIndex sentence) const {
  TextSpan longest;
  for (const auto pattern : patterns_) {
    for (const auto& hit : input.hits.of(pattern, sentence)) {
      const bool longer = hit.span.size() > longest.size();
      if (longer && stands_alone(input.analysis.document.text(), hit.span)) longest = hit.span;
    }
  }
  return longest;
}

TextSpan WordSet::longest_within(const CheckInput& input, SentenceIndex sentence, TextSpan span) const {
  TextSpan longest;
  for (const auto pattern : patterns_) {
    for (const auto& hit : input.hits.of(pattern, sentence)) {
      const bool longer = hit.span.size() > longest.size() && span.contains(hit.span);
      if (longer && stands_alone(input.analysis.document.text(), hit.span)) longest = hit.span;
    }
  }
  return longest;
}

bool WordSet::stands_within(const CheckInput& input, SentenceIndex sentence, TextSpan span) const {
  return std::any_of(patterns_.begin(), patterns_.end(), [&](PatternId pattern) {
    const auto hits = input.hits.of(pattern, sentence);
    return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) {
      return span.contains(hit.span) && stands_alone(input.analysis.document.text(), hit.span);
    });
  });
}

std::size_t WordSet::count(const CheckInput& input, SentenceIndex sentence) const {
  std::vector<TextOffset> places;
  for (const auto pattern : patterns_) {
    for (const auto& hit : input.hits.of(pattern, sentence)) {
      if (stands_alone(input.analysis.document.text(), hit.span)) places.push_back(hit.span.begin);
    }
  }
  std::sort(places.begin(), places.end());
  return static_cast<std::size_t>(std::unique(places.begin(), places.end()) - places.begin());
}

std::vector<SentenceIndex> WordSet::possible_sentences(const CheckInput& input) const {
  std::vector<SentenceIndex> sentences;
  for (const auto pattern : patterns_) {
    const auto units = input.hits.possible_units(pattern);
    const auto known = static_cast<std::ptrdiff_t>(sentences.size());
    sentences.insert(sentences.end(), units.begin(), units.end());
    std::inplace_merge(sentences.begin(), sentences.begin() + known, sentences.end());
  }
  sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
  return sentences;
}

std::vector<SentenceIndex> WordSet::sentences(const CheckInput& input) const {
  std::vector<SentenceIndex> sentences;
  for (const auto pattern : patterns_) {
    const auto known = static_cast<std::ptrdiff_t>(sentences.size());
    for (const auto& hit : input.hits.of(pattern)) {
      if (stands_alone(input.analysis.document.text(), hit.span)) sentences.push_back(hit.unit);
    }
    std::inplace_merge(sentences.begin(), sentences.begin() + known, sentences.end());
  }
  sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
  return sentences;
}

}  // namespace kaiji
