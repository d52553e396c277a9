// SPDX-License-Identifier: Apache-2.0
#include "claims/assignment.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>

#include "claims/asked_words.h"
#include "claims/item_marks.h"
#include "claims/numerals.h"

namespace kaiji {
namespace {

// Where a topic stands in relation to the value, strongest first.
constexpr float kSameClauseBefore = 1.0F;
constexpr float kBracketHost = 0.97F;
constexpr float kSameClauseAfter = 0.82F;
constexpr float kAlias = 0.95F;
constexpr float kEarlierClause = 0.78F;
constexpr float kClauseStep = 0.06F;
constexpr float kLaterClause = 0.45F;
constexpr float kTopicParticle = 0.12F;  // 「…は」 names what the sentence speaks of
constexpr float kPerByte = 0.0008F;      // of two topics in one clause the nearer wins
constexpr float kForeignTopic = 0.4F;    // the sentence has a topic of its own that is not the concept's
constexpr float kCueElsewhere = 0.93F;   // the cue stands in the sentence, not in the clause
constexpr float kCueOutside = 0.9F;      // the cue stands in a label, lead or heading
// A value that stands alone takes its topic from the headings: 「## 最小の長さ」 「10文字」.
constexpr float kBareBase = 0.4F;
constexpr float kBareShare = 0.8F;
constexpr float kNearestHeading = 0.6F;  // headings of less weight stand further up
constexpr float kInherited = 0.7F;       // at most, where the topic is not of the value's own place

/// 「90日など」 is an example of what can be set.
constexpr std::array<std::string_view, 3> kExample{"など", "等", "、など"};

/// The end of the compound that a topic opens: バックアップ + データ.
std::size_t compound_end(std::string_view text, std::size_t at, std::size_t limit) {
  while (at < limit) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const bool hiragana =
        lead == 0xE3 &&
        (static_cast<unsigned char>(text[at + 1]) == 0x81 ||
         (static_cast<unsigned char>(text[at + 1]) == 0x82 && static_cast<unsigned char>(text[at + 2]) <= 0x9F));
    const bool mark = lead < 0x80 && !std::isalnum(lead) && text[at] != '(' && text[at] != ')' && text[at] != '/';
    const bool punctuation = lead == 0xE3 && static_cast<unsigned char>(text[at + 1]) == 0x80;
    if (hiragana || mark || punctuation) break;
    at += character_length(text, at);
  }
  return at;
}

bool followed_by_topic_particle(std::string_view text, std::size_t end, std::size_t limit) {
  constexpr std::array<std::string_view, 9> kParticles{"は", "も、",     "については", "に関しては", "につきましては",
                                                       ":",  "に関して", "について",   "においては"};
  const std::size_t at = compound_end(text, end, limit);
  if (match_any(text, at, kParticles) > 0) return true;
  // バックアップの保存期間は
  if (!text.substr(at).starts_with("の") || at + 3 >= limit) return false;
  const std::size_t next = compound_end(text, at + 3, limit);
  return next > at + 3 && match_any(text, next, kParticles) > 0;
}

/// The weight of one topic hit in the sentence of the value.
float weight_in_sentence(const ReadingView& reading, const PatternHit& topic, TextSpan value) {
  const Clauses& clauses = reading.clauses();
  const std::uint32_t own = clauses.at(value.begin);
  const std::uint32_t there = clauses.at(topic.span.begin);
  const bool before = topic.span.begin < value.begin;
  const auto gap =
      static_cast<float>(before ? value.begin.value - std::min(value.begin.value, topic.span.end.value)
                                : topic.span.begin.value - std::min(topic.span.begin.value, value.end.value));
  float weight = 0;
  if (own == there)
    weight = before ? kSameClauseBefore : kSameClauseAfter;
  else if (clauses[own].host == there)
    weight = before ? kBracketHost : kLaterClause;
  else if (clauses[there].host == own)
    weight = before ? kAlias : kSameClauseAfter;  // 30分前の時点まで戻せる目標(RPO)
  else if (before)
    weight = kEarlierClause - kClauseStep * static_cast<float>(clauses.host_at(value.begin) -
                                                               std::min(clauses.host_at(value.begin),
                                                                        clauses.host_at(topic.span.begin)));
  else
    weight = kLaterClause;
  if (before && followed_by_topic_particle(reading.text(), topic.span.end.value, reading.sentence().span.end.value))
    weight += kTopicParticle;
  return std::max(0.0F, weight - std::min(0.2F, gap * kPerByte));
}

/// The words before the first 「は」 that stands before the value: what the sentence says it speaks of.
TextSpan stated_topic(const ReadingView& reading, TextSpan value) {
  const std::string_view text = reading.text();
  const TextSpan sentence = reading.sentence().span;
  const std::size_t begin = sentence.begin.value + item_mark(sentence.in(text));
  const std::string_view before =
      text.substr(begin, value.begin.value - std::min<std::size_t>(value.begin.value, begin));
  for (std::size_t at = before.find("は"); at != std::string_view::npos; at = before.find("は", at + 3)) {
    constexpr std::array<std::string_view, 5> kNoTopic{"また", "ある", "では", "には", "もし"};
    if (at >= 3 && !ends_with_any(before, at, kNoTopic)) return text_span(begin, begin + at);
  }
  return {};
}

bool hit_inside(std::span<const PatternHit> hits, TextSpan span) {
  return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) { return span.contains(hit.span.begin); });
}

