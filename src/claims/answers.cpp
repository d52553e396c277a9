// SPDX-License-Identifier: Apache-2.0
#include "claims/answers.h"

#include <algorithm>
#include <array>

namespace kaiji {
namespace {

/// Morphemes of a sentence, the end not included.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

template <class Words>
bool one_of(std::string_view text, const Words& words) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

bool covered(std::span<const PatternHit> hits, TextSpan span) {
  return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) { return hit.span.overlaps(span); });
}

/// Numbers, letters of an item and marks: 2.1, Q1, (3).
bool numbers_item(std::string_view words) {
  return words.size() <= 4 && std::all_of(words.begin(), words.end(), [](unsigned char c) { return c < 0x80; });
}

/// 「委託|する業務」: what is done, not whether it is.
bool names_what(const Predicates& words, std::size_t behind_topic) {
  constexpr std::array<std::string_view, 4> kDoing{"する", "した", "し", "して"};
  return behind_topic < words.size() && one_of(words.text(behind_topic), kDoing);
}

/// True where a morpheme says what the frame leaves open: its subject, a neutral word, a word of the frame.
bool neutral(const ReadingView& reading, SentenceIndex sentence, const Predicates& words, std::size_t index,
             const Concept& entry, const Vocabulary::State& state) {
  const Morpheme& one = words[index];
  if (!words.is_content(index) || entry.acts.has(one.word) || numbers_item(words.text(index))) return true;
  if (entry.topics && covered(reading.hits(*entry.topics, sentence), one.span)) return true;
  if (entry.cues && covered(reading.hits(*entry.cues, sentence), one.span)) return true;
  for (const std::string_view kind : {"neutral-topic", "neutral-label", "scope"})
    for (const Cue& cue : state.cues_of(kind))
      if (covered(reading.hits(cue.pattern, sentence), one.span)) return true;
  const auto says = [&](const SubjectEntry& subject) {
    return covered(reading.hits(subject.pattern, sentence), one.span);
  };
  return std::any_of(state.subjects.begin(), state.subjects.end(), [&](const auto& dimension) {
    return std::any_of(dimension.second.begin(), dimension.second.end(), says);
  });
}

/// Who does it, in an answer: 「第三者が実施」, 「専門の会社に依頼」.
bool performer(const Predicates& words, std::size_t index) {
  constexpr std::array<std::string_view, 7> kPersons{"者", "社", "会社", "業者", "機関", "部門", "員"};
  constexpr std::array<std::string_view, 2> kCases{"が", "に"};
  return index + 1 < words.size() && one_of(words.text(index + 1), kCases) &&
         std::any_of(kPersons.begin(), kPersons.end(),
                     [&](std::string_view person) { return words.text(index).ends_with(person); });
}

/// 「ご希望により|発行」, 「取得」: the noun of an act that ends an answer affirms, 「未|実施」 denies.
std::optional<FrameStatement> nominal_answer(const Predicates& words, Range range, const Concept& entry) {
  std::size_t end = range.end;
  int depth = 0;
  while (end > range.begin && (words.is(end - 1, "。") || words.is(end - 1, ")") || depth > 0)) {
    if (words.is(end - 1, ")")) ++depth;
    if (words.is(end - 1, "(")) --depth;
    --end;
  }
  if (end > range.begin + 1 && words.is(end - 1, "可")) --end;
  if (end == range.begin || words[end - 1].pos != PartOfSpeech::Noun) return std::nullopt;
  constexpr std::array<std::string_view, 4> kDone{"対応", "実施", "提供", "サポート"};  // 有償で|対応
  const bool done = words[end - 1].word.light && one_of(words.text(end - 1), kDone);
  if (end > range.begin + 1 && words.is(end - 2, "の")) return std::nullopt;  // 設備の|運用
  if (!done && !entry.acts.has(words[end - 1].word)) return std::nullopt;
  const TextSpan span = cover(words[range.begin].span, words[end - 1].span);
  return FrameStatement{span, !words.denied_by_prefix(end - 1), words[end - 1].word.plan};
}

