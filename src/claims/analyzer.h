// SPDX-License-Identifier: Apache-2.0
#pragma once
// Document → Analysis: sentences, values, claims and facts. `Vocabulary` holds the dictionaries (immutable, shared);
// an Analyzer belongs to one thread.

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "claims/analysis.h"
#include "language/pattern_store.h"

namespace kaiji {

/// A folder of dictionaries, of which the large files are read once: who compiles the concepts and who wants their
/// names alone may ask at the same time. Thread-safe.
class DictionaryFolder {
 public:
  explicit DictionaryFolder(std::filesystem::path folder);
  ~DictionaryFolder();

  struct State;
  State& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// concepts, subjects, places, genres and cues of dictionaries/*.toml, compiled. Thread-safe.
class Vocabulary {
 public:
  /// `stored`: where the patterns may be stored, or are to be.
  static Result<Vocabulary> load(const DictionaryFolder& dictionaries, const StoredSet& stored = {});
  static Result<Vocabulary> load(const std::filesystem::path& dictionaries, const StoredSet& stored = {});
  /// The concepts by id and name alone, which is what rules ask for: a small part of the time that `load` takes. No
  /// document can be analyzed with it. Fails where the concepts cannot be read; what else is wrong `load` says.
  static Result<Vocabulary> load_names(const DictionaryFolder& dictionaries);
  Vocabulary(Vocabulary&&) noexcept;
  Vocabulary& operator=(Vocabulary&&) noexcept;
  ~Vocabulary();

  /// True where dictionaries/concepts.toml defines it.
  bool has_concept(std::string_view id) const;
  std::vector<std::string> concept_ids() const;
  /// The concept's name for messages.
  std::string concept_name(std::string_view id, bool english) const;

  struct State;
  const State& state() const { return *state_; }

 private:
  explicit Vocabulary(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct KnownSections;

class Analyzer {
 public:
  /// Both must outlive the analyzer and the analyses it makes.
  Analyzer(const Vocabulary& vocabulary, const Morphology& morphology);
  Analyzer(Analyzer&&) noexcept;
  ~Analyzer();
  Analysis analyze(Document document);
  /// The same for another edition of a document of which sections are known (claims/known_sections.h).
  Analysis analyze(Document document, KnownSections& known);

 private:
  struct State;
  Analysis analyze(Document document, KnownSections* known);
  std::unique_ptr<State> state_;
};

}  // namespace kaiji
