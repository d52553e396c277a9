// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <utility>

#include "language/pattern_state.h"

namespace kaiji {
namespace {

/// `items` in the order of `key` (less than `keys`), otherwise as they were.
template <class Key>
std::vector<PatternCandidate> sorted_by(Key key, std::size_t keys, std::vector<PatternCandidate> items) {
  std::vector<std::size_t> starts(keys + 1);
  for (const PatternCandidate& item : items) ++starts[key(item) + 1];
  for (std::size_t i = 0; i < keys; ++i) starts[i + 1] += starts[i];
  std::vector<PatternCandidate> sorted(items.size());
  for (const PatternCandidate& item : items) sorted[starts[key(item)]++] = item;
  return sorted;
}

}  // namespace

/// Sorted by unit; within one unit as the words stand in the text, then what waits for no word.
std::vector<PatternCandidate> PatternSet::State::candidates_by_unit(std::string_view text,
                                                                    std::span<const TextSpan> units) const {
  struct Progress {
    std::uint32_t unit = kNoText;
    std::uint8_t seen = 0;
  };
  std::vector<Progress> progress(expression_count());
  std::vector<PatternCandidate> found;
  const auto add_uses = [&](std::uint32_t index, std::uint32_t unit) {
    for (const auto& use : uses_of(index)) found.push_back({use.pattern, unit, units[unit], {}, index, use.order});
  };
  const auto see_choice = [&](const WordUse& use, std::uint32_t unit) {
    Progress& state = progress[use.owner];
    if (state.unit != unit) state = {unit, 0};
    const auto seen = static_cast<std::uint8_t>(state.seen | use.choice);
    if (seen == use.choices && state.seen != seen) add_uses(use.owner, unit);
    state.seen = seen;
  };
  for (const WordHit& hit : trie.find(text, units)) {
    for (std::uint32_t i = first_use[hit.word]; i < first_use[hit.word + 1]; ++i) {
      const WordUse& use = uses[i];
      if (use.choice != 0) {
        see_choice(use, hit.unit);
      } else if (use.exact == kNoText || hit.span.in(text) == spellings[use.exact].in(texts)) {
        const std::uint32_t begin = hit.span.begin.value;
        found.push_back({use.owner, hit.unit, hit.span, text_span(begin + use.group_begin, begin + use.group_end)});
      }
    }
  }
  bool everywhere = false;
  for (std::uint32_t index = 0; index < expression_count(); ++index) {
    if (expressions[index].choices != 0) continue;
    everywhere = true;
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) add_uses(index, unit);
  }
  if (everywhere) found = sorted_by([](const auto& item) { return item.unit; }, units.size(), std::move(found));
  return found;
}

std::vector<PatternCandidate> PatternSet::State::candidates(std::string_view text,
                                                            std::span<const TextSpan> units) const {
  return sorted_by([](const auto& item) { return item.pattern; }, patterns, candidates_by_unit(text, units));
}

struct PatternHits::State {
  /// Index of `found` for a list that nobody has asked for, and for one that is empty.
  static constexpr std::uint32_t kUnasked = 0;
  static constexpr std::uint32_t kEmpty = 1;

  const PatternSet::State& set;
  std::string_view text;
  std::vector<PatternCandidate> candidates;  ///< by pattern, then as the words stand in the text
  std::vector<std::uint32_t> starts;         ///< by pattern: its first candidate; one more at the end
  std::vector<std::uint32_t> of_pattern;     ///< by pattern: index of `found`
  std::vector<std::uint32_t> of_unit;        ///< by candidate of an expression: index of `found`
  std::deque<std::vector<PatternHit>> found;
  std::vector<PatternId> by_unit;         ///< the patterns of each unit, made when first asked for
  std::vector<std::uint32_t> unit_first;  ///< by unit: its first pattern in `by_unit`; one more at the end

  State(const PatternSet::State& from, std::string_view over, std::vector<PatternCandidate> all);
  std::span<const PatternCandidate> candidates_of(PatternId pattern) const {
    return std::span(candidates).subspan(starts[pattern], starts[pattern + 1] - starts[pattern]);
  }
  bool is_expression(PatternId pattern) const { return set.plain[pattern] == 0; }
  /// False for nearly every pattern that has no candidate in a unit.
  bool may_hit(PatternId pattern, std::uint32_t unit) const {
    const std::size_t word = unit * kFilterWords + filter_bit(pattern) / 64;
    return word < filters.size() && (filters[word] >> (filter_bit(pattern) % 64) & 1u) != 0;
  }
  std::span<const PatternHit> whole(PatternId pattern);
  std::span<const PatternHit> confirmed(std::uint32_t candidate);
  std::uint32_t keep(std::vector<PatternHit> hits);
  void sort_by_unit();

