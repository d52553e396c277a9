// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words of disclosure items as patterns, and the classes of words that say one thing (dictionaries/disclosures/
// words.toml): a name between braces in a word stands for each of them. Used by rules/disclosure_item.h. Immutable;
// safe to share between threads.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace kaiji {

/// The spellings in which a name of an item occurs: 及び, および and the like; the name itself first.
std::vector<std::string> spellings(const std::string& name);

/// Words that say one thing, by the name of the class.
class WordClasses {
 public:
  /// Fails with the place in the dictionary.
  static Result<WordClasses> load(const std::filesystem::path& file);

  struct Class {
    std::vector<std::string> words;  ///< in each of their spellings
    std::string expression;          ///< any of them
  };
  /// Null where there is no such class.
  const Class* find(std::string_view name) const;
  std::vector<std::string> names() const;

 private:
  std::map<std::string, Class, std::less<>> classes_;
};

/// Words that are looked for in all sentences, plain ones with one pattern. An ASCII word must stand alone (IPS, not
/// TIPS), and a short katakana word must end where the katakana do (ログ, not プログラム). In 「従業員*教育」 the star
/// stands for up to 16 characters of the same clause, or none; two stars for up to 48 of the same sentence. 「{erase}」
/// stands for each word of a class.
class WordSet {
 public:
  /// Words are normalized; spellings that vary (及び, および) are found in each form. An empty list finds nothing.
  /// Fails with `where` for a class that is not known.
  static Result<WordSet> add(const std::vector<std::string>& words, const WordClasses& classes,
                             PatternSet::Builder& patterns, const std::string& where);

  /// Adds the words of another set.
  void extend(const WordSet& other) {
    patterns_.insert(patterns_.end(), other.patterns_.begin(), other.patterns_.end());
  }
  bool empty() const { return patterns_.empty(); }
  /// The longest word that stands in a sentence, the first of equals; empty where none does.
  TextSpan longest(const CheckInput& input, SentenceIndex sentence) const;
  /// The longest that stands inside `span` of the sentence.
  TextSpan longest_within(const CheckInput& input, SentenceIndex sentence, TextSpan span) const;
  bool stands(const CheckInput& input, SentenceIndex sentence) const { return !longest(input, sentence).empty(); }
  /// A word stands inside `span` of a sentence.
  bool stands_within(const CheckInput& input, SentenceIndex sentence, TextSpan span) const;
  /// How many places of a sentence hold one.
  std::size_t count(const CheckInput& input, SentenceIndex sentence) const;
  /// The sentences in which a word may stand, ascending, each once: quick, and no other holds one.
  std::vector<SentenceIndex> possible_sentences(const CheckInput& input) const;
  /// The sentences in which a word stands, ascending, each once.
  std::vector<SentenceIndex> sentences(const CheckInput& input) const;

 private:
  std::vector<PatternId> patterns_;  ///< plain words; words with gaps, which are slower
};

}  // namespace kaiji
