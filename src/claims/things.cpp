// SPDX-License-Identifier: Apache-2.0
#include "claims/things.h"

#include <algorithm>
#include <array>
#include <optional>

#include "claims/item_marks.h"
#include "claims/numerals.h"
#include "claims/phrases.h"
#include "text/characters.h"

namespace kaiji {
namespace {

/// Where the words of a sentence begin behind its number.
std::uint32_t spoken_begin(const ReadingView& reading, SentenceIndex sentence) {
  const TextSpan span = reading.analysis().sentences[sentence].span;
  return span.begin.value + static_cast<std::uint32_t>(item_mark(span.in(reading.text())));
}

/// True where more than particles is left: 「  の  」 names nothing.
bool names_something(std::string_view words) {
  for (std::size_t at = 0; at < words.size(); at += character_length(words, at)) {
    const std::string_view character = words.substr(at, character_length(words, at));
    if (character != " " && character != "、" && character != "・" && !is_hiragana(character)) return true;
  }
  return false;
}

bool is_katakana_at(std::string_view text, std::size_t at) {
  const std::string_view one = text.substr(at, 3);
  return one.size() == 3 && one >= "ァ" && one <= "ー";
}

/// データ|ベース: the word is longer than its generic beginning.
bool goes_on_in_katakana(std::string_view text, std::size_t end) {
  return end >= 3 && end < text.size() && is_katakana_at(text, end - 3) && is_katakana_at(text, end);
}

/// A phrase without words that stand for anything at all.
std::string specific(const ReadingView& reading, SentenceIndex sentence, std::string_view phrase,
                     std::optional<PatternId> topics, const Vocabulary::State& state) {
  if (phrase.empty() || phrase.size() > kLongestPhrase) return {};
  const auto begin = static_cast<std::size_t>(phrase.data() - reading.text().data());
  std::string kept;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < phrase.size();) {
    if (phrase[at] == '(' || phrase[at] == ')') {  // words in brackets say other things
      depth = phrase[at] == '(' ? depth + 1 : depth - std::min<std::size_t>(depth, 1);
      ++at;
      continue;
    }
    const TextOffset place{static_cast<std::uint32_t>(begin + at)};
    const auto covers = [&](PatternId pattern) {
      for (const PatternHit& hit : reading.hits(pattern, sentence))
        if (hit.span.contains(place) && !goes_on_in_katakana(reading.text(), hit.span.end.value)) return true;
      return false;
    };
    bool generic = depth > 0 || (topics && covers(*topics));
    for (const Cue& cue : state.cues_of("generic-thing")) generic = generic || covers(cue.pattern);
    const std::size_t length = character_length(phrase, at);
    kept += generic ? std::string_view(" ") : phrase.substr(at, length);
    at += length;
  }
  return names_something(kept) ? kept : std::string{};
}

/// The words of the topics themselves, where topics of the concept are things of their own (USBメモリ and テープ);
/// nothing where one of them stands for all (USBメモリなどの記録媒体).
std::string named_topics(const ReadingView& reading, SentenceIndex sentence, const Concept& entry,
                         const Vocabulary::State& state) {
  std::string names;
  if (!entry.kinds) return names;
  for (const PatternHit& hit : reading.hits(*entry.topics, sentence)) {
    const std::string name = specific(reading, sentence, hit.span.in(reading.text()), std::nullopt, state);
    if (name.empty()) return {};
    names += name + " ";
  }
  return names;
}

/// The last topic before a figure that is its own, else the first of its own words, else nothing.
std::optional<TextSpan> topic_of_figure(const ReadingView& reading, PatternId topics, TextSpan value) {
  const TextSpan own = reading.own_words(value);
  std::optional<TextSpan> best;
  for (const PatternHit& hit : reading.hits(topics)) {
    if (!own.contains(hit.span.begin)) continue;
    if (!best || hit.span.end <= value.begin) best = hit.span;
  }
  return best;
}

/// 「計量の|記録の保存」, 「本社への|入退室」 as words that name a thing, or nothing.
std::string name_before(const ReadingView& reading, SentenceIndex sentence, TextSpan before, PatternId topics,
                        const Vocabulary::State& state) {
  std::string_view words = before.in(reading.text());
  for (const std::string_view period : {"月間", "年間"})  // ストレージの|月間稼働率
    if (words.ends_with(period)) words.remove_suffix(period.size());
  if (words.ends_with(' ') && sentence != reading.index()) {  // 検索API 月間稼働率 | 99.9%
    const std::string_view name = words.substr(0, words.size() - 1);
    return is_name(name) && !names_person(name) ? specific(reading, sentence, name, topics, state) : std::string{};
  }
  if (!words.ends_with("の") && !words.ends_with("が")) return {};
  std::string_view phrase = last_phrase(words.substr(0, words.size() - std::string_view("の").size()));
  if (phrase.ends_with("へ")) phrase.remove_suffix(std::string_view("へ").size());
  if (!is_name(phrase) || names_person(phrase)) return {};
  return specific(reading, sentence, phrase, topics, state);
}

/// The name that the row of a cell bears, where it is no word of the concept: 動作の記録 | 暗号化の対象外.
std::string label_name(const ReadingView& reading, std::optional<PatternId> topics, const Vocabulary::State& state) {
  for (const ContextSentence& context : reading.surroundings()) {
    if (context.level != ContextLevel::Label) continue;
    const std::string_view words = reading.analysis().sentences[context.sentence].span.in(reading.text());
    const bool own = topics && !reading.hits(*topics, context.sentence).empty();
    return !own && is_name(words) ? specific(reading, context.sentence, words, std::nullopt, state) : std::string{};
  }
  return {};
}

/// 配車エンジン | 検知から30分以内に復旧: the cell has the concept's word, its row the thing where the column of names
/// is one of things (対象) and not of questions.
std::string name_in_row(const ReadingView& reading, std::optional<PatternId> topics, const Vocabulary::State& state) {
  constexpr std::array<std::string_view, 9> kThings{"対象",         "サービス", "機能", "システム",      "データ",
                                                    "データの種類", "資産",     "環境", "コンポーネント"};
  const Document& document = reading.analysis().document;
  for (const BlockIndex label : document.row_labels(reading.sentence().block))
    for (const BlockIndex header : document.column_headers(label))
      if (std::find(kThings.begin(), kThings.end(), document.text_of(header)) != kThings.end())
        return label_name(reading, topics, state);
  return {};
}

/// 「東京の設備」 as 東京 and 設備; one of them empty where there are no two.
std::pair<std::string_view, std::string_view> owner_and_thing(std::string_view words) {
  while (words.ends_with(' ')) words.remove_suffix(1);
  const auto of = words.rfind("の");
  if (of == std::string_view::npos || of == 0) return {};
  return {words.substr(0, of), words.substr(of + std::string_view("の").size())};
}

/// 「臨時の保守は、都度告知する。|告知は3時間前までとする」: the thing of the sentence before, in one paragraph.
std::string thing_before_sentence(const ReadingView& reading, const Concept& entry, const Vocabulary::State& state) {
  for (const ContextSentence& context : reading.surroundings()) {
    const Sentence& there = reading.analysis().sentences[context.sentence];
    if (context.level != ContextLevel::Before || there.block != reading.sentence().block) continue;
    const auto topics = reading.hits(*entry.topics, context.sentence);
    if (topics.empty()) continue;
    const std::uint32_t begin = std::min(spoken_begin(reading, context.sentence), topics.front().span.begin.value);
    const TextSpan before = text_span(begin, topics.front().span.begin.value);
    return name_before(reading, context.sentence, before, *entry.topics, state);
  }
  return {};
}

/// 「工程表は|週1回」: what the sentence itself speaks of before its figure, where that is no word of the concept and
/// no attribute (頻度は|週1回).
std::string stated_thing(const ReadingView& reading, const Concept& entry, TextSpan value,
                         const Vocabulary::State& state) {
  constexpr std::array<std::string_view, 21> kAttributes{"頻度", "間隔", "回数", "期間", "世代", "世代数",     "周期",
                                                         "時期", "期限", "数",   "率",   "時間", "タイミング", "方式",
                                                         "方法", "長さ", "告知", "通知", "予告", "連絡",       "案内"};
  const std::uint32_t first = std::min(spoken_begin(reading, reading.index()), value.begin.value);
  const auto words_from = [&](std::uint32_t begin) {
    return text_span(std::max(begin, first), value.begin.value).in(reading.text());
  };
  const std::string_view near = words_from(reading.since_last_value(value).begin.value);
  for (const std::string_view phrase : {stated_phrase(near), about_phrase(near), stated_phrase(words_from(first))}) {
    if (phrase.empty()) continue;
    const auto from = static_cast<std::uint32_t>(phrase.data() - reading.text().data());
    const TextSpan span = text_span(from, from + static_cast<std::uint32_t>(phrase.size()));
    const auto topics = reading.hits(*entry.topics, reading.index());
    const bool own =
        std::any_of(topics.begin(), topics.end(), [&](const PatternHit& h) { return h.span.overlaps(span); });
    if (own || !is_name(phrase) || names_person(phrase) || ends_with_any(phrase, phrase.size(), kAttributes)) continue;
    std::string thing = specific(reading, reading.index(), phrase, entry.topics, state);
    // 「申請データは14日間、システム全体は|4世代」: its own words say that it is about all.
    if (!thing.empty() || phrase.data() == stated_phrase(near).data()) return thing;
  }
  return {};
}

/// Katakana or letters: two of them are no word.
bool is_phonetic(std::string_view words) {
  for (std::size_t at = 0; at < words.size(); at += character_length(words, at)) {
    const std::string_view one = words.substr(at, character_length(words, at));
    const bool katakana = one.size() == 3 && one >= "ァ" && one <= "ー";
    if (!katakana && !is_ascii_letter(static_cast<unsigned char>(one[0]))) return false;
  }
  return true;
}

/// The three characters of `a` from `at` stand in `b`; so do two that are a word of their own.
bool shares_word(std::string_view a, std::size_t at, std::string_view b) {
  std::size_t end = at;
  for (int i = 0; i < 3 && end < a.size(); ++i) end += character_length(a, end);
  const std::string_view triple = a.substr(at, end - at);
  if (is_phonetic(triple)) return b.find(triple) != std::string_view::npos;
  constexpr std::size_t kCharacter = 3;  ///< bytes of one before `at`
  const bool opens = at < kCharacter || !is_phonetic(a.substr(at - kCharacter, kCharacter));
  return opens;
}

}  // namespace

