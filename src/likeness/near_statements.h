// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which statements are nearest to which by the words of their contexts, while statements come and go: what one edit
// of a document leaves as it was is not searched for again. The answer depends on the statements alone and not on the
// way to them. Used by pair_judge.cpp. Belongs to one thread.

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "likeness/statements.h"

namespace kaiji {

/// So many of each statement are looked at.
inline constexpr std::size_t kNearest = 8;

/// Statements in slots, which are numbers that hold as long as the statement stays.
using Slot = std::uint32_t;
struct StatementSlots {
  std::vector<Statement> statements;    ///< by slot
  std::vector<std::uint32_t> position;  ///< by slot: its place among the statements of the document
};

class NearStatements {
 public:
  struct Neighbour {
    Slot slot = 0;
    double likeness = 0;
    bool operator==(const Neighbour&) const = default;
  };

  /// The statement of a slot is to go, or has come. Both take effect with `settle`.
  void remove(Slot slot, const Words& context);
  void add(Slot slot, const Words& context);
  /// Finds the nearest anew where what came and went makes a difference. `slots` are those of now; a slot that a
  /// statement left must not be taken again before. Returns the slots whose nearest changed, new ones included.
  std::vector<Slot> settle(const StatementSlots& slots, const StatementIndex& index);
  /// The nearest first.
  std::span<const Neighbour> nearest(Slot slot) const { return {nearest_[slot].all.data(), nearest_[slot].count}; }

 private:
  struct Nearest {
    std::array<Neighbour, kNearest> all;
    std::uint8_t count = 0;
  };
  enum class State : std::uint8_t { Kept, Added, Removed, Doubtful, Changed };

  struct Round;  ///< what one call of `settle` looks at
  void note_size(std::uint32_t word);
  void forget_removed();
  void doubt_words();
  void find(Round& round, Slot slot);
  void offer(Round& round, Slot slot);
  bool insert(const Round& round, Slot slot, const Neighbour& neighbour);

  std::vector<std::vector<Slot>> postings_;  ///< by word: the slots whose context has it
  std::vector<double> masses_;               ///< by slot: of its context
  std::vector<Nearest> nearest_;             ///< by slot
  std::vector<State> states_;                ///< by slot; Kept between rounds
  std::vector<Slot> added_;
  std::vector<Slot> removed_;
  std::unordered_map<std::uint32_t, std::size_t> sizes_;  ///< of the postings of touched words, as they were
  std::vector<double> shared_;                            ///< by slot: a buffer, 0 between searches
};

}  // namespace kaiji