/// True where the sentence speaks of something that is neither the concept nor a word such as 当社 or 保存期間.
bool speaks_of_other(const ReadingView& reading, const Concept& entry, TextSpan value, const Vocabulary::State& state) {
  const TextSpan topic = stated_topic(reading, value);
  if (topic.empty()) return false;
  if (entry.topics && hit_inside(reading.hits(*entry.topics), topic)) return false;
  if (entry.cues && hit_inside(reading.hits(*entry.cues), topic)) return false;
  for (const Cue& cue : state.cues_of("neutral-topic"))
    if (hit_inside(reading.hits(cue.pattern), topic)) return false;
  return true;
}

/// 4月, 2025年度, 第2四半期, 2025/04: when, and not what.
bool names_period(std::string_view label) {
  constexpr std::array<std::string_view, 16> kMarks{"年", "月", "日", "期",   "度",   "分", "第", "四",
                                                    "半", "上", "下", "令和", "平成", "/",  "-",  " "};
  bool period = false;
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t mark = match_any(label, at, kMarks);
    const bool digit = label[at] >= '0' && label[at] <= '9';
    if (mark == 0 && !digit) return false;
    period = period || mark > 1;
    at += digit ? 1 : mark;
  }
  return period;
}

/// 「操作記録 | 1年」: the row's name ends with the concept's topic.
bool names_row(const ReadingView& reading, const Concept& entry) {
  constexpr std::uint32_t kSlack = 3;  ///< bytes behind the topic: )
  return std::any_of(reading.surroundings().begin(), reading.surroundings().end(), [&](const ContextSentence& context) {
    const TextSpan label = reading.analysis().sentences[context.sentence].span;
    const auto hits = reading.hits(*entry.topics, context.sentence);
    return context.level == ContextLevel::Label && !hits.empty() &&
           label.end.value <= hits.back().span.end.value + kSlack;
  });
}

float cue_weight(const ReadingView& reading, const Concept& entry, TextSpan value) {
  if (!entry.cues) return 1;
  if (reading.in_clause(*entry.cues, value.begin)) return 1;
  if (!reading.hits(*entry.cues).empty()) return kCueElsewhere;
  // A country in a sentence without a word of keeping is where somebody is, whatever the heading speaks of.
  const bool own = entry.type == ValueType::Place && !reading.bare();
  for (const ContextSentence& context : reading.surroundings())
    if (!reading.hits(*entry.cues, context.sentence).empty() && !(own && context.level == ContextLevel::Heading))
      return context.level == ContextLevel::Before ? 0.6F : kCueOutside;
  return entry.row && reading.bare() && names_row(reading, entry) ? kCueOutside : 0;
}

/// The words of a whole enumeration: of 「提供国:日本、韓国」 what stands before 日本 is said of 韓国 as well.
TextSpan enumeration_words(const ReadingView& reading, TextSpan value) {
  constexpr std::array<std::string_view, 9> kJoins{"、", "・", "と", "や", "及び", "および", "ならびに", ",", "/"};
  TextSpan words = reading.own_words(value);
  const auto joined = [&](TextSpan before, TextSpan after) {
    const std::string_view gap = text_span(before.end.value, after.begin.value).in(reading.text());
    return match_any(gap, 0, kJoins) == gap.size();
  };
  const auto values = reading.values();
  for (std::size_t i = values.size(); i-- > 1;) {
    const bool places = values[i].value.type == ValueType::Place && values[i - 1].value.type == ValueType::Place;
    if (places && words.contains(values[i].span) && joined(values[i - 1].span, values[i].span))
      words = cover(words, reading.own_words(values[i - 1].span));
  }
  return words;
}