std::string thing_of_figure(const ReadingView& reading, const Concept& entry, TextSpan value,
                            const Vocabulary::State& state) {
  if (!entry.topics) return {};
  if (const auto topic = topic_of_figure(reading, *entry.topics, value)) {
    const TextSpan own = reading.own_words(value);
    // 「仮想サーバー|の停止」: the particle is part of the topic's words.
    const std::string_view named = topic->in(reading.text());
    const std::uint32_t particle = named.starts_with("の") || named.starts_with("が") ? 3 : 0;
    const TextSpan before = text_span(own.begin.value, std::max(own.begin.value, topic->begin.value + particle));
    std::string name = name_before(reading, reading.index(), before, *entry.topics, state);
    if (name.empty()) name = stated_thing(reading, entry, value, state);
    return name.empty() ? name_in_row(reading, entry.topics, state) : name;
  }
  if (std::string name = stated_thing(reading, entry, value, state); !name.empty()) return name;
  if (std::string name = thing_before_sentence(reading, entry, state); !name.empty()) return name;
  for (const ContextSentence& context : reading.surroundings()) {
    if (context.level != ContextLevel::Label) continue;
    const TextSpan label = reading.analysis().sentences[context.sentence].span;
    const auto hits = reading.hits(*entry.topics, context.sentence);
    if (!hits.empty())
      return name_before(reading, context.sentence,
                         text_span(std::min(spoken_begin(reading, context.sentence), hits.front().span.begin.value),
                                   hits.front().span.begin.value),
                         *entry.topics, state);
    const std::string_view words = label.in(reading.text());
    return is_name(words) && !names_person(words) ? specific(reading, context.sentence, words, entry.topics, state)
                                                  : std::string{};
  }
  return {};
}