/// True where a verb begins with the kanji of a verb of the question: 読め|ますか and 読め|ません.
bool echoes(const Predicates& question, const Predicates& words, std::size_t index) {
  constexpr std::size_t kKanji = 3;  ///< bytes
  const auto is_verb = [](const Predicates& of, std::size_t at) {
    return of[at].pos == PartOfSpeech::Verb && of.is_content(at) && of.text(at).size() >= kKanji &&
           static_cast<unsigned char>(of.text(at)[0]) >= 0xE4;
  };
  if (!is_verb(words, index)) return false;
  for (std::size_t i = 0; i < question.size(); ++i)
    if (is_verb(question, i) && question.text(i).substr(0, kKanji) == words.text(index).substr(0, kKanji)) return true;
  return false;
}

/// 「もぎり担当者も必要ですか」 | 「もぎり担当者は対象外です」: a noun of the question is what the answer is about.
bool named_in(const Predicates& question, const Predicates& words, std::size_t index) {
  if (words[index].pos != PartOfSpeech::Noun) return false;
  for (std::size_t i = 0; i < question.size(); ++i)
    if (question.text(i) == words.text(index)) return true;
  return false;
}

/// A noun with は, を or が behind it that is not neutral: what the sentence speaks of itself.
bool speaks_of_own(const ReadingView& reading, const Predicates& words, const Predicates* question, Range range,
                   const Concept& entry, const Vocabulary::State& state, bool strict) {
  constexpr std::array<std::string_view, 5> kCases{"は", "を", "が", "も", "に"};
  const std::size_t limit = range.end;
  for (std::size_t i = range.begin; i < limit; ++i) {
    if (neutral(reading, reading.index(), words, i, entry, state)) continue;
    if (!strict && performer(words, i)) continue;
    if (question && (echoes(*question, words, i) || named_in(*question, words, i))) continue;
    if (strict || words[i].pos == PartOfSpeech::Verb) return true;
    const bool named = i + 1 < limit && one_of(words.text(i + 1), kCases);
    constexpr std::array<std::string_view, 7> kDoes{"し", "する", "さ", "でき", "できる", "可能", "不可"};
    const bool done = i + 1 < limit && one_of(words.text(i + 1), kDoes);
    if (named || done) return true;
  }
  return false;
}

}  // namespace

std::optional<bool> asks_for(const ReadingView& reading, SentenceIndex sentence, const Predicates& predicates,
                             const Concept& entry, const Vocabulary::State& state) {
  const Analysis& analysis = reading.analysis();
  const Clauses clauses(reading.text(), analysis.sentences[sentence].span, {});
  const auto statements = read_frames(reading, sentence, predicates, clauses, entry);
  if (!statements.empty()) return statements.front().yes;
  // The head of a label stands last: 誤って消したデータの|復元. What stands before it only narrows it.
  const auto topics = reading.hits(*entry.topics, sentence);
  const bool asks = is_question(analysis.text_of(analysis.sentences[sentence]));
  if (!asks && names_what(predicates, predicates.at(topics.back().span.end))) return std::nullopt;
  std::size_t first = asks ? 0 : predicates.at(topics.back().span.begin);
  for (; first < predicates.size(); ++first)
    if (!neutral(reading, sentence, predicates, first, entry, state) || predicates[first].word.condition)
      return std::nullopt;
  return true;
}

