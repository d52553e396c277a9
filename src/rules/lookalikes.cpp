// SPDX-License-Identifier: Apache-2.0
#include "rules/lookalikes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/first_characters.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

struct Character {
  char32_t code = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The character at `at` of valid UTF-8.
Character character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80u ? 1 : lead < 0xE0u ? 2 : lead < 0xF0u ? 3 : 4;
  char32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
    code = (code << 6u) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  }
  return {code, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)};
}

struct Pair {
  char32_t wrong;
  std::string_view right;
};

/// Letters whose common glyph is that of a Latin letter (Unicode confusables, the unambiguous ones).
constexpr std::array<Pair, 24> kLatin = {
    {{U'А', "A"}, {U'В', "B"}, {U'Е', "E"}, {U'К', "K"}, {U'М', "M"}, {U'Н', "H"}, {U'О', "O"}, {U'Р', "P"},
     {U'С', "C"}, {U'Т', "T"}, {U'Х', "X"}, {U'а', "a"}, {U'е', "e"}, {U'о', "o"}, {U'р', "p"}, {U'с', "c"},
     {U'у', "y"}, {U'х', "x"}, {U'і', "i"}, {U'Α', "A"}, {U'Ε', "E"}, {U'Ι', "I"}, {U'Ο', "O"}, {U'ο', "o"}}};

/// Kanji whose glyph is that of a katakana or of the long-vowel mark.
constexpr std::array<Pair, 8> kKatakana = {{{U'一', "ー"},
                                            {U'二', "ニ"},
                                            {U'力', "カ"},
                                            {U'口', "ロ"},
                                            {U'工', "エ"},
                                            {U'八', "ハ"},
                                            {U'夕', "タ"},
                                            {U'卜', "ト"}}};