std::string performer_of(const ReadingView& reading, const Concept& entry, TextSpan place,
                         const Vocabulary::State& state) {
  if (!entry.topics || entry.audience) return {};
  const std::uint32_t begin = spoken_begin(reading, reading.index());
  for (const PatternHit& hit : reading.hits(*entry.topics)) {
    if (!place.contains(hit.span.begin)) continue;
    const std::string_view before =
        text_span(std::min(begin, hit.span.begin.value), hit.span.begin.value).in(reading.text());
    const std::string_view phrase = stated_phrase(before);
    return names_person(phrase) ? specific(reading, reading.index(), phrase, entry.topics, state) : std::string{};
  }
  return {};
}

std::string thing_in_bracket(const ReadingView& reading, const Concept& entry, TextSpan answer,
                             const Vocabulary::State& state) {
  const std::string_view rest =
      text_span(answer.end.value, std::max(answer.end, reading.sentence().span.end).value).in(reading.text());
  if (!rest.starts_with("(")) return {};
  const std::string_view phrase = stated_phrase(rest.substr(1));
  if (!is_name(phrase) || names_person(phrase)) return {};
  return specific(reading, reading.index(), phrase, entry.topics, state);
}

std::string thing_before(const ReadingView& reading, TextSpan place, const Vocabulary::State& state) {
  const std::uint32_t begin = spoken_begin(reading, reading.index());
  const std::string_view stated =
      stated_phrase(text_span(begin, std::max(begin, place.begin.value)).in(reading.text()));
  if (is_name(stated)) return specific(reading, reading.index(), stated, std::nullopt, state);
  if (!stated.empty()) return {};
  const std::uint32_t end = reading.sentence().span.end.value;
  const std::string_view object = object_behind(text_span(std::min(place.end.value, end), end).in(reading.text()));
  if (is_name(object)) return specific(reading, reading.index(), object, std::nullopt, state);
  return label_name(reading, std::nullopt, state);
}