/// A decoy in `span` of a sentence; not where it is part of a topic (閲覧記録, with 閲覧 as the decoy).
bool decoyed(const ReadingView& reading, const Concept& entry, SentenceIndex sentence, TextSpan span) {
  const auto hits = reading.hits(*entry.decoys, sentence);
  return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) {
    if (!span.contains(hit.span.begin)) return false;
    const auto topics = reading.hits(*entry.topics, sentence);
    return std::none_of(topics.begin(), topics.end(), [&](const PatternHit& topic) {
      return topic.span.contains(hit.span) && topic.span != hit.span;
    });
  });
}

bool vetoed(const ReadingView& reading, const Concept& entry, TextSpan value) {
  // A count of characters and a count of kinds of characters often share a clause.
  const bool count = entry.type == ValueType::Count;
  const TextSpan own = entry.type == ValueType::Place ? enumeration_words(reading, value) : reading.own_words(value);
  if (entry.decoys &&
      (count ? hit_inside(reading.hits(*entry.decoys), reading.beside(value))
             : reading.in_clause(*entry.decoys, value.begin) && decoyed(reading, entry, reading.index(), own)))
    return true;
  // The name of its row is part of what a bare cell says: 役員への報告 | 2時間以内. A cell that names the concept
  // itself speaks of it, whatever else its row asks: RPOとRTOは。 | RPO 1時間、RTO 8時間.
  if (entry.decoys && reading.bare() && !hit_inside(reading.hits(*entry.topics), own))
    for (const ContextSentence& context : reading.surroundings())
      if (context.level == ContextLevel::Label &&
          decoyed(reading, entry, context.sentence, asked_words(reading, context.sentence, value)))
        return true;
  if (!entry.exclusions) return false;
  if (!reading.hits(*entry.exclusions).empty()) return true;
  for (const ContextSentence& context : reading.surroundings())
    if (context.level != ContextLevel::Before && !reading.hits(*entry.exclusions, context.sentence).empty())
      return true;
  return false;
}

bool is_hours(const FoundValue& found) {
  return found.value.type == ValueType::Window && !found.value.names.empty() && found.value.names[0] == "hours";
}

bool type_fits(const ReadingView& reading, const Concept& entry, const FoundValue& found) {
  if (entry.hours && is_hours(found)) return true;
  if (found.value.high < entry.minimum || found.value.low > entry.maximum) return false;
  if (entry.type == found.value.type)
    return entry.units.empty() ||
           std::find(entry.units.begin(), entry.units.end(), found.value.unit) != entry.units.end();
  // 「バックアップ間隔: 24時間」 states an interval with the words of a duration.
  if (entry.type != ValueType::Interval || found.value.type != ValueType::Duration) return false;
  constexpr std::array<std::string_view, 6> kSpacing{"間隔", "インターバル", "頻度", "周期", "サイクル", "interval"};
  const auto says = [&](std::string_view words) {
    return std::any_of(kSpacing.begin(), kSpacing.end(),
                       [&](std::string_view word) { return words.find(word) != std::string_view::npos; });
  };
  const TextSpan near = cover(reading.since_last_value(found.span), found.span);
  // 「間隔は6時間、保管の期間は3か月」: the word stands directly before the value.
  constexpr std::array<std::string_view, 6> kIs{"間隔は", "頻度は", "周期は", "間隔:", "頻度:", "周期:"};
  if (ends_with_any(reading.text(), found.span.begin.value, kIs)) return true;
  // 「控えは45日間残します」 under 「取得の間隔」 answers another question as well.
  constexpr std::array<std::string_view, 7> kKept{"残", "保管", "保存", "保持", "お預かり", "置", "、保"};
  if (match_any(reading.text(), found.span.end.value, kKept) > 0) return false;
  const std::size_t after = std::min<std::size_t>(near.end.value + 12, reading.sentence().span.end.value);
  if (says(text_span(near.begin.value, after).in(reading.text()))) return true;
  for (const ContextSentence& context : reading.surroundings()) {
    const bool heading = reading.bare() && context.level == ContextLevel::Heading && context.weight >= kNearestHeading;
    if ((heading || context.level == ContextLevel::Label || context.level == ContextLevel::Column) &&
        says(reading.analysis().text_of(reading.analysis().sentences[context.sentence])))
      return true;
  }
  return false;
}

