// SPDX-License-Identifier: Apache-2.0
#pragma once
// The candidate pairs of one document with what a model says of them, kept from one edition of the document to the
// next: a pair is weighed again only where a statement of it, its rank among the nearest or its place changed. Made of
// nothing known it is what the command line uses. Used by pair_judge.cpp. Belongs to one thread.

#include <functional>
#include <optional>
#include <vector>

#include "claims/analysis.h"
#include "likeness/features.h"
#include "likeness/near_statements.h"

namespace kaiji {

class KnownPairs {
 public:
  /// Weighs two statements, the one that stands first before the other.
  using Weigh = std::function<double(const StatementIndex&, const Statement&, const Statement&, Nearness)>;
  /// A pair as one of its statements sees it.
  struct Link {
    Slot other = 0;
    std::uint8_t best = 0;    ///< the better of the two ranks
    std::uint8_t worst = 0;   ///< and the worse
    std::uint8_t places = 0;  ///< how their places compare, as `places_of` says
    double probability = 0;
  };

  /// Brings the pairs up to another edition. `lexicon`, `weights` and `weigh` are the same each time, and outlive this.
  void update(const Analysis& analysis, const Lexicon& lexicon, const WordWeights& weights, const Weigh& weigh);

  /// The statements in the order of the document.
  const std::vector<Slot>& order() const { return order_; }
  const Statement& statement(Slot slot) const { return slots_.statements[slot]; }
  std::uint32_t position(Slot slot) const { return slots_.position[slot]; }
  /// The pairs of a statement, by the place of the other.
  const std::vector<Link>& links(Slot slot) const { return links_[slot]; }

 private:
  /// A section of the last edition and how many statements it has.
  struct Part {
    SectionKey key;
    std::size_t statements = 0;
  };
  struct Change;
  Change compare(const Analysis& analysis) const;
  void read(const Analysis& analysis, Change& change);
  void keep_equal(Change& change) const;
  void move_behind(const Change& change);
  void replace(Change& change);
  Slot take(Statement statement);
  void drop(Slot slot);
  void judge(const Document& document, Slot a, Slot b, const Weigh& weigh);
  void link(Slot from, const Link& link);
  void unlink(Slot from, Slot other);
  /// Where the link to `other` stands, or would.
  std::vector<Link>::iterator place(Slot from, Slot other);
  const Link* find(Slot from, Slot other);
  std::uint8_t rank(Slot of, Slot among) const;

  std::optional<StatementIndex> index_;
  std::size_t first_words_ = 0;  ///< words of the index when it was new
  StatementSlots slots_;
  std::vector<std::vector<Link>> links_;  ///< by slot
  std::vector<Slot> free_;
  std::vector<Slot> order_;
  std::vector<Part> parts_;
  std::size_t sentences_ = 0;  ///< of the last edition, as are its blocks
  std::size_t blocks_ = 0;
  NearStatements near_;
};

}  // namespace kaiji