std::string thing_of(const ReadingView& reading, SentenceIndex sentence, const Concept& entry, TextSpan place,
                     const Vocabulary::State& state) {
  if (!entry.topics) return {};
  const PatternId topics = *entry.topics;
  const std::uint32_t begin = spoken_begin(reading, sentence);
  for (const PatternHit& hit : reading.hits(topics, sentence)) {
    if (!place.contains(hit.span.begin)) continue;
    const std::string_view before =
        text_span(std::min(begin, hit.span.begin.value), hit.span.begin.value).in(reading.text());
    // 「頻繁な変更は…という考えから、|有効期間は設けていません」: what another clause speaks of is no thing of this
    // one.
    const bool theme = reading.text().substr(hit.span.end.value).starts_with("は") &&
                       before.find("、", stated_phrase(before).size()) != std::string_view::npos;
    for (const std::string_view phrase : {modifier(before), theme ? std::string_view{} : stated_phrase(before),
                                          limiting_phrase(before), object_phrase(before)}) {
      if ((!entry.audience && names_person(phrase)) || names_figure(phrase) || names_case(phrase)) continue;
      std::string thing = specific(reading, sentence, phrase, topics, state);
      if (thing.empty()) continue;
      // 「購入者の情報は、おすすめ表示の|モデルの訓練に用いる」: what the sentence speaks of as well.
      const std::string_view spoken = theme ? std::string_view{} : stated_phrase(before);
      if (phrase.data() != spoken.data() && !names_person(spoken) && !names_figure(spoken) && !names_case(spoken))
        if (const std::string more = specific(reading, sentence, spoken, topics, state); !more.empty())
          thing += " " + more;
      return thing;
    }
    if (std::string names = named_topics(reading, sentence, entry, state); !names.empty()) return names;
    return reading.in_table() && sentence == reading.index() ? label_name(reading, topics, state) : std::string{};
  }
  return {};
}

bool things_meet(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == kEverything || b == kEverything) return true;
  const auto [owner, thing] = owner_and_thing(a);
  const auto [other_owner, other_thing] = owner_and_thing(b);
  if (!owner.empty() && !other_owner.empty() && !thing.empty() && thing == other_thing)
    return things_meet(owner, other_owner);
  std::size_t pairs = 0;
  for (std::size_t at = 0; at < a.size(); at += character_length(a, at)) {
    const std::size_t first = character_length(a, at);
    if (at + first >= a.size()) break;
    const std::size_t second = character_length(a, at + first);
    if (a[at] == ' ' || a[at + first] == ' ' || is_hiragana(a.substr(at, first)) ||
        is_hiragana(a.substr(at + first, second)))
      continue;
    ++pairs;
    const std::string_view pair = a.substr(at, first + second);
    if (b.find(pair) == std::string_view::npos) continue;
    // ハードディスク and アップロード share no word: katakana and letters need a third of them.
    if (is_phonetic(pair) && !shares_word(a, at, b)) continue;
    return true;
  }
  return pairs == 0;
}

}  // namespace kaiji
