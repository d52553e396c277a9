// SPDX-License-Identifier: Apache-2.0
#include "rules/word_edges.h"

#include <algorithm>

#include "text/characters.h"

namespace kaiji {
namespace {

constexpr auto kNowhere = std::string_view::npos;

/// The bytes of one group, without its parentheses; `open` is npos where there is none.
struct Group {
  std::size_t open = kNowhere;
  std::size_t close = kNowhere;
};

/// Behind what stands at `at`: an escape is two bytes, a class ends with its bracket.
std::size_t behind(std::string_view expression, std::size_t at) {
  if (expression[at] == '\\') return std::min(at + 2, expression.size());
  if (expression[at] != '[') return at + 1;
  auto close = at + 1;
  if (expression.substr(close).starts_with("^")) ++close;
  if (expression.substr(close).starts_with("]")) ++close;
  while (close < expression.size() && expression[close] != ']') close += expression[close] == '\\' ? 2 : 1;
  return std::min(close + 1, expression.size());
}

Group first_group(std::string_view expression) {
  Group group;
  std::size_t depth = 0;
  std::size_t own = 0;
  for (std::size_t at = 0; at < expression.size(); at = behind(expression, at)) {
    if (expression[at] == '(') {
      ++depth;
      if (group.open == kNowhere && !expression.substr(at).starts_with("(?")) group.open = at, own = depth;
    } else if (expression[at] == ')') {
      if (group.open != kNowhere && depth == own) {
        group.close = at;
        return group;
      }
      depth -= depth > 0 ? 1 : 0;
    }
  }
  return {};
}

/// A gap at the head: any character may stand there.
bool begins_with_gap(std::string_view expression) {
  while (expression.starts_with("(")) {
    const auto colon = expression.starts_with("(?") ? expression.find(':') : 0;
    expression.remove_prefix(colon == kNowhere ? expression.size() : colon + 1);
  }
  return expression.starts_with("[^") || expression.starts_with(".");
}

/// A quantifier behind a class at the end: 「…[^。]{0,12}」.
bool ends_with_gap(std::string_view expression) {
  while (expression.ends_with(")")) expression.remove_suffix(1);
  if (expression.ends_with("?") && expression.size() > 1) expression.remove_suffix(1);
  if (expression.ends_with("}")) return expression.substr(0, expression.rfind('{')).ends_with("]");
  return expression.ends_with("]*") || expression.ends_with("]+") || expression.ends_with("]");
}

enum class Script { Other, Han, Hiragana, Katakana, Latin };

Script script_of(char32_t c) {
  if (is_han(c)) return Script::Han;
  if (is_katakana(c)) return Script::Katakana;
  if (is_kana(c)) return Script::Hiragana;
  return is_ascii_letter(c) ? Script::Latin : Script::Other;
}

bool is_word_without_endings(PartOfSpeech pos) {
  return pos == PartOfSpeech::Noun || pos == PartOfSpeech::Conjunction || pos == PartOfSpeech::Adverb ||
         pos == PartOfSpeech::Adnominal;
}

/// A word goes on from one side of `edge` to the other.
bool is_cut_at(const Analysis& analysis, SentenceIndex sentence, TextOffset edge) {
  const auto text = analysis.document.text();
  const auto& span = analysis.sentences[sentence].span;
  if (edge <= span.begin || span.end <= edge) return false;
  const auto before = script_of(last_of(text.substr(0, edge.value)));
  const auto after = script_of(first_of(text.substr(edge.value)));
  if (before != after || before == Script::Other) return false;
  if (before == Script::Latin) return true;
  const auto tokens = analysis.tokens(sentence);
  const auto behind = std::lower_bound(tokens.begin(), tokens.end(), edge,
                                       [](const TokenView& token, TextOffset at) { return token.span.begin < at; });
  if (behind == tokens.begin()) return false;
  const auto across = behind - 1;
  // A token without a lemma is what MeCab does not know: any katakana in a row.
  if (across->span.end <= edge || across->lemma.empty()) return false;
  return before != Script::Hiragana || is_word_without_endings(across->pos);
}

}  // namespace

FreeEdges free_edges(std::string_view expression) {
  const auto group = first_group(expression);
  if (group.open == kNowhere) return {!begins_with_gap(expression), !ends_with_gap(expression)};
  const auto before = expression.substr(0, group.open);
  const auto after = expression.substr(group.close + 1);
  const auto inside = expression.substr(group.open + 1, group.close - group.open - 1);
  return {(before.empty() || before == "^") && !begins_with_gap(inside),
          (after.empty() || after == "$") && !ends_with_gap(inside)};
}

bool cuts_word(const Analysis& analysis, SentenceIndex sentence, TextSpan words, FreeEdges edges) {
  return (edges.begin && is_cut_at(analysis, sentence, words.begin)) ||
         (edges.end && is_cut_at(analysis, sentence, words.end));
}

bool lies_across_words(const Analysis& analysis, SentenceIndex sentence, TextSpan words) {
  return is_cut_at(analysis, sentence, words.begin) && is_cut_at(analysis, sentence, words.end);
}

}  // namespace kaiji
