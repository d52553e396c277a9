// SPDX-License-Identifier: Apache-2.0
#include "claims/predicates.h"

#include <algorithm>
#include <array>
#include <string>

namespace kaiji {
namespace {

constexpr std::size_t kLongestWord = 4;  ///< morphemes that a word of acts.toml may take

template <class Words>
bool listed_in(std::string_view text, const Words& words) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

bool negates(const TokenView& token) {
  constexpr std::array<std::string_view, 9> kLemmas{"ない", "ん", "ぬ", "ず", "無い", "まい", "なし", "無し", "ナシ"};
  return (token.pos == PartOfSpeech::Auxiliary || token.pos == PartOfSpeech::Adjective ||
          token.pos == PartOfSpeech::Noun) &&
         listed_in(token.lemma, kLemmas);
}

/// The word of acts.toml that starts at a token: the longest of up to kLongestWord tokens, the last in its base form.
std::pair<ActWord, std::size_t> word_at(std::span<const TokenView> tokens, std::size_t index, std::string_view text,
                                        const Vocabulary::State& state) {
  std::pair<ActWord, std::size_t> best{{}, 1};
  const auto see = [&](std::string_view word, std::size_t length) {
    if (word.empty() || !state.act_starts.may_begin(word, 0)) return false;
    const auto found = state.acts.find(word);
    if (found != state.acts.end()) best = {found->second, length};
    return found != state.acts.end();
  };
  const std::string_view first = tokens[index].span.in(text);
  if (!see(tokens[index].lemma, 1)) see(first, 1);
  // The words of several tokens begin with the first as it stands.
  if (first.empty() || !state.act_starts.may_begin(first, 0)) return best;
  std::string stem(first);
  for (std::size_t length = 2; length <= kLongestWord && index + length <= tokens.size(); ++length) {
    const TokenView& last = tokens[index + length - 1];
    const std::size_t size = stem.size();
    stem += last.lemma;
    const bool found = !last.lemma.empty() && see(stem, length);
    stem.resize(size);
    stem += last.span.in(text);
    if (!found) see(stem, length);
  }
  return best;
}

}  // namespace

/// Where a walk stands and what it has met.
struct Predicates::Walk {
  std::size_t at = 0;
  std::size_t limit = 0;
  const Acts& acts;
  int denials = 0;
  bool verbal = false;   ///< a verb, an auxiliary or a denial was met
  bool chained = false;  ///< behind て: the verb that follows carries the predicate's end
  bool over = false;
  Predicate result;

  void finish(Mood mood) {
    result.mood = mood;
    over = true;
  }
  void finish() { finish(denials % 2 == 1 ? Mood::Denied : Mood::Affirmed); }
};

Predicates::Predicates(const ReadingView& reading, SentenceIndex sentence, const Vocabulary::State& state)
    : text_(reading.text()) {
  const auto tokens = reading.analysis().tokens(sentence);
  morphemes_.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size();) {
    const auto [word, length] = word_at(tokens, i, text_, state);
    const TokenView& last = tokens[i + length - 1];
    morphemes_.push_back(
        {cover(tokens[i].span, last.span), last.pos, last.detail, word, length == 1 && negates(last), false});
    i += length;
  }
  // Phrases of reach are no predicates, though they have verbs and denials in them.
  for (const Cue& cue : state.cues_of("scope")) {
    if (cue.value != "all") continue;
    for (const PatternHit& hit : reading.hits(cue.pattern, sentence))
      for (Morpheme& one : morphemes_) one.adverb = one.adverb || hit.span.contains(one.span);
  }
}

std::size_t Predicates::at(TextOffset place) const {
  const auto found = std::partition_point(morphemes_.begin(), morphemes_.end(),
                                          [&](const Morpheme& one) { return one.span.begin < place; });
  return static_cast<std::size_t>(found - morphemes_.begin());
}

bool Predicates::denied_by_prefix(std::size_t index) const {
  constexpr std::array<std::string_view, 4> kPrefixes{"未", "非", "不", "無"};
  return index > 0 && index <= size() && listed_in(text(index - 1), kPrefixes);
}

bool Predicates::is_content(std::size_t index) const {
  const Morpheme& one = morphemes_[index];
  if (one.adverb || one.word.light || one.word.denial || one.word.condition || one.negation) return false;
  if (one.pos == PartOfSpeech::Noun)
    return one.detail != "副詞可能" && one.detail != "非自立" && one.detail != "接尾" && one.detail != "代名詞";
  return (one.pos == PartOfSpeech::Verb && one.detail == "自立") || one.pos == PartOfSpeech::Adjective ||
         one.pos == PartOfSpeech::Other;
}

