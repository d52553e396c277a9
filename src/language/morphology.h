// SPDX-License-Identifier: Apache-2.0
#pragma once
// Morphemes by MeCab with IPADIC and kaiji's user dictionary. Morphology is the shared model (thread-safe); a Tagger
// belongs to one thread.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/span.h"

namespace kaiji {

/// IPADIC's first column.
enum class PartOfSpeech : std::uint8_t {
  Noun,
  Verb,
  Adjective,
  Adverb,
  Particle,
  Auxiliary,
  Conjunction,
  Adnominal,
  Prefix,
  Interjection,
  Symbol,
  Filler,
  Other
};

/// One morpheme. Owner of the views: the Morphology, whose dictionaries stay mapped.
struct TokenView {
  TextSpan span;  ///< bytes of the document's text
  PartOfSpeech pos = PartOfSpeech::Other;
  std::string_view detail;  ///< IPADIC's second column: サ変接続, 助動詞 …
  std::string_view lemma;   ///< base form; empty for unknown words
};

class Morphology {
 public:
  /// Opens IPADIC and the user dictionary by explicit paths; the user's mecabrc is not read. Fails where one is missing
  /// or not UTF-8.
  static Result<Morphology> open(const std::filesystem::path& system_dictionary,
                                 const std::filesystem::path& user_dictionary);
  Morphology(Morphology&&) noexcept;
  Morphology& operator=(Morphology&&) noexcept;
  ~Morphology();

 private:
  friend class Tagger;
  struct Model;
  explicit Morphology(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

class Tagger {
 public:
  /// `morphology` must outlive the tagger and its tokens.
  explicit Tagger(const Morphology& morphology);
  Tagger(Tagger&&) noexcept;
  ~Tagger();
  /// The tokens of one sentence. `whole` is the document's text.
  std::vector<TokenView> tokenize(std::string_view whole, TextSpan sentence);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kaiji
