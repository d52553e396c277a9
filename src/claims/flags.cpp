// SPDX-License-Identifier: Apache-2.0
#include "claims/flags.h"

#include <algorithm>
#include <map>
#include <optional>

#include "claims/answers.h"
#include "claims/polarity.h"
#include "claims/qualifiers.h"
#include "claims/things.h"

namespace kaiji {
namespace {

constexpr float kOwnClause = 0.8F;  ///< least weight of a topic that stands in the statement's own clause

constexpr std::uint32_t kSentenceEnd = 6;  ///< bytes that may follow the predicate: 。 and a bracket

struct Statement {
  TextSpan span;
  bool yes = true;
};

TextSpan host_clause(const ReadingView& reading, TextSpan span) {
  return reading.clauses()[reading.clauses().host_at(span.begin)].span;
}

/// The concept's own words in the sentence; a denying word that covers an affirming one wins.
std::vector<Statement> stated(const ReadingView& reading, const Concept& entry) {
  std::vector<Statement> statements;
  if (entry.no)
    for (const PatternHit& hit : reading.hits(*entry.no)) statements.push_back({hit.span, false});
  const std::size_t denials = statements.size();
  if (!entry.yes) return statements;
  for (const PatternHit& hit : reading.hits(*entry.yes)) {
    const bool covered = std::any_of(statements.begin(), statements.begin() + static_cast<std::ptrdiff_t>(denials),
                                     [&](const Statement& no) { return no.span.overlaps(hit.span); });
    if (covered) continue;
    // Words that end inside an inflection (再委託しま|せん) are read on from its stem.
    const bool open = hit.span.in(reading.text()).ends_with("ま");
    const std::size_t end = hit.span.end.value - (open ? std::string_view("ま").size() : 0);
    statements.push_back({hit.span, !denied_after(reading.text(), end, host_clause(reading, hit.span).end.value)});
  }
  return statements;
}

/// `tied`: the words themselves name the concept, so that no cue must stand near.
bool allowed(const ReadingView& reading, const Concept& entry, TextSpan span, bool tied = false) {
  if (entry.decoys && reading.in_clause(*entry.decoys, span.begin)) return false;
  if (entry.exclusions && !reading.hits(*entry.exclusions).empty()) return false;
  if (!entry.cues || tied) return true;
  if (!reading.hits(*entry.cues).empty()) return true;
  return std::any_of(reading.surroundings().begin(), reading.surroundings().end(), [&](const ContextSentence& context) {
    // 「パスワードは10文字以上です。決まった周期での変更は求めません。」
    const bool before = context.level == ContextLevel::Before;
    const bool next = context.sentence + 1 == reading.index() &&
                      reading.analysis().sentences[context.sentence].block == reading.sentence().block;
    return (!before || next) && !reading.hits(*entry.cues, context.sentence).empty();
  });
}

/// 「通信の暗号化 | ○」: the row's own label says that the answer is about something else.
bool labelled_otherwise(const ReadingView& reading, const Concept& entry) {
  if (!entry.decoys) return false;
  return std::any_of(reading.surroundings().begin(), reading.surroundings().end(), [&](const ContextSentence& context) {
    return context.level == ContextLevel::Label && !reading.hits(*entry.decoys, context.sentence).empty();
  });
}

/// The words from the topic to the end of the predicate, so that the finding shows both.
TextSpan with_topic(const ReadingView& reading, const Concept& entry, TextSpan span) {
  const TextSpan clause = host_clause(reading, span);
  span.end.value = static_cast<std::uint32_t>(inflection_end(reading.text(), span.end.value, clause.end.value));
  if (!entry.topics) return span;
  for (const PatternHit& hit : reading.hits(*entry.topics))
    if (clause.contains(hit.span)) return cover(hit.span, span);
  return span;
}

void add(const ReadingView& reading, const Candidate& candidate, const Statement& statement,
         const Vocabulary::State& state, std::vector<Claim>& claims) {
  Claim claim;
  claim.concept_id = candidate.entry->id;
  claim.value.value.type = ValueType::Flag;
  claim.value.value.yes = statement.yes;
  claim.value.span = with_topic(reading, *candidate.entry, statement.span);
  claim.polarity = statement.yes ? Polarity::Affirmed : Polarity::Denied;
  claim.sentence = reading.index();
  claim.block = reading.sentence().block;
  claim.weight = std::min(1.0F, candidate.weight);
  qualify(reading, candidate, state, claim);
  if (candidate.entry->history) claim.tense = Tense::Present;
  claim.subject.thing = thing_of(reading, reading.index(), *candidate.entry, reading.sentence().span, state);
  claim.subject.performer = performer_of(reading, *candidate.entry, reading.sentence().span, state);
  const bool labelled = candidate.from == ContextLevel::Label || candidate.from == ContextLevel::Lead;
  const bool topic = labelled || (candidate.entry->topics && !reading.hits(*candidate.entry->topics).empty());
  if (!topic && candidate.entry->kinds) claim.subject.thing = thing_before(reading, statement.span, state);
  claims.push_back(std::move(claim));
}

/// 「証明書の提供 | サービスとしては提供しておりません」: the label gives the topic, the predicate the answer.
void read_predicate(const ReadingView& reading, const Concept& entry, const Vocabulary::State& state,
                    std::vector<Claim>& claims) {
  const PatternHit* last = nullptr;
  for (const Cue& cue : state.cues_of("answer-predicate"))
    for (const PatternHit& hit : reading.hits(cue.pattern))
      if (!last || last->span < hit.span) last = &hit;
  if (!last) return;
  const std::uint32_t end = reading.sentence().span.end.value;
  const TextSpan tail = text_span(inflection_end(reading.text(), last->span.end.value, end), end);
  if (tail.size() > kSentenceEnd) return;  // the predicate must end the sentence
  const Candidate candidate = topic_of(reading, entry, last->span, state);
  if (candidate.from != ContextLevel::Label || candidate.weight < kLeastWeight) return;
  if (!allowed(reading, entry, last->span)) return;
  add(reading, candidate, {last->span, !denied_after(reading.text(), last->span.end.value, end)}, state, claims);
}

/// A finding shows the whole clause: the reader wants the statement, not its verb.
void show_clauses(const ReadingView& reading, std::span<Claim> claims) {
  constexpr std::uint32_t kLongest = 300;  ///< bytes
  const std::string_view text = reading.text();
  for (Claim& claim : claims) {
    TextSpan& span = claim.value.span;
    TextSpan whole = cover(span, host_clause(reading, span));
    while (whole.end > span.end && text.substr(0, whole.end.value).ends_with("。")) whole.end.value -= 3;
    while (whole.begin < span.begin && text[whole.begin.value] == ' ') ++whole.begin.value;
    if (whole.size() <= kLongest) span = whole;
  }
}

bool has_cue(const ReadingView& reading, const Vocabulary::State& state, std::string_view kind, std::string_view value,
             TextSpan within) {
  const auto cues = state.cues_of(kind);
  return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
    if (cue.value != value) return false;
    const auto hits = reading.hits(cue.pattern);
    return std::any_of(hits.begin(), hits.end(),
                       [&](const PatternHit& hit) { return within.contains(hit.span.begin); });
  });
}