bool named(const ReadingView& reading, const Concept& entry, TextSpan value) {
  if (!entry.named) return false;
  const auto hits = reading.hits(*entry.named);
  // 「保証値の99.9%」, 「99.9%の保証値を下回ったとき」
  return std::any_of(hits.begin(), hits.end(),
                     [&](const PatternHit& hit) { return hit.span.end == value.begin || hit.span.begin == value.end; });
}

/// 「第18条にいう「48時間」とは…」: words that are spoken of.
bool spoken_of(std::string_view text, TextSpan value) {
  constexpr std::array<std::string_view, 4> kAbout{"」とは", "」という", "」の意味", "」は、"};
  return text.substr(0, value.begin.value).ends_with("「") && match_any(text, value.end.value, kAbout) > 0;
}

}  // namespace

FoundValue adapted(FoundValue found, const Concept& entry) {
  if (entry.hours && is_hours(found)) {
    constexpr double kSecondsPerHour = 3600;
    found.value.low = found.value.high = (found.value.high - found.value.low) * kSecondsPerHour;
    found.value.names.clear();
  }
  found.value.type = entry.type;
  if (entry.backwards && found.bound == Bound::AtLeast) found.bound = Bound::AtMost;
  return found;
}

Candidate topic_of(const ReadingView& reading, const Concept& entry, TextSpan place, const Vocabulary::State& state) {
  Candidate best{&entry, 0, std::nullopt};
  if (!entry.topics) return best;
  for (const PatternHit& hit : reading.hits(*entry.topics))
    best.weight = std::max(best.weight, weight_in_sentence(reading, hit, place));
  const bool other = speaks_of_other(reading, entry, place, state);
  const auto& around = reading.surroundings();
  // What its row is called names a bare cell, not what stands above the table; a month is no name.
  const bool labelled = std::any_of(around.begin(), around.end(), [&](const ContextSentence& context) {
    return context.level == ContextLevel::Label &&
           !names_period(reading.analysis().text_of(reading.analysis().sentences[context.sentence]));
  });
  for (const ContextSentence& context : reading.surroundings()) {
    float weight = context.weight * (other ? kForeignTopic : 1.0F);
    const bool above = context.level == ContextLevel::Column || (context.level == ContextLevel::Heading && !labelled);
    if (reading.bare() && above) weight = kBareBase + kBareShare * weight;
    if (weight <= best.weight) continue;
    if (entry.near && context.level != ContextLevel::Label && context.level != ContextLevel::Lead) continue;
    // 「一部の機能を廃止することがある。この場合、30日前までに告知する」 speaks of no end of the service.
    if (context.level == ContextLevel::Before && entry.decoys &&
        decoyed(reading, entry, context.sentence, reading.analysis().sentences[context.sentence].span))
      continue;
    const auto hits = reading.hits(*entry.topics, context.sentence);
    const bool asked = context.level == ContextLevel::Label
                           ? hit_inside(hits, asked_words(reading, context.sentence, place))
                           : !hits.empty();
    if (asked) best = {&entry, weight, context.level};
  }
  return best;
}

std::optional<Candidate> assign(const ReadingView& reading, const FoundValue& value, const Vocabulary::State& state) {
  if (match_any(reading.text(), value.span.end.value, kExample) > 0) return std::nullopt;
  if (spoken_of(reading.text(), value.span)) return std::nullopt;
  Candidate best;
  for (const std::uint16_t index : reading.possible_concepts(state)) {
    const Concept& entry = state.concepts[index];
    if (entry.type == ValueType::Flag || !type_fits(reading, entry, value)) continue;
    Candidate candidate = topic_of(reading, entry, value.span, state);
    candidate.named = named(reading, entry, value.span);
    if (candidate.weight <= 0 || (!candidate.named && vetoed(reading, entry, value.span))) continue;
    candidate.weight *= cue_weight(reading, entry, value.span) * entry.weight;
    if (candidate.weight > best.weight) best = candidate;
  }
  if (best.weight < kLeastWeight) return std::nullopt;
  const bool inherited = best.from == ContextLevel::Heading || best.from == ContextLevel::Lead;
  best.weight = std::min(best.weight, inherited ? kInherited : 1.0F);
  return best;
}

}  // namespace kaiji
