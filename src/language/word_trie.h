// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where any of many words stands in a text, in one pass. A trie over code points is entered at every character; a bit
// set of the words' first two characters turns nearly all of them away. Next to an Aho-Corasick automaton it has no
// failure links to build (they would cost more than a document takes to read) and the longest word bounds the work at a
// character.
//
// Words are found without regard to the case of ASCII letters. Thread-safe once all words are added.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace kaiji {

class ByteReader;
class ByteWriter;

using WordId = std::uint32_t;

struct WordHit {
  WordId word = 0;
  std::uint32_t unit = 0;
  TextSpan span;
};

class WordTrie {
 public:
  WordTrie();
  WordTrie(WordTrie&&) = default;
  WordTrie& operator=(WordTrie&&) = default;
  /// Adds a word (not empty) and gives its number; words that differ in the case of ASCII letters have one number.
  WordId add(std::string_view word);
  std::uint32_t word_count() const { return words_; }

  /// For language/pattern_store.h. What is read stays where it is: its bytes must outlive the trie, which takes no more
  /// words.
  void write(ByteWriter& writer) const;
  void read(ByteReader& reader);

  /// All words in all units (spans of `text`), overlapping ones too, sorted by unit, begin and end.
  std::vector<WordHit> find(std::string_view text, std::span<const TextSpan> units) const;

 private:
  struct Node {
    std::uint32_t parent = 0;
    std::uint32_t code = 0;  ///< of the edge that leads here
    std::uint32_t word = 0;  ///< word + 1; 0 for none
  };
  std::uint32_t step(std::uint32_t node, std::uint32_t code) const;
  std::uint32_t step_or_add(std::uint32_t node, std::uint32_t code);
  std::size_t slot(std::uint32_t node, std::uint32_t code) const;
  void grow();
  void show();
  /// Appends the words that begin at the begin of `from`.
  void walk(std::string_view text, WordHit from, std::size_t end, std::vector<WordHit>& hits) const;
  void admit(std::uint32_t first, std::uint32_t second);
  bool may_start(std::uint32_t first, std::uint32_t second) const;

  std::span<const Node> nodes_;  ///< the root first
  std::span<const std::uint32_t>
      slots_;           ///< open-addressing hash table of nodes; 0 is an empty slot (the root has none)
  unsigned shift_ = 0;  ///< of the hash, so that it indexes `slots_`
  /// Bits of hashed pairs of first characters; a word of one character stands for itself followed by 0.
  std::span<const std::uint64_t> pairs_;
  std::uint32_t words_ = 0;
  // What the spans show of a trie that is built here.
  std::vector<Node> own_nodes_;
  std::vector<std::uint32_t> own_slots_;
  std::vector<std::uint64_t> own_pairs_;
};

}  // namespace kaiji