/// 「許可なく…閲覧することはありません」 denies nothing of what is permitted.
bool permitted(const ReadingView& reading, const Statement& denial, const Vocabulary::State& state) {
  const TextSpan clause = host_clause(reading, denial.span);
  return has_cue(reading, state, "narrowing", "denial",
                 text_span(reading.sentence().span.begin.value, clause.end.value));
}

/// Frames of one sentence, with what they need made when first asked for.
class FrameReader {
 public:
  FrameReader(const ReadingView& reading, std::span<const FoundValue> answers, const Vocabulary::State& state,
              std::vector<Claim>& claims)
      : reading_(reading), answers_(answers), state_(state), claims_(claims) {}

  void read(const Concept& entry) {
    if (!reading_.hits(*entry.topics).empty()) {
      const auto found =
          read_frames(reading_, reading_.index(), predicates(reading_.index()), reading_.clauses(), entry);
      for (const FrameStatement& one : found) state_frame(entry, one, {&entry, 1, std::nullopt});
      if (!found.empty() || !entry.answers) return;
      if (const auto pair = read_pair(reading_, predicates(reading_.index()), entry, answers_, state_))
        state_frame(entry, *pair, {&entry, 1, std::nullopt});
      else
        read_item(entry);
      return;
    }
    if (entry.answers && !names_sibling(entry)) read_answers(entry);
  }

 private:
  /// 「ISMSを取得していますか」 「…。ISO/IEC 27017の認証は取得していません。」: the sentence speaks of another of the
  /// family (certificate.27001, certificate.27017) itself, and not of what was asked. A question that speaks of both is
  /// answered: 「データは返却されますか」 「返却しておりません」.
  bool names_sibling(const Concept& entry) {
    const auto& spoken = spoken_of(entry.family);
    return std::any_of(spoken.begin(), spoken.end(),
                       [&](const Concept* other) { return other != &entry && !asked_as_well(*other); });
  }