bool is_radical(char32_t code) {
  return (code >= 0x2F00 && code <= 0x2FD5) || (code >= 0x2E80 && code <= 0x2EF3);
}
bool is_latin(char32_t code) {
  return (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z');
}
bool is_katakana_letter(char32_t code) {
  return (code >= 0x30A1 && code <= 0x30FA) || code == 0x30FC;
}

template <std::size_t N>
std::optional<std::string> paired(const std::array<Pair, N>& pairs, char32_t code) {
  for (const auto& pair : pairs) {
    if (pair.wrong == code) return std::string(pair.right);
  }
  return std::nullopt;
}

bool is_han_code(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || code == U'々';
}

/// Dashes and lines that look like the long-vowel mark.
constexpr std::array<char32_t, 8> kDashes = {U'―', U'—', U'–', U'‐', U'─', U'−', U'－', U'ｰ'};

bool is_like_dash(char32_t code) {
  return std::find(kDashes.begin(), kDashes.end(), code) != kDashes.end();
}

/// What may stand for a katakana; all of these have three bytes.
constexpr FirstCharacters kKatakanaSuspects = [] {
  FirstCharacters suspects;
  const auto add = [&](char32_t code) {
    const std::array<char, 3> bytes = {static_cast<char>(0xE0u | code >> 12u),
                                       static_cast<char>(0x80u | (code >> 6u & 0x3Fu)),
                                       static_cast<char>(0x80u | (code & 0x3Fu))};
    suspects.add({bytes.data(), bytes.size()});
  };
  for (const auto& pair : kKatakana) add(pair.wrong);
  for (const char32_t dash : kDashes) add(dash);
  return suspects;
}();

/// The run of katakana that ends at `end`, in bytes of `text`.
std::size_t katakana_begin(std::string_view text, std::size_t end) {
  while (end >= 3 && is_katakana_letter(character_at(text, end - 3).code) &&
         static_cast<unsigned char>(text[end - 3]) == 0xE3u) {
    end -= 3;
  }
  return end;
}

/// デ―タ: the dash stands behind one letter, or the word with ー stands elsewhere. 「クライアント―サーバー」 is two
/// words.
bool is_long_vowel(const Character& now, std::string_view text) {
  constexpr std::size_t kLetter = 3;
  const auto begin = katakana_begin(text, now.begin);
  if (now.begin - begin <= kLetter) return true;
  auto end = static_cast<std::size_t>(now.end);
  while (end + kLetter <= text.size() && is_katakana_letter(character_at(text, end).code)) end += kLetter;
  const auto word =
      std::string(text.substr(begin, now.begin - begin)) + "ー" + std::string(text.substr(now.end, end - now.end));
  return text.find(word) != text.npos;
}

/// A kanji or dash that stands for a katakana: between two, or, where no such word exists, at one end of a word.
std::optional<std::string> katakana_meant(const Character& before, const Character& now, const Character& after,
                                          std::string_view text) {
  const bool behind = is_katakana_letter(before.code);
  const bool ahead = is_katakana_letter(after.code);
  if (is_like_dash(now.code))
    return behind && ahead && is_long_vowel(now, text) ? std::optional<std::string>("ー") : std::nullopt;
  if (behind && ahead) return paired(kKatakana, now.code);
  // 力ート, 口グ: the kanji cannot begin such a word, but 口コミ, 「全力サポート」.
  const bool opens =
      now.code == U'力' || now.code == U'口' || now.code == U'工' || now.code == U'夕' || now.code == U'卜';
  const bool word = text.substr(now.begin).starts_with("口コミ") || text.substr(now.begin).starts_with("口パク");
  if (ahead && opens && !word && !is_han_code(before.code)) return paired(kKatakana, now.code);
  // デー夕を, サポー卜の: no word ends with them, and 夕 before a kanji is an evening.
  const bool closes = now.code == U'夕' || now.code == U'卜';
  if (behind && closes && !is_han_code(after.code)) return paired(kKatakana, now.code);
  return std::nullopt;
}

/// What `now` is meant to be between its neighbours; nothing where it is right.
std::optional<std::string> meant(LookalikeScript script, const Character& before, const Character& now,
                                 const Character& after, std::string_view text) {
  switch (script) {
    case LookalikeScript::Radicals: {
      if (!is_radical(now.code)) return std::nullopt;
      auto right = normalize(text.substr(now.begin, now.end - now.begin));
      if (right == text.substr(now.begin, now.end - now.begin)) return std::nullopt;
      return right;
    }
    case LookalikeScript::Latin:
      if (!is_latin(before.code) || (after.code != 0 && !is_latin(after.code))) return std::nullopt;
      return paired(kLatin, now.code);
    case LookalikeScript::Katakana:
      return katakana_meant(before, now, after, text);
  }
  return std::nullopt;
}

/// False for nearly every character, by its first bytes: it is right whatever stands beside it.
bool may_be_wrong(LookalikeScript script, std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  switch (script) {
    case LookalikeScript::Radicals:
      return lead == 0xE2u;
    case LookalikeScript::Latin:
      return lead >= 0xCEu && lead <= 0xD1u;  // Greek and Cyrillic
    case LookalikeScript::Katakana:
      return lead >= 0x80u && kKatakanaSuspects.may_begin(text, at);
  }
  return true;
}

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

void scan(std::string_view text, SourceSpan span, LookalikeScript script, std::vector<Lookalike>& found) {
  for (std::size_t at = span.begin.value; at < span.end.value; ++at) {
    if (continues_character(text[at]) || !may_be_wrong(script, text, at)) continue;
    const auto now = character_at(text, at);
    std::size_t previous = at;
    while (previous > span.begin.value && continues_character(text[--previous])) continue;
    const auto before = at > span.begin.value ? character_at(text, previous) : Character{};
    const auto after = now.end < span.end.value ? character_at(text, now.end) : Character{};
    if (auto right = meant(script, before, now, after, text)) {
      found.push_back({source_span(now.begin, now.end), std::move(*right)});
    }
  }
}

}  // namespace

std::vector<Lookalike> find_lookalikes(const Document& document, LookalikeScript script) {
  std::vector<Lookalike> found;
  SourceOffset done{};
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::Comment || block.kind == BlockKind::Code) continue;
    // Blocks may nest in the source (a table's cells, a list's items); each byte is looked at once.
    const SourceSpan span{std::max(block.source.begin, done), block.source.end};
    if (span.end <= span.begin) continue;
    scan(document.source.text, span, script, found);
    done = span.end;
  }
  return found;
}

}  // namespace kaiji