namespace {

/// 「リクエストを行った|時間」: what stands before a noun says which one, and answers nothing.
bool modifies(const Predicates& words, TextOffset end, std::size_t limit) {
  constexpr std::array<std::string_view, 8> kFormal{"こと", "もの", "の", "ため", "方針", "予定", "場合", "よう"};
  const std::size_t next = words.at(end);
  return next < limit && words[next].span.begin == end && words[next].pos == PartOfSpeech::Noun &&
         words.is_content(next) && !one_of(words.text(next), kFormal);
}

/// The answer that the morphemes of a range give to what was asked.
std::optional<FrameStatement> answer_in(const ReadingView& reading, const Predicates& predicates,
                                        const Predicates* question, Range range, const Concept& entry,
                                        const Vocabulary::State& state, bool strict) {
  if (speaks_of_own(reading, predicates, question, range, entry, state, strict)) return std::nullopt;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const ActWord word = predicates[i].word;
    const bool verb = predicates[i].pos == PartOfSpeech::Verb || predicates[i].pos == PartOfSpeech::Noun ||
                      predicates[i].pos == PartOfSpeech::Auxiliary;
    const bool act = entry.acts.has(word) || (word.light && verb) || (question && echoes(*question, predicates, i));
    if (!act && !word.denial) continue;
    const bool own = word.denial && !act;
    const Predicate predicate =
        predicates.after(own ? i : i + 1, range.end, entry.acts, predicates.denied_by_prefix(i));
    if (predicate.mood != Mood::Affirmed && predicate.mood != Mood::Denied) continue;
    if (modifies(predicates, predicate.end, range.end)) continue;
    return FrameStatement{
        cover(predicates[i].span,
              text_span(predicates[i].span.begin.value, std::max(predicates[i].span.end.value, predicate.end.value))),
        predicate.mood == Mood::Affirmed, predicate.planned};
  }
  return strict ? std::nullopt : nominal_answer(predicates, range, entry);
}

/// The place of the mark between a name and its value, or nothing: 「消去証明書: 有」, 「再委託=無」.
std::optional<std::size_t> pair_mark(std::string_view sentence) {
  constexpr std::size_t kLongestName = 90;  ///< bytes
  const auto at = std::min(sentence.find_first_of(":="), sentence.find("→"));
  if (at == std::string_view::npos || at == 0 || at > kLongestName) return std::nullopt;
  return at;
}

}  // namespace

std::optional<FrameStatement> read_answer(const ReadingView& reading, const Predicates& predicates,
                                          const Predicates& question, const Concept& entry,
                                          const Vocabulary::State& state, bool strict) {
  const Range range{0, predicates.at(reading.clauses()[0].span.end)};
  return answer_in(reading, predicates, &question, range, entry, state, strict);
}

std::optional<FrameStatement> read_pair(const ReadingView& reading, const Predicates& predicates, const Concept& entry,
                                        std::span<const FoundValue> answers, const Vocabulary::State& state) {
  const TextSpan sentence = reading.sentence().span;
  const auto mark = pair_mark(sentence.in(reading.text()));
  if (!mark) return std::nullopt;
  const TextOffset name_end{sentence.begin.value + static_cast<std::uint32_t>(*mark)};
  const auto topics = reading.hits(*entry.topics);
  if (topics.empty() || name_end < topics.back().span.end) return std::nullopt;
  const TextSpan topic = topics.back().span;
  if (names_what(predicates, predicates.at(topic.end))) return std::nullopt;
  for (std::size_t i = predicates.at(topic.begin); i < predicates.at(name_end); ++i)
    if (!neutral(reading, reading.index(), predicates, i, entry, state) || predicates[i].word.condition)
      return std::nullopt;
  std::size_t begin = predicates.at(name_end);
  while (begin < predicates.size() && (predicates.is(begin, ":") || predicates.is(begin, "=") ||
                                       predicates.is(begin, "→") || predicates.is(begin, " ")))
    ++begin;
  if (begin >= predicates.size()) return std::nullopt;
  const TextOffset place = predicates[begin].span.begin;
  for (const FoundValue& answer : answers)
    if (answer.span.begin == place) return FrameStatement{cover(topic, answer.span), answer.value.yes, false};
  const TextSpan clause = reading.clauses()[reading.clauses().at(place)].span;
  auto found = answer_in(reading, predicates, nullptr, {begin, predicates.at(clause.end)}, entry, state, false);
  if (found) found->span = cover(topic, found->span);
  return found;
}

}  // namespace kaiji
