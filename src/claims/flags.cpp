// SPDX-License-Identifier: Apache-2.0
#include "claims/flags.h"

#include <algorithm>

#include "claims/polarity.h"
#include "claims/qualifiers.h"

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
    statements.push_back(
        {hit.span, !denied_after(reading.text(), hit.span.end.value, host_clause(reading, hit.span).end.value)});
  }
  return statements;
}

bool allowed(const ReadingView& reading, const Concept& entry, TextSpan span) {
  if (entry.decoys && reading.in_clause(*entry.decoys, span.begin)) return false;
  if (entry.exclusions && !reading.hits(*entry.exclusions).empty()) return false;
  if (!entry.cues) return true;
  if (!reading.hits(*entry.cues).empty()) return true;
  return std::any_of(reading.surroundings().begin(), reading.surroundings().end(), [&](const ContextSentence& context) {
    return context.level != ContextLevel::Before && !reading.hits(*entry.cues, context.sentence).empty();
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
  claims.push_back(std::move(claim));
}

/// 「証明書の提供 | サービスとしては提供しておりません」: the label gives the topic, the predicate the answer.
void read_predicate(const ReadingView& reading, const Concept& entry, const Vocabulary::State& state,
                    std::vector<Claim>& claims) {
  const PatternHit* last = nullptr;
  for (const Cue& cue : state.cues)
    if (cue.kind == "answer-predicate")
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

}  // namespace

void read_flags(const ReadingView& reading, std::span<const FoundValue> answers, const Vocabulary::State& state,
                std::vector<Claim>& claims) {
  for (const Concept& entry : state.concepts) {
    if (entry.type != ValueType::Flag) continue;
    const std::vector<Statement> statements = stated(reading, entry);
    for (const Statement& statement : statements) {
      Candidate candidate = topic_of(reading, entry, statement.span, state);
      if (entry.implied) candidate.weight = 1;
      // 「27001を取得しており、27017は取得予定です」: a topic of another clause is another statement's.
      if (!candidate.from && candidate.weight < kOwnClause) continue;
      if (candidate.weight < kLeastWeight || !allowed(reading, entry, statement.span)) continue;
      add(reading, candidate, statement, state, claims);
    }
    if (!statements.empty() || !entry.answers) continue;
    if (answers.empty()) read_predicate(reading, entry, state, claims);
    for (const FoundValue& answer : answers) {
      const Candidate candidate = topic_of(reading, entry, answer.span, state);
      const bool labelled =
          candidate.from && (*candidate.from == ContextLevel::Label || *candidate.from == ContextLevel::Lead);
      if (!labelled && candidate.weight < 0.9F) continue;
      if (candidate.weight < kLeastWeight || !allowed(reading, entry, answer.span)) continue;
      add(reading, candidate, {answer.span, answer.value.yes}, state, claims);
    }
  }
}

}  // namespace kaiji