  /// The concepts of a family that the sentence speaks of itself.
  const std::vector<const Concept*>& spoken_of(std::uint16_t family) {
    const auto [found, added] = spoken_.try_emplace(family);
    if (!added) return found->second;
    for (const std::uint16_t index : reading_.possible_concepts(state_)) {
      const Concept& other = state_.concepts[index];
      if ((family == 0 || other.family == family) && other.type == ValueType::Flag && other.topics &&
          !reading_.hits(*other.topics).empty())
        found->second.push_back(&other);
    }
    return found->second;
  }

  bool asked_as_well(const Concept& other) const {
    for (const ContextSentence& context : reading_.surroundings()) {
      const bool asks = context.level == ContextLevel::Label || context.level == ContextLevel::Lead;
      if (asks && !reading_.hits(*other.topics, context.sentence).empty()) return true;
    }
    return false;
  }

  const Predicates& predicates(SentenceIndex sentence) {
    auto found = made_.find(sentence);
    if (found == made_.end()) found = made_.emplace(sentence, Predicates(reading_, sentence, state_)).first;
    return found->second;
  }

  bool in_scope(const Concept& entry, TextSpan clause) const {
    if (entry.scope == Scope::Any) return true;
    return has_cue(reading_, state_, "scope", entry.scope == Scope::All ? "all" : "only", clause);
  }

  /// 一部の, 許可なく, 場合は: the statement holds for a part, so nothing of it can be compared.
  bool narrowed(const Concept& entry, bool yes, TextSpan statement, TextSpan clause) const {
    if (entry.scope == Scope::Any && yes) return false;
    // 「対象から|除いています」: the predicate itself is no exception from it.
    constexpr std::uint32_t kPredicate = 18;  ///< bytes
    if (statement.in(reading_.text()).find("対象から") != std::string_view::npos)
      clause.end.value = std::max(statement.begin.value, statement.end.value - std::min(statement.size(), kPredicate));
    // What stands behind the statement's own clause narrows it no more.
    const TextSpan before = text_span(reading_.sentence().span.begin.value, clause.end.value);
    return has_cue(reading_, state_, "narrowing", "denial", before) ||
           has_cue(reading_, state_, "narrowing", "", clause);
  }

  /// The words of the clause that make the statement what it is, so that the finding shows them: 全ての…を暗号化.
  TextSpan with_reach(const Concept& entry, TextSpan span, TextSpan clause) const {
    const auto reach = [&](PatternId pattern) {
      for (const PatternHit& hit : reading_.hits(pattern))
        if (clause.contains(hit.span) && hit.span.begin < span.begin) span = cover(hit.span, span);
    };
    if (entry.cues) reach(*entry.cues);
    if (entry.scope == Scope::Any) return span;
    for (const Cue& cue : state_.cues_of("scope")) reach(cue.pattern);
    return span;
  }

  /// `label`: the sentence that gave the topic, where it is another one.
  void state_frame(const Concept& entry, const FrameStatement& one, const Candidate& candidate,
                   SentenceIndex label = kNone) {
    const TextSpan clause = host_clause(reading_, one.span);
    if (!in_scope(entry, clause) || !allowed(reading_, entry, one.span)) return;
    if (one.planned && one.yes && !entry.plan_denies) return;
    const bool yes = one.yes && !one.planned;
    const std::size_t before = claims_.size();
    add(reading_, candidate, {with_reach(entry, one.span, clause), yes}, state_, claims_);
    const SentenceIndex at = label == kNone ? reading_.index() : label;
    const TextSpan place = label == kNone ? one.span : reading_.analysis().sentences[label].span;
    for (std::size_t i = before; i < claims_.size(); ++i) {
      claims_[i].exception = claims_[i].exception || narrowed(entry, yes, one.span, clause);
      claims_[i].subject.thing = thing_of(reading_, at, entry, place, state_);
      if (claims_[i].subject.thing.empty())
        claims_[i].subject.thing = thing_in_bracket(reading_, entry, one.span, state_);
    }
  }

  /// An item below a lead or a heading that denies: 「次の作業は行いません」 / 「・再委託」.
  void read_item(const Concept& entry) {
    if (!asks_for(reading_, reading_.index(), predicates(reading_.index()), entry, state_)) return;
    for (const ContextSentence& context : reading_.surroundings()) {
      if (context.level != ContextLevel::Lead && context.level != ContextLevel::Heading) continue;
      for (const Cue& cue : state_.cues_of("denying-lead")) {
        if (reading_.hits(cue.pattern, context.sentence).empty()) continue;
        state_frame(entry, {reading_.sentence().span, false, false}, {&entry, kOwnClause, context.level});
        return;
      }
      return;  // only the nearest lead speaks of its items
    }
  }

