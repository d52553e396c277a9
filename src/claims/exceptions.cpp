// SPDX-License-Identifier: Apache-2.0
#include "claims/exceptions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "claims/numerals.h"

namespace kaiji {
namespace {

/// 「緊急時を除き14日前までに」 still promises 14 days in general.
bool leaves_out(std::string_view words) {
  constexpr std::array<std::string_view, 4> kLeavingOut{"を除", "以外", "除外", "例外"};
  return match_any(words, 0, kLeavingOut) > 0;
}

/// The sentence before speaks of the concept as well: what 「ただし」 opens is an exception from it.
bool follows_topic(const ReadingView& reading, const Concept& entry) {
  if (reading.index() == 0 || !entry.topics) return true;
  const Analysis& analysis = reading.analysis();
  const Block& there = analysis.document.blocks[analysis.sentences[reading.index() - 1].block];
  const Block& here = analysis.document.blocks[reading.sentence().block];
  return there.section == here.section && !reading.hits(*entry.topics, reading.index() - 1).empty();
}

/// 「弊社以外の第三者に渡すことはない」: who is meant, and no exception.
bool no_exception(const ReadingView& reading, TextSpan words, const Vocabulary::State& state) {
  for (const Cue& cue : state.cues_of("no-exception"))
    for (const PatternHit& hit : reading.hits(cue.pattern))
      if (hit.span.overlaps(words)) return true;
  return false;
}

/// 「控えをとるのは日曜だけ|なので、前の週に戻ることがあります」: what follows from the value is no exception from it.
bool follows_from(const ReadingView& reading, TextSpan value, TextSpan words) {
  if (words.begin < value.end) return false;
  const std::string_view between = text_span(value.end.value, words.begin.value).in(reading.text());
  constexpr std::array<std::string_view, 3> kBecause{"ので、", "ため、", "から、"};
  return std::any_of(kBecause.begin(), kBecause.end(),
                     [&](std::string_view word) { return between.find(word) != std::string_view::npos; });
}

}  // namespace

bool states_exception(const ReadingView& reading, TextSpan value, const Concept& entry, const Vocabulary::State& state,
                      bool absolute) {
  const TextSpan clause = reading.clauses()[reading.clauses().host_at(value.begin)].span;
  for (const Cue& cue : state.cues_of("exception")) {
    for (const PatternHit& hit : reading.hits(cue.pattern)) {
      // 「ただし、…には対応していません。」 is a statement of its own, though it narrows the one before.
      if (hit.span.begin == reading.sentence().span.begin && (absolute || !follows_topic(reading, entry))) continue;
      if (!absolute && leaves_out(hit.span.in(reading.text()))) continue;
      if (no_exception(reading, hit.span, state) || follows_from(reading, value, hit.span)) continue;
      if (value.contains(hit.span) || (cue.value != "sentence" && !clause.overlaps(hit.span))) continue;
      const bool bracketed = reading.clauses()[reading.clauses().at(hit.span.begin)].host != kNone;
      if (absolute || !bracketed) return true;
    }
  }
  return false;
}

bool exception_follows(const ReadingView& reading, const Vocabulary::State& state) {
  const Analysis& analysis = reading.analysis();
  const SentenceIndex next = reading.index() + 1;
  if (next >= analysis.sentences.size()) return false;
  const Document& document = analysis.document;
  const Block& here = document.blocks[reading.sentence().block];
  const Block& there = document.blocks[analysis.sentences[next].block];
  if (here.section != there.section || here.table != there.table || there.kind == BlockKind::Heading) return false;
  const std::string_view words = analysis.text_of(analysis.sentences[next]);
  // 「私物の端末の利用は認めていません。通話アプリに限り使えます。」: in one paragraph the second narrows the first.
  for (SentenceIndex i = next; i < std::min<std::size_t>(next + 2, analysis.sentences.size()); ++i)
    for (const Cue& cue : state.cues_of("exception-behind"))
      if (reading.sentence().block == analysis.sentences[i].block && !reading.hits(cue.pattern, i).empty()) return true;
  for (const std::string_view opening : {"ただし", "但し", "なお", "(", "※"}) {
    if (!words.starts_with(opening)) continue;
    for (const Cue& cue : state.cues_of("exception"))
      if (!reading.hits(cue.pattern, next).empty()) return true;
  }
  return false;
}

}  // namespace kaiji
