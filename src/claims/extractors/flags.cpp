// SPDX-License-Identifier: Apache-2.0
// Answer words that stand alone: 有り, なし, ○, ×, はい, いいえ, 対応, 未対応, 必須, 任意 at the start of a cell or
// paragraph, or behind the colon of 「多要素認証: 対応」. What a predicate in a sentence says is read elsewhere
// (claims/flags.h), because it needs the concept.

#include <array>
#include <optional>

#include "claims/extractor.h"
#include "claims/numerals.h"

namespace kaiji {
namespace flags_extractor {
namespace {

struct Answer {
  std::string_view word;
  bool yes;
};
constexpr std::array<Answer, 58> kAnswers{{{"0件", false},
                                           {"該当なし", false},
                                           {"実績なし", false},
                                           {"ゼロ", false},
                                           {"設定なし", false},
                                           {"提供なし", false},
                                           {"有り", true},
                                           {"有", true},
                                           {"あり", true},
                                           {"○", true},
                                           {"〇", true},
                                           {"◯", true},
                                           {"◎", true},
                                           {"はい", true},
                                           {"対応済み", true},
                                           {"対応済", true},
                                           {"対応可能", true},
                                           {"対応しています", true},
                                           {"対応", true},
                                           {"実施済み", true},
                                           {"実施済", true},
                                           {"実施しています", true},
                                           {"実施", true},
                                           {"可能", true},
                                           {"可", true},
                                           {"必須", true},
                                           {"提供しています", true},
                                           {"取得済み", true},
                                           {"取得済", true},
                                           {"適合", true},
                                           {"該当する", true},
                                           {"該当", true},
                                           {"適", true},
                                           {"✓", true},
                                           {"✔", true},
                                           {"不適合", false},
                                           {"非該当", false},
                                           {"YES", true},
                                           {"Yes", true},
                                           {"無し", false},
                                           {"無", false},
                                           {"なし", false},
                                           {"×", false},
                                           {"✕", false},
                                           {"✗", false},
                                           {"いいえ", false},
                                           {"未対応", false},
                                           {"非対応", false},
                                           {"対応していません", false},
                                           {"対応不可", false},
                                           {"未実施", false},
                                           {"実施していません", false},
                                           {"不可", false},
                                           {"任意", false},
                                           {"未取得", false},
                                           {"提供していません", false},
                                           {"NO", false},
                                           {"No", false}}};

bool ends_answer(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  // 「No.34と同じ」 is a number.
  if (text[at] == '.' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9') return false;
  constexpr std::array<std::string_view, 9> kEnds{"。", " ", "、", "(", ")", ":", ",", ".", "です"};
  return match_any(text, at, kEnds) > 0;
}

std::optional<FoundValue> answer_at(std::string_view text, std::size_t at) {
  const Answer* best = nullptr;
  for (const Answer& answer : kAnswers)
    if ((!best || answer.word.size() > best->word.size()) && stands_at(text, at, answer.word) &&
        ends_answer(text, at + answer.word.size()))
      best = &answer;
  if (!best) return std::nullopt;
  FoundValue found;
  found.value.type = ValueType::Flag;
  found.value.yes = best->yes;
  found.span = text_span(at, at + best->word.size());
  return found;
}

/// Behind the mark of an answer: A. / A1: / 回答: / →
std::size_t after_mark(std::string_view text, std::size_t begin) {
  constexpr std::array<std::string_view, 6> kMarks{"A", "回答", "答え", "答", "→", "Ans"};
  const std::size_t mark = match_any(text, begin, kMarks);
  std::size_t at = begin + mark;
  if (mark == 0) return begin;
  while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '-')) ++at;
  const std::size_t digits = at;
  while (at < text.size() && (text[at] == '.' || text[at] == ':' || text[at] == ' ' || text[at] == ')')) ++at;
  return at > digits ? at : begin;
}

void extract(std::string_view text, const Sentence& sentence, const Vocabulary&, std::vector<FoundValue>& values) {
  const std::string_view words = text.substr(0, sentence.span.end.value);
  const std::size_t begin = after_mark(words, sentence.span.begin.value);
  if (const auto answer = answer_at(words, begin)) {
    values.push_back(*answer);
    return;
  }
  for (std::size_t at = begin; at < words.size(); at += character_length(words, at)) {
    if (words[at] != ':' && words[at] != ')') continue;
    std::size_t next = at + 1;
    while (next < words.size() && words[next] == ' ') ++next;
    if (const auto answer = answer_at(words, next)) values.push_back(*answer);
  }
}

}  // namespace
}  // namespace flags_extractor

extern const Extractor extractor_flags;
constinit const Extractor extractor_flags = {"flags", ValueType::Flag, flags_extractor::extract};

}  // namespace kaiji
