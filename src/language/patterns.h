// SPDX-License-Identifier: Apache-2.0
#pragma once
// Many patterns over one text in one pass: the literals of all patterns in one word search, and RE2 only to confirm,
// compiled when its literals are first seen together and somebody asks (RE2::Set is 20 to 100 times slower when cold).
//
// Patterns are RE2 syntax over normalized text and are matched inside one unit (sentence or block) at a time. A pattern
// that stands for few plain words (also through groups, options and small classes) never touches RE2. Any other pattern
// must have a literal of at least two characters (three in ASCII) in every match; without one it is refused unless
// `short_ok`: it would run on every sentence.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/pattern_store.h"
#include "text/span.h"

namespace kaiji {

using PatternId = std::uint32_t;

struct PatternHit {
  PatternId pattern = 0;
  std::uint32_t unit = 0;  ///< index into the units that were scanned
  TextSpan span;           ///< the whole match, or its first capturing group where the pattern has one
  auto operator<=>(const PatternHit&) const = default;
};

/// The hits of one scan, by pattern and in the order of the text; non-overlapping within one pattern and unit, leftmost
/// longest first for plain words and leftmost first as RE2 matches for expressions.
///
/// An expression is confirmed when somebody asks for its hits: most rules look at few sentences, and a document follows
/// one profile of many. So the set and the text of the scan must outlive it, and it belongs to one thread.
class RememberedHits;
class PatternHits {
 public:
  ~PatternHits();
  PatternHits(PatternHits&&) noexcept;
  PatternHits& operator=(PatternHits&&) noexcept;

  std::span<const PatternHit> of(PatternId pattern) const&;
  std::span<const PatternHit> of(PatternId pattern, std::uint32_t unit) const&;
  /// The patterns that may hit in a unit, ascending, each once: no other does. Confirms nothing.
  std::span<const PatternId> possible_in(std::uint32_t unit) const&;
  /// The units in which a pattern may hit, ascending, each once. Confirms nothing.
  std::vector<std::uint32_t> possible_units(PatternId pattern) const;
  // The spans point into this object: none of a temporary.
  std::span<const PatternHit> of(PatternId pattern) && = delete;
  std::span<const PatternHit> of(PatternId pattern, std::uint32_t unit) && = delete;
  std::span<const PatternId> possible_in(std::uint32_t unit) && = delete;

 private:
  friend class PatternSet;
  struct State;
  explicit PatternHits(std::unique_ptr<State> state);
  explicit PatternHits(std::unique_ptr<RememberedHits> remembered);
  std::unique_ptr<State> state_;                ///< of a scan that knew nothing; else null
  std::unique_ptr<RememberedHits> remembered_;  ///< of one whose units are remembered; else null
};

/// What scans by one set found, by the words of the unit, for the next edition of the text: a unit whose words are
/// known is not searched again. Belongs to one thread, and must outlive the results of the scans that it serves; what
/// it knows of another set is forgotten.
class KnownHits {
 public:
  KnownHits();
  KnownHits(KnownHits&&) noexcept;
  KnownHits& operator=(KnownHits&&) noexcept;
  ~KnownHits();
  /// Before the next scan; results of scans before it must be gone.
  void begin_edition();

 private:
  friend class PatternSet;
  friend class PatternHits;
  struct State;
  std::unique_ptr<State> state_;
};

class PatternSet {
 public:
  /// Gathers patterns; the same expression twice is one pattern.
  class Builder {
   public:
    /// `stored`: where the set may be stored already, or is to be.
    explicit Builder(StoredSet stored = {});
    Builder(Builder&&) noexcept;
    ~Builder();
    /// Fails with `where` for an expression that RE2 refuses or that has no usable literal.
    Result<PatternId> add(std::string_view expression, const std::string& where, bool short_ok = false);
    /// Words in one pattern, found without regard to the case of ASCII letters; no syntax. At least one, none empty.
    PatternId add_words(std::vector<std::string> words);
    /// Expressions of which any may match, without regard to the case of ASCII letters, each with literals of which
    /// every match of it holds one: for who makes expressions of words and knows both. At least one; RE2 must accept
    /// all.
    struct Alternative {
      std::string expression;
      std::vector<std::string> literals;
    };
    PatternId add_alternatives(const std::vector<Alternative>& alternatives);
    PatternSet build() &&;

   private:
    friend class PatternSet;
    struct State;
    std::unique_ptr<State> state_;
  };

  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  ~PatternSet();

  /// Finds all patterns in each unit (sorted, disjoint spans of `text`). Thread-safe. The result points to `text` and
  /// to this set.
  PatternHits scan(std::string_view text, std::span<const TextSpan> units) const;
  /// The same with what is known of the units already.
  PatternHits scan(std::string_view text, std::span<const TextSpan> units, KnownHits& known) const;
  std::size_t size() const;

 private:
  friend class PatternHits;
  friend class KnownHits;
  friend class RememberedHits;
  struct State;
  explicit PatternSet(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kaiji