/// ず|に保存, ない|まま end the predicate; ない|よう, ない|限り, ない|と state none; なければ|ならない goes on.
void Predicates::step_negation(Walk& walk) const {
  constexpr std::array<std::string_view, 8> kPurposes{"よう", "限り", "かぎり", "場合", "うち", "時", "とき", "か"};
  constexpr std::array<std::string_view, 6> kDemands{"なり", "なら", "なる", "いけ", "いか", "だめ"};
  ++walk.denials;
  walk.verbal = true;
  const std::size_t next = walk.at + 1;
  if (next >= walk.limit) return;
  if (listed_in(text(next), kPurposes) && !(is(next, "場合") && next + 2 < walk.limit && is(next + 1, "が")))
    return walk.finish(Mood::Conditional);
  if (is(next, "ば") || is(next, "と")) {
    if (next + 1 >= walk.limit || !listed_in(text(next + 1), kDemands)) return walk.finish(Mood::Conditional);
    walk.at = next;
    return;
  }
  if (is(next, "に") || is(next, "で") || is(next, "まま") || is(next, "、") || is(next, ",")) walk.finish();
}

/// 提供する場合|があります affirms, 提供する場合|は states nothing.
void Predicates::step_condition(Walk& walk) const {
  constexpr std::array<std::string_view, 3> kLinks{"が", "も", "は"};
  constexpr std::array<std::string_view, 6> kExists{"あり", "ある", "ござい", "あっ", "ございます", "有り"};
  const std::size_t next = walk.at + 1;
  if (next + 1 < size() && listed_in(text(next), kLinks) && listed_in(text(next + 1), kExists)) {
    walk.at = next + 1;
    walk.verbal = true;
    return;
  }
  if (next < size() && listed_in(text(next), kExists)) {  // 変える|場合|あり
    walk.at = next;
    walk.verbal = true;
    return;
  }
  walk.finish(walk.verbal ? Mood::Conditional : Mood::None);
}

void Predicates::step_particle(Walk& walk) const {
  const Morpheme& one = morphemes_[walk.at];
  if (one.detail != "接続助詞") return;
  if (is(walk.at, "ば")) return walk.finish(Mood::Conditional);
  if (is(walk.at, "と")) return walk.finish(Mood::Conditional);
  if (is(walk.at, "て") || is(walk.at, "で")) {
    walk.chained = true;
    return;
  }
  if (walk.verbal) walk.finish();
}

/// A noun or a verb that is no part of the predicate.
void Predicates::step_content(Walk& walk) const {
  const Morpheme& before = morphemes_[walk.at - (walk.at > 0 ? 1 : 0)];
  if (walk.chained) {
    walk.verbal = true;
    return;
  }
  // 取得していること|を確認: the deed is what is spoken of, not what is said.
  walk.finish(Mood::None);
  walk.result.end = before.span.end;
}

Predicate Predicates::after(std::size_t index, std::size_t limit, const Acts& acts, bool denied) const {
  constexpr std::array<std::string_view, 6> kAfterwards{"ため", "うえ", "上", "後", "のち", "あと"};
  constexpr std::array<std::string_view, 6> kPredicative{"済み", "済", "ずみ", "可能", "対応可能", "必須"};
  Walk walk{index, std::min(limit, size()), acts, denied ? 1 : 0, denied, false, false, {}};
  if (index > 0 && index <= size()) {
    walk.result.end = morphemes_[index - 1].span.end;
    walk.verbal = walk.verbal || morphemes_[index - 1].pos == PartOfSpeech::Verb;
  }
  int depth = 0;
  for (; walk.at < walk.limit && !walk.over; ++walk.at) {
    const Morpheme& one = morphemes_[walk.at];
    const std::string_view words = text(walk.at);
    if (words == "(") ++depth;
    if (words == ")" && depth > 0) --depth;
    if (depth > 0 || words == ")") continue;
    if (words == "。") break;
    walk.result.planned = walk.result.planned || one.word.plan;
    if (one.adverb) continue;
    if (one.negation) {
      step_negation(walk);
    } else if (one.word.condition) {
      step_condition(walk);
    } else if (one.word.denial) {
      ++walk.denials;
      walk.verbal = true;
    } else if (walk.verbal && listed_in(words, kAfterwards)) {
      walk.finish();
      break;
    } else if (one.word.light || acts.has(one.word)) {
      if (denied_by_prefix(walk.at)) ++walk.denials;
      walk.verbal = walk.verbal || one.pos == PartOfSpeech::Verb || one.pos == PartOfSpeech::Auxiliary ||
                    listed_in(words, kPredicative);
    } else if (one.pos == PartOfSpeech::Particle) {
      step_particle(walk);
    } else if (is_content(walk.at)) {
      step_content(walk);
    } else {
      walk.verbal = walk.verbal || one.pos == PartOfSpeech::Auxiliary || one.pos == PartOfSpeech::Verb;
    }
    if (!walk.over || walk.result.mood != Mood::None) walk.result.end = one.span.end;
  }
  if (!walk.over && walk.verbal) walk.finish();
  return walk.result;
}

}  // namespace kaiji
