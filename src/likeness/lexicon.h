// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a comparison of statements by their words knows of words: which are one idea (dictionaries/thesaurus.toml), and
// which tell all from some, what was from what is, one party from the other (dictionaries/likeness.toml). Immutable,
// thread-safe.

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "language/word_trie.h"

namespace kaiji {

/// Lists of words that a statement is searched for.
enum class WordClass : std::uint8_t {
  Denial,    ///< ない, 対象外
  Whole,     ///< すべて, 必ず
  Part,      ///< 一部, 場合
  Past,      ///< 実績, 昨年
  Intended,  ///< 予定, 目標
  Customer,  ///< お客様
  Provider,  ///< 当社
  Apart      ///< 別途, のみ
};
inline constexpr std::size_t kWordClasses = 8;

/// A hash for looking up string_views among strings.
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

/// A word of a text that is one of several names of an idea.
struct Synonym {
  std::string_view idea;
  TextSpan span;  ///< bytes of the words searched
};

class Lexicon {
 public:
  /// Reads both dictionaries. Fails with the place where one cannot be read.
  static Result<Lexicon> load(const std::filesystem::path& dictionaries);

  /// The usual name of what `word` names; the word itself where it has no other.
  std::string_view idea_of(std::string_view word) const;
  /// Words with other names, the longest at each place, from left to right.
  std::vector<Synonym> synonyms(std::string_view text) const;
  /// How often words of a list stand in a text.
  int count(WordClass list, std::string_view text) const;
  /// True for words that say little (当社, 行う, 場合).
  bool is_generic(std::string_view word) const { return generic_.contains(word); }
  /// True for words that deny the predicate before them (対象外, 不可).
  bool denies(std::string_view word) const { return denials_.contains(word); }
  /// True for what makes a name of a tier of the word before it (プラン) or behind it (重大度).
  bool names_tier_behind(std::string_view word) const { return tier_heads_.contains(word); }
  bool names_tier_before(std::string_view word) const { return tier_tails_.contains(word); }

 private:
  using Words = std::unordered_set<std::string, WordHash, std::equal_to<>>;
  Result<void> load_thesaurus(const std::filesystem::path& path);
  Result<void> load_lists(const std::filesystem::path& path);

  std::vector<std::string> ideas_;
  std::vector<std::uint32_t> idea_of_word_;  ///< of each word of `trie_`
  std::unordered_map<std::string, std::uint32_t, WordHash, std::equal_to<>> words_;
  WordTrie trie_;
  std::array<std::vector<std::string>, kWordClasses> lists_;
  Words generic_;
  Words denials_;
  Words tier_heads_;
  Words tier_tails_;
};

}  // namespace kaiji
