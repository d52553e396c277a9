// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "language/pattern_state.h"

namespace kaiji {
namespace {

/// `span` counted from `begin` on, and back again.
TextSpan moved_back(TextSpan span, std::uint32_t begin) {
  return {{span.begin.value - begin}, {span.end.value - begin}};
}
TextSpan moved_on(TextSpan span, std::uint32_t begin) {
  return {{span.begin.value + begin}, {span.end.value + begin}};
}

/// The candidates of a record stand as their words do; afterwards by pattern.
void sort_by_pattern(UnitRecord& record) {
  std::stable_sort(record.candidates.begin(), record.candidates.end(),
                   [](const auto& a, const auto& b) { return a.pattern < b.pattern; });
  for (std::uint32_t i = 0; i < record.candidates.size(); ++i) {
    if (!record.patterns.empty() && record.patterns.back() == record.candidates[i].pattern) continue;
    record.patterns.push_back(record.candidates[i].pattern);
    record.first.push_back(i);
  }
  record.first.push_back(static_cast<std::uint32_t>(record.candidates.size()));
  record.hits.resize(record.patterns.size());
}

}  // namespace

/// Reads the units of which nothing is known.
std::vector<UnitRecord*> KnownHits::State::records(const PatternSet::State& set, std::string_view text,
                                                   std::span<const TextSpan> units) {
  std::vector<UnitRecord*> records(units.size());
  std::vector<TextSpan> unread;
  std::vector<std::uint32_t> number;  // of the unread ones
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    const auto words = units[i].in(text);
    records[i] = kept.find(words);
    if (records[i] != nullptr) continue;
    records[i] = &kept.add(std::string(words), UnitRecord{});
    unread.push_back(units[i]);
    number.push_back(i);
  }
  for (PatternCandidate candidate : set.candidates_by_unit(text, unread)) {
    const std::uint32_t unit = number[candidate.unit];
    candidate.whole = moved_back(candidate.whole, units[unit].begin.value);
    candidate.shown = moved_back(candidate.shown, units[unit].begin.value);
    candidate.unit = 0;
    records[unit]->candidates.push_back(candidate);
  }
  for (const std::uint32_t unit : number) sort_by_pattern(*records[unit]);
  return records;
}

KnownHits::KnownHits() : state_(std::make_unique<State>()) {}
KnownHits::KnownHits(KnownHits&&) noexcept = default;
KnownHits& KnownHits::operator=(KnownHits&&) noexcept = default;
KnownHits::~KnownHits() = default;

void KnownHits::begin_edition() {
  state_->kept.begin_edition();
}

RememberedHits::RememberedHits(const PatternSet::State& set, std::string_view text, std::span<const TextSpan> units,
                               std::vector<UnitRecord*> records)
    : set_(set), text_(text), records_(std::move(records)), whole_(set.patterns) {
  std::uint32_t slots = 0;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    begins_.push_back(units[unit].begin.value);
    slots_.push_back(slots);
    slots += static_cast<std::uint32_t>(records_[unit]->patterns.size());
  }
  in_unit_.resize(slots);
}

std::span<const PatternId> RememberedHits::possible_in(std::uint32_t unit) const {
  return unit < records_.size() ? std::span<const PatternId>(records_[unit]->patterns) : std::span<const PatternId>();
}

/// The hits in one unit, as they count from its begin for good, and from that of the text for this scan.
std::vector<PatternHit> RememberedHits::make(PatternId pattern, std::uint32_t unit, std::size_t place) const {
  UnitRecord& record = *records_[unit];
  auto& known = record.hits[place];
  if (!known) {
    std::vector<PatternCandidate> candidates(record.candidates.begin() + record.first[place],
                                             record.candidates.begin() + record.first[place + 1]);
    for (PatternCandidate& candidate : candidates) {
      candidate.whole = moved_on(candidate.whole, begins_[unit]);
      candidate.shown = moved_on(candidate.shown, begins_[unit]);
    }
    known = set_.plain[pattern] != 0 ? word_hits(candidates) : set_.expression_hits(text_, candidates);
    for (PatternHit& hit : *known) hit.span = moved_back(hit.span, begins_[unit]);
  }
  std::vector<PatternHit> hits = *known;
  for (PatternHit& hit : hits) hit = {pattern, unit, moved_on(hit.span, begins_[unit])};
  return hits;
}

std::span<const PatternHit> RememberedHits::of(PatternId pattern, std::uint32_t unit) {
  static const Found kNothing;
  if (unit >= records_.size()) return {};
  const auto& patterns = records_[unit]->patterns;
  const auto at = std::lower_bound(patterns.begin(), patterns.end(), pattern);
  if (at == patterns.end() || *at != pattern) return {};
  const auto place = static_cast<std::size_t>(at - patterns.begin());
  const Found*& found = in_unit_[slots_[unit] + place];
  if (found == nullptr) {
    auto hits = make(pattern, unit, place);
    found = hits.empty() ? &kNothing : &found_.emplace_back(std::move(hits));
  }
  return *found;
}

void RememberedHits::sort_by_pattern() {
  first_unit_.assign(set_.patterns + 1, 0);
  for (const UnitRecord* record : records_)
    for (const PatternId pattern : record->patterns) ++first_unit_[pattern + 1];
  for (std::size_t i = 0; i < set_.patterns; ++i) first_unit_[i + 1] += first_unit_[i];
  auto next = first_unit_;
  units_.resize(first_unit_.back());
  for (std::uint32_t unit = 0; unit < records_.size(); ++unit)
    for (const PatternId pattern : records_[unit]->patterns) units_[next[pattern]++] = unit;
}

std::span<const std::uint32_t> RememberedHits::possible_units(PatternId pattern) {
  if (pattern >= set_.patterns) return {};
  if (first_unit_.empty()) sort_by_pattern();
  return std::span(units_).subspan(first_unit_[pattern], first_unit_[pattern + 1] - first_unit_[pattern]);
}

std::span<const PatternHit> RememberedHits::of(PatternId pattern) {
  if (pattern >= set_.patterns) return {};
  if (whole_[pattern] == nullptr) {
    Found all;
    for (const std::uint32_t unit : possible_units(pattern)) {
      const auto hits = of(pattern, unit);
      all.insert(all.end(), hits.begin(), hits.end());
    }
    whole_[pattern] = &found_.emplace_back(std::move(all));
  }
  return *whole_[pattern];
}

}  // namespace kaiji
