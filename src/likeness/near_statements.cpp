// SPDX-License-Identifier: Apache-2.0
#include "likeness/near_statements.h"

#include <algorithm>

namespace kaiji {
namespace {

constexpr double kLeastShared = 3.0;     ///< weight that two statements must share
constexpr std::size_t kTooCommon = 400;  ///< a word of more statements brings none together

}  // namespace

struct NearStatements::Round {
  const StatementSlots& slots;
  const StatementIndex& index;
  std::vector<Slot> touched;            ///< of the statement in hand: who shares words with it
  std::vector<Neighbour> candidates{};  ///< of those, who shares enough

  bool nearer(const Neighbour& a, const Neighbour& b) const {
    return a.likeness != b.likeness ? a.likeness > b.likeness : slots.position[a.slot] < slots.position[b.slot];
  }
};

void NearStatements::note_size(std::uint32_t word) {
  if (word >= postings_.size()) postings_.resize(word + 1);
  sizes_.try_emplace(word, postings_[word].size());
}

void NearStatements::remove(Slot slot, const Words& context) {
  for (const auto word : context) {
    note_size(word);
    std::erase(postings_[word], slot);
  }
  states_[slot] = State::Removed;
  removed_.push_back(slot);
}

void NearStatements::add(Slot slot, const Words& context) {
  if (slot >= nearest_.size()) {
    nearest_.resize(slot + 1);
    states_.resize(slot + 1, State::Kept);
    masses_.resize(slot + 1);
    shared_.resize(slot + 1);
  }
  for (const auto word : context) {
    note_size(word);
    postings_[word].push_back(slot);
  }
  states_[slot] = State::Added;
  nearest_[slot].count = 0;
  added_.push_back(slot);
}

/// Who had a removed statement among its nearest does not know who comes next, where there were as many as are kept.
void NearStatements::forget_removed() {
  if (removed_.empty()) return;
  for (Slot slot = 0; slot < nearest_.size(); ++slot) {
    if (states_[slot] != State::Kept) continue;
    Nearest& near = nearest_[slot];
    const auto end = near.all.begin() + near.count;
    const auto kept = std::remove_if(near.all.begin(), end,
                                     [&](const Neighbour& other) { return states_[other.slot] == State::Removed; });
    if (kept == end) continue;
    states_[slot] = near.count == kNearest ? State::Doubtful : State::Changed;
    near.count = static_cast<std::uint8_t>(kept - near.all.begin());
  }
}

/// A word that became too common, or no longer is, tells of all that have it.
void NearStatements::doubt_words() {
  for (const auto& [word, before] : sizes_) {
    if ((before > kTooCommon) == (postings_[word].size() > kTooCommon)) continue;
    for (const Slot slot : postings_[word])
      if (states_[slot] != State::Added) states_[slot] = State::Doubtful;
  }
}

/// Fills round.candidates with those that share enough with a slot.
void NearStatements::find(Round& round, Slot slot) {
  round.touched.clear();
  round.candidates.clear();
  for (const auto word : round.slots.statements[slot].context) {
    if (postings_[word].size() > kTooCommon) continue;
    for (const Slot other : postings_[word]) {
      if (other == slot) continue;
      if (shared_[other] == 0) round.touched.push_back(other);
      shared_[other] += round.index.weight(word);
    }
  }
  for (const Slot other : round.touched) {
    const double shared = shared_[other];
    if (shared >= kLeastShared) round.candidates.push_back({other, shared / (masses_[slot] + masses_[other] - shared)});
    shared_[other] = 0;
  }
}

/// False where as many are nearer.
bool NearStatements::insert(const Round& round, Slot slot, const Neighbour& neighbour) {
  Nearest& near = nearest_[slot];
  const auto end = near.all.begin() + near.count;
  const auto at =
      std::find_if(near.all.begin(), end, [&](const auto& other) { return round.nearer(neighbour, other); });
  if (at == near.all.end()) return false;
  if (near.count < kNearest) ++near.count;
  std::move_backward(at, near.all.begin() + near.count - 1, near.all.begin() + near.count);
  *at = neighbour;
  return true;
}

/// A new statement may be nearer to others than theirs; those in doubt ask themselves.
void NearStatements::offer(Round& round, Slot slot) {
  for (const Neighbour& other : round.candidates) {
    const State state = states_[other.slot];
    if (state == State::Added || state == State::Doubtful) continue;
    if (insert(round, other.slot, {slot, other.likeness})) states_[other.slot] = State::Changed;
  }
}

std::vector<Slot> NearStatements::settle(const StatementSlots& slots, const StatementIndex& index) {
  Round round{slots, index, {}};
  for (const Slot slot : added_) masses_[slot] = index.mass(slots.statements[slot].context);
  forget_removed();
  doubt_words();
  std::vector<Slot> changed;
  for (Slot slot = 0; slot < states_.size(); ++slot) {
    if (states_[slot] != State::Added && states_[slot] != State::Doubtful) continue;
    find(round, slot);
    nearest_[slot].count = 0;
    const auto kept = std::min(round.candidates.size(), kNearest);
    if (states_[slot] == State::Added) offer(round, slot);
    std::partial_sort(round.candidates.begin(), round.candidates.begin() + static_cast<std::ptrdiff_t>(kept),
                      round.candidates.end(), [&](const auto& a, const auto& b) { return round.nearer(a, b); });
    std::copy_n(round.candidates.begin(), kept, nearest_[slot].all.begin());
    nearest_[slot].count = static_cast<std::uint8_t>(kept);
  }
  for (Slot slot = 0; slot < states_.size(); ++slot) {
    if (states_[slot] != State::Kept && states_[slot] != State::Removed) changed.push_back(slot);
    states_[slot] = State::Kept;
  }
  for (const Slot slot : removed_) nearest_[slot].count = 0;
  added_.clear();
  removed_.clear();
  sizes_.clear();
  return changed;
}

}  // namespace kaiji