 private:
  /// A unit's filter is a line of the processor's memory: that of one sentence is asked again and again.
  static constexpr std::size_t kFilterWords = 8;
  static std::size_t filter_bit(PatternId pattern) { return (pattern * 0x9E3779B1u) >> 23u; }
  void fill_filters();
  std::vector<std::uint64_t> filters;  ///< by unit: bits of the patterns that have candidates in it
};

PatternHits::State::State(const PatternSet::State& from, std::string_view over, std::vector<PatternCandidate> all)
    : set(from),
      text(over),
      candidates(std::move(all)),
      starts(from.patterns + 1),
      of_pattern(from.patterns, kUnasked),
      of_unit(candidates.size(), kUnasked),
      found(kEmpty + 1) {
  for (const PatternCandidate& candidate : candidates) ++starts[candidate.pattern + 1];
  for (std::size_t i = 0; i < from.patterns; ++i) starts[i + 1] += starts[i];
  fill_filters();
}

void PatternHits::State::fill_filters() {
  std::size_t units = 0;
  for (const PatternCandidate& candidate : candidates) units = std::max<std::size_t>(units, candidate.unit + 1);
  filters.resize(units * kFilterWords);
  for (const PatternCandidate& candidate : candidates) {
    const std::size_t bit = filter_bit(candidate.pattern);
    filters[candidate.unit * kFilterWords + bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

/// The candidates stand by pattern, so that those of one unit come out by pattern as well.
void PatternHits::State::sort_by_unit() {
  std::uint32_t units = 0;
  for (const PatternCandidate& candidate : candidates) units = std::max(units, candidate.unit + 1);
  unit_first.assign(units + 1, 0);
  const auto repeats = [&](std::size_t i) {
    return i > 0 && candidates[i - 1].pattern == candidates[i].pattern && candidates[i - 1].unit == candidates[i].unit;
  };
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (!repeats(i)) ++unit_first[candidates[i].unit + 1];
  for (std::uint32_t unit = 0; unit < units; ++unit) unit_first[unit + 1] += unit_first[unit];
  auto next = unit_first;
  by_unit.resize(unit_first[units]);
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (!repeats(i)) by_unit[next[candidates[i].unit]++] = candidates[i].pattern;
}

std::uint32_t PatternHits::State::keep(std::vector<PatternHit> hits) {
  if (hits.empty()) return kEmpty;
  found.push_back(std::move(hits));
  return static_cast<std::uint32_t>(found.size() - 1);
}

std::vector<PatternHit> word_hits(std::span<const PatternCandidate> all) {
  std::vector<PatternHit> hits;
  TextOffset free;  // end of the hit before in the same unit
  for (std::size_t i = 0; i < all.size(); ++i) {
    const PatternCandidate& here = all[i];
    if (i > 0 && all[i - 1].unit != here.unit) free = {};
    // Words that begin together are sorted by length: the last one is the longest.
    const bool longer_follows =
        i + 1 < all.size() && all[i + 1].unit == here.unit && all[i + 1].whole.begin == here.whole.begin;
    if (longer_follows || here.whole.begin < free) continue;
    free = here.whole.end;
    hits.push_back({here.pattern, here.unit, here.shown});
  }
  return hits;
}

std::vector<PatternHit> PatternSet::State::expression_hits(std::string_view text,
                                                           std::span<const PatternCandidate> candidates) const {
  const PatternCandidate& here = candidates.front();
  struct Next {
    std::uint32_t order;
    const LazyExpression* expression;
    std::optional<ExpressionMatch> match;
  };
  std::vector<Next> alternatives;
  for (const PatternCandidate& candidate : candidates) {
    const LazyExpression& one = expression(candidate.expression);
    if (auto match = one.first(text, here.whole, here.whole.begin))
      alternatives.push_back({candidate.order, &one, match});
  }
  std::vector<PatternHit> hits;
  while (!alternatives.empty()) {
    const auto best = std::min_element(alternatives.begin(), alternatives.end(), [](const Next& a, const Next& b) {
      return std::pair(a.match->whole.begin, a.order) < std::pair(b.match->whole.begin, b.order);
    });
    hits.push_back({here.pattern, here.unit, best->match->shown});
    const TextOffset end = best->match->whole.end;
    for (Next& one : alternatives)
      if (one.match->whole.begin < end) one.match = one.expression->first(text, here.whole, end);
    std::erase_if(alternatives, [](const Next& one) { return !one.match; });
  }
  return hits;
}

/// The hits of the pattern of a candidate in its unit, made once; `candidate` is the first of both.
std::span<const PatternHit> PatternHits::State::confirmed(std::uint32_t candidate) {
  if (of_unit[candidate] == kUnasked) {
    auto end = candidate;
    const PatternCandidate& here = candidates[candidate];
    while (end < starts[here.pattern + 1] && candidates[end].unit == here.unit) ++end;
    of_unit[candidate] = keep(set.expression_hits(text, std::span(candidates).subspan(candidate, end - candidate)));
  }
  return found[of_unit[candidate]];
}

std::span<const PatternHit> PatternHits::State::whole(PatternId pattern) {
  if (of_pattern[pattern] == kUnasked) {
    std::vector<PatternHit> hits;
    if (!is_expression(pattern)) {
      hits = word_hits(candidates_of(pattern));
    } else {
      for (auto i = starts[pattern]; i < starts[pattern + 1]; ++i) {
        if (i > starts[pattern] && candidates[i - 1].unit == candidates[i].unit) continue;
        const auto more = confirmed(i);
        hits.insert(hits.end(), more.begin(), more.end());
      }
    }
    of_pattern[pattern] = keep(std::move(hits));
  }
  return found[of_pattern[pattern]];
}

PatternHits PatternSet::scan(std::string_view text, std::span<const TextSpan> units) const {
  return PatternHits(std::make_unique<PatternHits::State>(*state_, text, state_->candidates(text, units)));
}

PatternHits PatternSet::scan(std::string_view text, std::span<const TextSpan> units, KnownHits& known) const {
  if (known.state_->set != state_.get()) *known.state_ = {state_.get(), {}};
  auto records = known.state_->records(*state_, text, units);
  return PatternHits(std::make_unique<RememberedHits>(*state_, text, units, std::move(records)));
}

PatternHits::PatternHits(std::unique_ptr<State> state) : state_(std::move(state)) {}
PatternHits::PatternHits(std::unique_ptr<RememberedHits> remembered) : remembered_(std::move(remembered)) {}
PatternHits::PatternHits(PatternHits&&) noexcept = default;
PatternHits& PatternHits::operator=(PatternHits&&) noexcept = default;
PatternHits::~PatternHits() = default;

std::span<const PatternHit> PatternHits::of(PatternId pattern) const& {
  if (remembered_) return remembered_->of(pattern);
  if (pattern >= state_->of_pattern.size()) return {};
  return state_->whole(pattern);
}

std::span<const PatternHit> PatternHits::of(PatternId pattern, std::uint32_t unit) const& {
  if (remembered_) return remembered_->of(pattern, unit);
  if (pattern >= state_->of_pattern.size()) return {};
  // Asked for every pattern of every sentence, and nearly always in vain.
  if (!state_->may_hit(pattern, unit)) return {};
  const auto all = state_->candidates_of(pattern);
  const auto in_unit = [](const auto& a, const auto& b) { return a.unit < b.unit; };
  const auto here = std::lower_bound(all.begin(), all.end(), PatternCandidate{pattern, unit, {}, {}}, in_unit);
  if (here == all.end() || here->unit != unit) return {};
  if (state_->is_expression(pattern)) {
    return state_->confirmed(static_cast<std::uint32_t>(here - all.begin()) + state_->starts[pattern]);
  }
  const auto hits = state_->whole(pattern);
  const auto range = std::equal_range(hits.begin(), hits.end(), PatternHit{pattern, unit, {}}, in_unit);
  return {range.first, range.second};
}

std::span<const PatternId> PatternHits::possible_in(std::uint32_t unit) const& {
  if (remembered_) return remembered_->possible_in(unit);
  if (state_->unit_first.empty()) state_->sort_by_unit();
  if (unit + 1 >= state_->unit_first.size()) return {};
  const auto first = state_->unit_first[unit];
  return std::span(state_->by_unit).subspan(first, state_->unit_first[unit + 1] - first);
}

std::vector<std::uint32_t> PatternHits::possible_units(PatternId pattern) const {
  if (remembered_) {
    const auto known = remembered_->possible_units(pattern);
    return {known.begin(), known.end()};
  }
  std::vector<std::uint32_t> units;
  if (pattern >= state_->of_pattern.size()) return units;
  for (const PatternCandidate& candidate : state_->candidates_of(pattern))
    if (units.empty() || units.back() != candidate.unit) units.push_back(candidate.unit);
  return units;
}

}  // namespace kaiji
