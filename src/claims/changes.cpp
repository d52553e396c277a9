// SPDX-License-Identifier: Apache-2.0
#include "claims/changes.h"

#include <algorithm>
#include <array>

#include "claims/numerals.h"

namespace kaiji {
namespace {

/// How far the verb may stand behind the figure that it leads to, in bytes: 90日[まで段階的に]延ばします.
constexpr std::uint32_t kReach = 24;

/// The first hit of the cues of a kind in a span.
std::optional<TextSpan> first_cue(const ReadingView& reading, std::string_view kind, TextSpan within,
                                  const Vocabulary::State& state) {
  std::optional<TextSpan> first;
  for (const Cue& cue : state.cues_of(kind)) {
    for (const PatternHit& hit : reading.hits(cue.pattern))
      if (within.contains(hit.span.begin) && (!first || hit.span < *first)) first = hit.span;
  }
  return first;
}

/// 延ば|します, 引き上げ|ます, 変更|する予定; not 変更|しました and not 変更|することができます.
bool still_to_come(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 6> kToCome{"します", "いたします", "致します", "ます", "する予定", "る予定"};
  return match_any(text, at, kToCome) > 0;
}

/// Limits and rhythms are what a change is done in (90日以内に変更します), not what it leads to.
bool may_be_reached(const FoundValue& value) {
  const bool open = value.bound == Bound::Exact || value.bound == Bound::AtLeast || value.bound == Bound::About;
  return open && value.value.type != ValueType::Interval && value.value.type != ValueType::Date;
}

bool follows(const ReadingView& reading, TextSpan value, std::initializer_list<std::string_view> words) {
  return match_any(reading.text(), value.end.value, words) > 0;
}

}  // namespace

std::optional<Tense> tense_of_change(const ReadingView& reading, const FoundValue& value,
                                     const Vocabulary::State& state) {
  const TextSpan host = reading.clauses()[reading.clauses().host_at(value.span.begin)].span;
  if (value.span.end >= host.end) return std::nullopt;
  const auto change = first_cue(reading, "change", text_span(value.span.end.value, host.end.value), state);
  if (!change) return std::nullopt;
  if (follows(reading, value.span, {"から", "間から", "のみから", "だけから"})) return Tense::Past;
  const bool near = change->begin.value - value.span.end.value <= kReach;
  if (!near || !may_be_reached(value) || !follows(reading, value.span, {"に", "へ", "まで", "間に", "間へ"}))
    return std::nullopt;
  return still_to_come(reading.text(), change->end.value) ? std::optional(Tense::Future) : std::nullopt;
}

bool after_a_plan(const ReadingView& reading, TextSpan value, const Vocabulary::State& state) {
  const TextSpan host = reading.clauses()[reading.clauses().host_at(value.begin)].span;
  const std::uint32_t begin = reading.sentence().span.begin.value;
  const TextSpan own = text_span(host.begin.value, std::max(host.begin.value, value.begin.value));
  const bool then = first_cue(reading, "from-then", own, state).has_value();
  if (then && first_cue(reading, "plan", text_span(begin, host.begin.value), state)) return true;
  const Date written = reading.analysis().facts.date;
  if (written.year == 0) return false;
  return std::any_of(reading.values().begin(), reading.values().end(), [&](const FoundValue& day) {
    return day.value.type == ValueType::Date && day.span.end <= value.begin && written < day.value.date &&
           follows(reading, day.span, {"から", "より", "以降", "に", "、"});
  });
}

}  // namespace kaiji
