// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the predicate behind a word says: 行っ|ていません, は|認めておりません, する|ことはありません, し|かねます.
// Works on the morphemes of one sentence and knows the words of dictionaries/acts.toml. Japanese ends a clause with its
// predicate, so that one walk to the right decides polarity, whatever the verb. Made once per sentence that speaks of a
// frame's topic; owns nothing of the document. Thread-safe.

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/reading.h"

namespace kaiji {

enum class Mood : std::uint8_t {
  None,  ///< the word is no predicate of its clause: 提供|するサービスの名称
  Affirmed,
  Denied,
  Conditional  ///< 提供|する場合は, 開示|しないよう
};

/// What the words behind a place say of it.
struct Predicate {
  Mood mood = Mood::None;
  TextOffset end;        ///< where the predicate ends
  bool planned = false;  ///< 予定です, 検討中です
};

/// A morpheme, or two or three that are one word of acts.toml (義務+付ける).
struct Morpheme {
  TextSpan span;
  PartOfSpeech pos = PartOfSpeech::Other;
  std::string_view detail;
  ActWord word;           ///< what acts.toml knows of it
  bool negation = false;  ///< ない, ん, ず
  bool adverb = false;    ///< part of a phrase such as いかなる場合も, 理由を問わず
};

class Predicates {
 public:
  Predicates(const ReadingView& reading, SentenceIndex sentence, const Vocabulary::State& state);

  std::size_t size() const { return morphemes_.size(); }
  const Morpheme& operator[](std::size_t index) const { return morphemes_[index]; }
  std::string_view text(std::size_t index) const { return morphemes_[index].span.in(text_); }
  /// The first morpheme that begins at a place or behind it.
  std::size_t at(TextOffset place) const;
  /// Walks from morpheme `index` to the end of the clause that ends at morpheme `limit`. Words of `acts` and light
  /// verbs are passed; another verb or noun ends the walk with None. `denied`: the word itself denies (未|取得).
  Predicate after(std::size_t index, std::size_t limit, const Acts& acts, bool denied) const;
  /// True where the morpheme before `index` is 未, 非, 不 or 無.
  bool denied_by_prefix(std::size_t index) const;
  bool is_content(std::size_t index) const;
  bool is(std::size_t index, std::string_view surface) const { return index < size() && text(index) == surface; }

 private:
  struct Walk;
  void step_negation(Walk& walk) const;
  void step_condition(Walk& walk) const;
  void step_particle(Walk& walk) const;
  void step_content(Walk& walk) const;

  std::string_view text_;
  std::vector<Morpheme> morphemes_;
};

}  // namespace kaiji
