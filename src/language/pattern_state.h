// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a PatternSet is made of, for patterns.cpp (which builds it) and pattern_hits.cpp (which searches with it) alone.

#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/recent.h"
#include "language/lazy_expression.h"
#include "language/patterns.h"
#include "language/word_trie.h"

namespace kaiji {

inline constexpr std::uint32_t kNoText = std::numeric_limits<std::uint32_t>::max();

/// What a found word means: a hit of a plain pattern, or one of the choices of an expression.
struct WordUse {
  std::uint32_t owner = 0;        ///< plain: the pattern; otherwise the index of the expression
  std::uint16_t choice = 0;       ///< bit of the choice; 0: the word is a hit
  std::uint16_t choices = 0;      ///< bits of all choices of the expression
  std::uint32_t exact = kNoText;  ///< plain: spelling that is asked for; kNoText where case does not matter
  std::uint32_t group_begin = 0;  ///< plain: the part of the word that is reported
  std::uint32_t group_end = 0;
};

/// An expression that an engine confirms: a pattern, or an alternative of patterns. Only the alternatives whose words
/// stand in a unit are searched for there, and an alternative of two patterns is compiled once.
struct SharedExpression {
  SharedExpression(std::string text, Engines engines) : expression(std::move(text), engines) {}

  struct Use {
    PatternId pattern = 0;
    std::uint32_t order = 0;  ///< among the alternatives of the pattern
  };
  std::uint8_t choices = 0;  ///< bits of all choices; 0: runs on every unit
  std::vector<Use> uses;
  LazyExpression expression;
};

/// A word, or a unit, that a pattern was seen in, before the pattern decides.
struct PatternCandidate {
  PatternId pattern = 0;
  std::uint32_t unit = 0;
  TextSpan whole;
  TextSpan shown;                      ///< of a word
  std::uint32_t expression = kNoText;  ///< that may match; kNoText: the word is a hit
  std::uint32_t order = 0;             ///< of the expression among the alternatives of the pattern
};

struct PatternSet::State {
  std::size_t patterns = 0;
  WordTrie trie;
  std::vector<std::uint32_t> first_use;  ///< by word; one more at the end
  std::vector<WordUse> uses;             ///< by word
  std::vector<std::string> spellings;
  std::deque<SharedExpression> expressions;
  std::vector<std::uint8_t> plain;  ///< by pattern: 1 where it is made of words alone

  /// For language/pattern_store.h. `read` fills an empty state; false where the bytes are no state.
  void write(ByteWriter& writer) const;
  bool read(ByteReader& reader);

  std::vector<PatternCandidate> candidates_by_unit(std::string_view text, std::span<const TextSpan> units) const;
  std::vector<PatternCandidate> candidates(std::string_view text, std::span<const TextSpan> units) const;
  /// The hits of an expression among candidates of one pattern and unit. Of alternatives the leftmost match counts, and
  /// of matches that begin together that of the first alternative.
  std::vector<PatternHit> expression_hits(std::string_view text, std::span<const PatternCandidate> candidates) const;
};

/// The hits of plain words among candidates of one pattern, by unit.
std::vector<PatternHit> word_hits(std::span<const PatternCandidate> candidates);

/// What is known of the words of a unit, wherever it stands: places count from its begin.
struct UnitRecord {
  std::vector<PatternCandidate> candidates;  ///< by pattern, then as the words stand in the text
  std::vector<PatternId> patterns;           ///< that have candidates, ascending
  std::vector<std::uint32_t> first;          ///< by place in `patterns`: its first candidate; one more at the end
  std::vector<std::optional<std::vector<PatternHit>>> hits;  ///< by place in `patterns`, where somebody asked
};

struct KnownHits::State {
  const PatternSet::State* set = nullptr;  ///< whose hits these are
  Recent<std::string, UnitRecord, StringHash> kept;

  std::vector<UnitRecord*> records(const PatternSet::State& set, std::string_view text,
                                   std::span<const TextSpan> units);
};

/// The hits of a scan whose units are remembered: what is not asked for is not looked at, so that the next edition of a
/// document costs little more than what changed in it.
class RememberedHits {
 public:
  RememberedHits(const PatternSet::State& set, std::string_view text, std::span<const TextSpan> units,
                 std::vector<UnitRecord*> records);

  std::span<const PatternHit> of(PatternId pattern);
  std::span<const PatternHit> of(PatternId pattern, std::uint32_t unit);
  std::span<const PatternId> possible_in(std::uint32_t unit) const;
  std::span<const std::uint32_t> possible_units(PatternId pattern);

 private:
  using Found = std::vector<PatternHit>;
  std::vector<PatternHit> make(PatternId pattern, std::uint32_t unit, std::size_t place) const;
  void sort_by_pattern();

  const PatternSet::State& set_;
  std::string_view text_;
  std::vector<std::uint32_t> begins_;  ///< by unit: where it begins in the text
  std::vector<UnitRecord*> records_;   ///< by unit
  std::vector<std::uint32_t> slots_;   ///< by unit: the first of its slots, one for each pattern of its record
  std::vector<const Found*> in_unit_;  ///< by slot, where somebody asked
  std::vector<const Found*> whole_;    ///< by pattern, where somebody asked
  std::deque<Found> found_;
  std::vector<std::uint32_t> units_;       ///< by pattern, ascending; made when first asked for
  std::vector<std::uint32_t> first_unit_;  ///< by pattern: its first unit in `units_`; one more at the end
};

}  // namespace kaiji
