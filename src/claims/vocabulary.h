// SPDX-License-Identifier: Apache-2.0
#pragma once
// What dictionaries/*.toml say, compiled: the inside of Vocabulary (claims/analyzer.h). Only the claims layer reads it.
// Immutable after loading, thread-safe.

#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/first_characters.h"
#include "base/recent.h"
#include "claims/analyzer.h"
#include "diagnostics/finding.h"
#include "language/patterns.h"

namespace kaiji {

/// A word of acts.toml. `id` 0: none.
struct ActWord {
  std::uint16_t id = 0;
  bool light = false;      ///< carries no meaning of its own: 行う, こと, 予定
  bool denial = false;     ///< denies by itself: 禁止, 断る, かねる
  bool condition = false;  ///< opens a condition: 場合, 際
  bool plan = false;       ///< 予定, 検討
};

/// A set of words of acts.toml.
class Acts {
 public:
  void add(std::uint16_t id);
  bool has(ActWord word) const;
  bool empty() const { return ids_.empty(); }

 private:
  std::vector<std::uint16_t> ids_;  ///< sorted
};

/// What must narrow or widen a statement for it to be one of the concept.
enum class Scope : std::uint8_t { Any, All, Only };

/// One entry of concepts.toml. Pattern members are nothing where the entry has no such key.
struct Concept {
  std::string id;
  LocalText name;
  ValueType type = ValueType::Flag;
  std::optional<PatternId> topics;      ///< speak of the concept
  std::optional<PatternId> cues;        ///< tie a value to it; required where given
  std::optional<PatternId> decoys;      ///< in the same clause: the value is something else
  std::optional<PatternId> exclusions;  ///< anywhere in the sentence or its labels: the value is something else
  std::optional<PatternId> named;       ///< directly before a value: it is the concept's, whatever else is said of it
  std::optional<PatternId> yes;         ///< Flag: words that affirm it, unless denied themselves
  std::optional<PatternId> no;          ///< Flag: words that deny it
  bool answers = false;                 ///< Flag: an answer word under a label or question that speaks of it counts
  bool near = false;                    ///< the topic must stand in the sentence or its labels, never in a heading
  bool audience = false;                ///< whom it is for tells two statements apart
  bool event = false;                   ///< the sort of event tells two statements apart
  bool performer = false;               ///< Flag: who does it tells two statements apart (外部の診断)
  bool anyone = false;                  ///< a duty of the customer states the concept as well (password rules)
  bool trigger = false;                 ///< the value itself may be a condition (30分操作がない場合)
  bool kinds = false;  ///< Flag: topics are things of their own (USBメモリ, テープ); so is what stands before words
                       ///< without a topic
  bool row = false;          ///< a bare figure in a row that bears its topic's name needs no cue (操作記録 | 1年)
  bool implied = false;      ///< Flag: `yes` and `no` carry the topic themselves
  Acts acts;                 ///< Flag: predicates that state it of its topic; a frame has some
  bool exists = false;       ///< Flag: `acts` have ある, so that 「Xはございません」 states it
  bool deed = false;         ///< Flag: the topic is itself what is done or not: 再委託, 暗号化
  bool history = false;      ///< it speaks of the past, so that a past tense is no older statement
  bool plan_denies = false;  ///< Flag: what is planned is not so yet (取得を予定しています)
  Scope scope = Scope::Any;  ///< Flag: All: only where 全て or 一切 stands, Only: のみ or 限定
  std::vector<std::string> units;         ///< Count: counters that fit
  Modality modality = Modality::Unknown;  ///< what a plain statement of it means (an RTO is a target)
  bool backwards = false;                 ///< Duration: how far back, so that 15分前まで is at most that long
  bool hours = false;                     ///< Duration: hours of a day (2時から5時) are as long as they last
  double minimum = 0;                     ///< smaller figures are something else, in the value's unit
  double maximum = std::numeric_limits<double>::infinity();  ///< larger figures are something else
  float weight = 1;          ///< how strongly its topics claim a value against other concepts
  std::uint16_t family = 0;  ///< the same for certificate.27001 and certificate.27017; 0: that of all
};

/// A word of places.toml.
struct PlaceWord {
  std::string word;
  std::string code;
};

/// One entry of subjects.toml: words that narrow what a statement is about.
struct SubjectEntry {
  std::string id;
  PatternId pattern = 0;
};

/// One entry of cues.toml: `kind` says what the words decide, `value` what they decide it to be.
struct Cue {
  std::string kind;
  std::string value;
  PatternId pattern = 0;
};

/// One entry of genres.toml.
struct GenreEntry {
  Genre genre = Genre::Unknown;
  PatternId pattern = 0;
  double weight = 1;  ///< a hit in the body
  double title = 0;   ///< a hit in the title or the first lines
};

/// One entry of nouns.toml, as expressions are given its words.
struct NounGroup {
  std::string head;  ///< "(?:", the first two words and "|" between them
  std::string rest;  ///< the other words, each behind a "|"
};

struct Vocabulary::State {
  std::vector<Concept> concepts;  ///< in the order of the file
  std::map<std::string, std::size_t, std::less<>> by_id;
  std::vector<PlaceWord> places;          ///< longest first
  FirstCharacters place_starts;           ///< of `places`
  std::vector<std::string> place_decoys;  ///< words behind a place that make it part of another name
  /// By what the words narrow: data, environment, severity, audience, plan, service …
  std::unordered_map<std::string, std::vector<SubjectEntry>, StringHash, std::equal_to<>> subjects;
  /// By kind, each in the order of the file.
  std::unordered_map<std::string, std::vector<Cue>, StringHash, std::equal_to<>> cues;
  std::unordered_map<std::string, ActWord, StringHash, std::equal_to<>> acts;  ///< by base form
  FirstCharacters act_starts;                                                  ///< of `acts`
  std::map<std::string, std::vector<std::string>, std::less<>> act_groups;     ///< by name, those of acts.toml
  std::vector<GenreEntry> genres;
  std::vector<NounGroup> nouns;
  std::optional<PatternSet> patterns;
  /// By pattern: the concepts (indexes, ascending) whose topics it finds, or whose words that affirm or deny.
  std::vector<std::vector<std::uint16_t>> concepts_of;

  const Concept* find(std::string_view id) const;
  /// The cues that decide one thing; none where no entry of cues.toml has that kind.
  std::span<const Cue> cues_of(std::string_view kind) const;
  /// The words of one dimension; none where no entry of subjects.toml has it.
  std::span<const SubjectEntry> subjects_of(std::string_view dimension) const;
};

}  // namespace kaiji