  /// The words above a sentence ask for the concept, and it answers.
  void read_answers(const Concept& entry) {
    if (labelled_otherwise(reading_, entry)) return;
    for (const ContextSentence& context : reading_.surroundings()) {
      if (context.level == ContextLevel::Before || reading_.hits(*entry.topics, context.sentence).empty()) continue;
      const auto asked = asks_for(reading_, context.sentence, predicates(context.sentence), entry, state_);
      if (!asked) continue;
      const bool labelled = context.level == ContextLevel::Label || context.level == ContextLevel::Lead ||
                            context.level == ContextLevel::Column;
      const Candidate candidate{&entry, std::max(context.weight, kLeastWeight), context.level};
      const TextSpan start = reading_.sentence().span;
      if (!answers_.empty() && labelled) {
        const FoundValue& answer = answers_.front();
        constexpr std::uint32_t kMark = 12;  // bytes of 「A1. 」 or 「回答: 」
        if (answer.span.begin.value <= start.begin.value + kMark) {
          state_frame(entry, {answer.span, answer.value.yes == *asked, false}, candidate, context.sentence);
          return;
        }
      }
      if (const auto answer = read_answer(reading_, predicates(reading_.index()), predicates(context.sentence), entry,
                                          state_, !labelled))
        state_frame(entry, *answer, candidate, context.sentence);
      return;
    }
  }

  const ReadingView& reading_;
  std::span<const FoundValue> answers_;
  const Vocabulary::State& state_;
  std::vector<Claim>& claims_;
  std::map<SentenceIndex, Predicates> made_;
  std::map<std::uint16_t, std::vector<const Concept*>> spoken_;  ///< by family
};

/// 「漏えいはありません」 has its own topic: it does not answer what the sentence before it spoke of.
void drop_borrowed(std::vector<Claim>& claims, std::size_t first) {
  constexpr float kBorrowed = 0.7F;  ///< less weight than that comes from headings and sentences before
  const auto begin = claims.begin() + static_cast<std::ptrdiff_t>(first);
  const std::vector<Claim> all(begin, claims.end());
  const auto owned = [&](TextSpan span) {
    return std::any_of(all.begin(), all.end(), [&](const Claim& claim) {
      return claim.weight >= 1 && !claim.value.value.yes && claim.value.span == span;
    });
  };
  claims.erase(std::remove_if(begin, claims.end(),
                              [&](const Claim& claim) { return claim.weight < kBorrowed && owned(claim.value.span); }),
               claims.end());
}

}  // namespace

void read_flags(const ReadingView& reading, std::span<const FoundValue> answers, const Vocabulary::State& state,
                std::vector<Claim>& claims) {
  FrameReader frames(reading, answers, state, claims);
  const std::size_t first = claims.size();
  for (const std::uint16_t index : reading.possible_concepts(state)) {
    const Concept& entry = state.concepts[index];
    if (entry.type != ValueType::Flag) continue;
    bool told = false;  // words that were refused are no statement: the frames may still find one
    for (const Statement& statement : stated(reading, entry)) {
      Candidate candidate = topic_of(reading, entry, statement.span, state);
      if (entry.implied) candidate.weight = 1;
      // 「27001を取得しており、27017は取得予定です」: a topic of another clause is another statement's.
      if (!candidate.from && candidate.weight < kOwnClause) continue;
      if (candidate.weight < kLeastWeight || !allowed(reading, entry, statement.span, entry.implied)) continue;
      add(reading, candidate, statement, state, claims);
      if (!statement.yes && entry.deed) claims.back().exception |= permitted(reading, statement, state);
      told = true;
    }
    if (told) continue;
    if (!entry.acts.empty()) {
      if (entry.topics) frames.read(entry);
      continue;
    }
    if (!entry.answers) continue;
    if (answers.empty()) read_predicate(reading, entry, state, claims);
    for (const FoundValue& answer : answers) {
      const Candidate candidate = topic_of(reading, entry, answer.span, state);
      const bool labelled =
          candidate.from && (*candidate.from == ContextLevel::Label || *candidate.from == ContextLevel::Lead);
      if ((!labelled && candidate.weight < 0.9F) || labelled_otherwise(reading, entry)) continue;
      if (candidate.weight < kLeastWeight || !allowed(reading, entry, answer.span)) continue;
      add(reading, candidate, {answer.span, answer.value.yes}, state, claims);
    }
  }
  drop_borrowed(claims, first);
  for (Claim& claim : std::span(claims).subspan(first)) {
    claim.subject.whole = has_cue(reading, state, "whole", "", reading.sentence().span);
    const bool all = has_cue(reading, state, "scope", "all", host_clause(reading, claim.value.span));
    claim.subject.absolute = claim.subject.whole || all;
    if (claim.subject.thing.empty() && all) claim.subject.thing = kEverything;
  }
  show_clauses(reading, std::span(claims).subspan(first));
}

}  // namespace kaiji
