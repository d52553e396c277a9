// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a PatternSet is made of, for patterns.cpp (which builds it), pattern_image.cpp (which makes bytes of it) and
// pattern_hits.cpp (which searches with it) alone.

#include <atomic>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
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

/// Where an expression serves.
struct ExpressionUse {
  PatternId pattern = 0;
  std::uint32_t order = 0;  ///< among the alternatives of the pattern
};

/// An expression that an engine confirms: a pattern, or an alternative of patterns. Only the alternatives whose words
/// stand in a unit are searched for there, and an alternative of two patterns is compiled once.
struct SharedExpression {
  std::string text;
  std::uint8_t choices = 0;  ///< bits of all choices; 0: runs on every unit
  Engines engines = Engines::Unknown;
  std::optional<StartSet> starts;  ///< nothing where nobody has looked
  std::vector<ExpressionUse> uses;
};

/// A set while it is built.
struct PatternDraft {
  std::size_t patterns = 0;
  WordTrie trie;
  std::vector<std::uint32_t> first_use;  ///< by word; one more at the end
  std::vector<WordUse> uses;             ///< by word
  std::vector<std::string> spellings;
  std::deque<SharedExpression> expressions;
  std::vector<std::uint8_t> plain;  ///< by pattern: 1 where it is made of words alone
};

/// The set as bytes; `ready`: to be kept, so that it is worth the time to compile its expressions.
std::string image_of(PatternDraft& draft, bool ready);

/// A word, or a unit, that a pattern was seen in, before the pattern decides.
struct PatternCandidate {
  PatternId pattern = 0;
  std::uint32_t unit = 0;
  TextSpan whole;
  TextSpan shown;                      ///< of a word
  std::uint32_t expression = kNoText;  ///< that may match; kNoText: the word is a hit
  std::uint32_t order = 0;             ///< of the expression among the alternatives of the pattern
};

/// A text among those of an image.
struct TextPiece {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  std::string_view in(std::span<const char> all) const { return {all.data() + begin, size}; }
};

/// A SharedExpression in an image.
struct StoredExpression {
  TextPiece text;
  TextPiece code;                  ///< as compiled, without the head that all have; of no size where it is not
  std::uint32_t first_use = 0;     ///< up to that of the next; one more expression stands at the end
  std::uint32_t starts = kNoText;  ///< index; kNoText where nobody has looked
  std::uint8_t choices = 0;
  Engines engines = Engines::Unknown;
  std::uint16_t padding = 0;
};

/// A set as it lies in its bytes, which are the store's or its own.
struct PatternSet::State {
  std::size_t patterns = 0;
  WordTrie trie;
  std::span<const std::uint32_t> first_use;  ///< by word; one more at the end
  std::span<const WordUse> uses;             ///< by word
  std::span<const std::uint8_t> plain;       ///< by pattern: 1 where it is made of words alone
  std::span<const TextPiece> spellings;
  std::span<const StoredExpression> expressions;
  std::span<const ExpressionUse> expression_uses;
  std::span<const StartSet> starts;
  std::span<const char> texts;
  std::span<const char> codes;
  std::string_view code_head;
  std::string own;  ///< the bytes, where they are no store's

  /// Fills an empty state; false where the bytes are no state.
  bool read(std::string_view image);

  std::size_t expression_count() const { return expressions.empty() ? 0 : expressions.size() - 1; }
  std::span<const ExpressionUse> uses_of(std::uint32_t expression) const {
    const auto first = expressions[expression].first_use;
    return expression_uses.subspan(first, expressions[expression + 1].first_use - first);
  }
  /// Made when it is first asked for: a document meets few. Thread-safe.
  const LazyExpression& expression(std::uint32_t index) const {
    const auto* known = made[index].load(std::memory_order_acquire);
    return known != nullptr ? *known : make(index);
  }

  std::vector<PatternCandidate> candidates_by_unit(std::string_view text, std::span<const TextSpan> units) const;
  std::vector<PatternCandidate> candidates(std::string_view text, std::span<const TextSpan> units) const;
  /// The hits of an expression among candidates of one pattern and unit. Of alternatives the leftmost match counts, and
  /// of matches that begin together that of the first alternative.
  std::vector<PatternHit> expression_hits(std::string_view text, std::span<const PatternCandidate> candidates) const;

 private:
  const LazyExpression& make(std::uint32_t index) const;
  mutable std::unique_ptr<std::atomic<const LazyExpression*>[]> made;  ///< by index
  mutable std::mutex mutex;
  mutable std::deque<LazyExpression> kept;  ///< guarded by `mutex`
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
