// SPDX-License-Identifier: Apache-2.0
#include "claims/things.h"

#include <algorithm>
#include <array>
#include <optional>

#include "claims/item_marks.h"
#include "claims/numerals.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongest = 90;  ///< bytes of a phrase; a longer one is no name of a thing

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

/// Where the words of a sentence begin behind its number.
std::uint32_t spoken_begin(const ReadingView& reading, SentenceIndex sentence) {
  const TextSpan span = reading.analysis().sentences[sentence].span;
  return span.begin.value + static_cast<std::uint32_t>(item_mark(span.in(reading.text())));
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
  if (phrase.empty() || phrase.size() > kLongest) return false;
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

/// True where more than particles is left: 「  の  」 names nothing.
bool names_something(std::string_view words) {
  for (std::size_t at = 0; at < words.size(); at += character_length(words, at)) {
    const std::string_view character = words.substr(at, character_length(words, at));
    if (character != " " && character != "、" && character != "・" && !is_hiragana(character)) return true;
  }
  return false;
}

/// A phrase without words that stand for anything at all.
std::string specific(const ReadingView& reading, SentenceIndex sentence, std::string_view phrase,
                     std::optional<PatternId> topics, const Vocabulary::State& state) {
  if (phrase.empty() || phrase.size() > kLongest) return {};
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
        if (hit.span.contains(place)) return true;
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

/// 「画像に不審な点があるときは」: a case and no thing.
bool names_case(std::string_view phrase) {
  constexpr std::array<std::string_view, 5> kCases{"とき", "場合", "際", "時", "後"};
  return ends_with_any(phrase, phrase.size(), kCases);
}

/// 「九十日の」, 「30日の」; the 一 of 一次受付 is none.
bool has_figure(std::string_view phrase) {
  constexpr std::size_t kOneKanji = 3;
  for (std::size_t at = 0; at < phrase.size(); at += character_length(phrase, at))
    if (const auto numeral = numeral_at(phrase, at); numeral && (!numeral->kanji || numeral->length > kOneKanji))
      return true;
  return false;
}

/// Who does it is no thing that it is done to.
bool names_person(std::string_view phrase) {
  constexpr std::array<std::string_view, 12> kPersons{"者", "員",   "社", "部門", "チーム", "担当",
                                                      "様", "さま", "部", "甲",   "乙",     "丙"};
  return ends_with_any(phrase, phrase.size(), kPersons) && !phrase.ends_with("本社") && !phrase.ends_with("支社");
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
    if (std::string thing = specific(reading, reading.index(), phrase, entry.topics, state); !thing.empty())
      return thing;
  }
  return {};
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
    return name.empty() ? stated_thing(reading, entry, value, state) : name;
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
      if ((!entry.audience && names_person(phrase)) || has_figure(phrase) || names_case(phrase)) continue;
      std::string thing = specific(reading, sentence, phrase, topics, state);
      if (thing.empty()) continue;
      // 「購入者の情報は、おすすめ表示の|モデルの訓練に用いる」: what the sentence speaks of as well.
      const std::string_view spoken = theme ? std::string_view{} : stated_phrase(before);
      if (phrase.data() != spoken.data() && !names_person(spoken) && !has_figure(spoken) && !names_case(spoken))
        if (const std::string more = specific(reading, sentence, spoken, topics, state); !more.empty())
          thing += " " + more;
      return thing;
    }
    if (std::string names = named_topics(reading, sentence, entry, state); !names.empty()) return names;
    const bool cell = reading.analysis().document.blocks[reading.sentence().block].table != kNone;
    return cell && sentence == reading.index() ? label_name(reading, topics, state) : std::string{};
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
    if (b.find(a.substr(at, first + second)) != std::string_view::npos) return true;
  }
  return pairs == 0;
}

}  // namespace kaiji
