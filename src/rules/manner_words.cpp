// SPDX-License-Identifier: Apache-2.0
#include "rules/manner_words.h"

namespace kaiji {
namespace {

using Tokens = std::span<const TokenView>;

constexpr std::size_t kShortest = 6;  ///< bytes: one-letter adverbs are grammar

bool is_adjectival_noun(const TokenView& token) {
  return token.pos == PartOfSpeech::Noun && token.detail == "形容動詞語幹";
}

bool is_result(Tokens tokens, std::size_t next) {
  if (next >= tokens.size() || tokens[next].pos != PartOfSpeech::Verb) return false;
  const auto lemma = tokens[next].lemma;
  return lemma == "する" || lemma == "なる" || lemma == "いたす" || lemma == "致す" || lemma == "できる" ||
         lemma == "保つ" || lemma == "ある" || lemma == "ござる";
}

/// The word of manner that begins at a token: its number of tokens, or 0.
std::size_t length_at(Tokens tokens, std::size_t at, std::string_view text) {
  const auto& token = tokens[at];
  if (token.pos == PartOfSpeech::Adverb) return token.span.size() < kShortest ? 0 : 1;
  if (token.pos == PartOfSpeech::Adjective) {
    const auto word = token.span.in(text);
    const bool before_verb = at + 1 < tokens.size() && tokens[at + 1].pos != PartOfSpeech::Auxiliary &&
                             tokens[at + 1].pos != PartOfSpeech::Particle && tokens[at + 1].pos != PartOfSpeech::Symbol;
    return word.size() >= kShortest && word.ends_with("く") && before_verb && !is_result(tokens, at + 1) ? 1 : 0;
  }
  std::size_t last = at;
  const bool suffixed = at + 1 < tokens.size() && tokens[at + 1].span.in(text) == "的";
  if (token.pos != PartOfSpeech::Noun || (!suffixed && !is_adjectival_noun(token))) return 0;
  if (suffixed) ++last;
  if (last + 1 >= tokens.size() || tokens[last + 1].span.in(text) != "に") return 0;
  return is_result(tokens, last + 2) ? 0 : last + 2 - at;
}

}  // namespace

std::vector<TextSpan> manner_words(const Analysis& analysis, SentenceIndex sentence,
                                   const std::set<std::string, std::less<>>& plain) {
  std::vector<TextSpan> words;
  const auto text = analysis.document.text();
  const auto tokens = analysis.tokens(sentence);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto length = length_at(tokens, at, text);
    if (length == 0) continue;
    const auto span = cover(tokens[at].span, tokens[at + length - 1].span);
    if (plain.find(span.in(text)) == plain.end()) words.push_back(span);
    at += length - 1;
  }
  return words;
}

}  // namespace kaiji
