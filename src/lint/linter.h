// SPDX-License-Identifier: Apache-2.0
#pragma once
// The pipeline: load packs and dictionaries once, then document → analysis → findings. The command line and the editor
// call the same functions, so that they cannot differ.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lint/config.h"
#include "lint/late_profiles.h"
#include "rules/coverage.h"

namespace kaiji {

/// Where the tool's own data lies.
struct DataPaths {
  std::filesystem::path rules;
  std::filesystem::path dictionaries;
  std::filesystem::path user_dictionary;    ///< compiled MeCab user dictionary
  std::filesystem::path system_dictionary;  ///< IPADIC
  std::filesystem::path patterns =
      {};  ///< of the rules and dictionaries, as `kaiji prepare` wrote them; may be missing
};
/// $KAIJI_DATA, else beside the program, else where the build left it. Fails with all places that were tried.
Result<DataPaths> find_data(const std::filesystem::path& program);

/// Why a finding neither fails a run nor is shown with the others.
enum class HiddenBy : std::uint8_t {
  Comment,   ///< an inline comment
  Baseline,  ///< an entry of the baseline (lint/baseline.h)
  Unchanged  ///< it was there before the change that is judged (--since)
};
std::string_view to_string(HiddenBy by);

/// A finding that is set aside, with the reason given.
struct SuppressedFinding {
  Finding finding;
  std::string reason;
  HiddenBy by = HiddenBy::Comment;
};

/// What a check of one document gives.
struct DocumentResult {
  std::string path;
  std::vector<Finding> findings;              ///< sorted
  std::vector<SuppressedFinding> suppressed;  ///< sorted
  std::vector<std::string> remarks;           ///< one-line facts: "guideline: not judged", the profile and why
  std::vector<const Rule*> rules;             ///< the rules that judged it, sorted by id
  std::shared_ptr<const Analysis> analysis;   ///< null where the document could not be loaded
};

/// A document measured against one disclosure profile.
struct CoverageResult {
  std::shared_ptr<const Analysis> analysis;
  std::vector<CoverageItem> items;  ///< in the guideline's order
};

/// Which of the tool's own packs are loaded. The disclosure profiles are more than half of all rules; a run that
/// selects other rules, or says `--profile none`, does not need them, and where the document chooses, most need none.
enum class LoadedRules : std::uint8_t {
  WithoutProfiles,
  ProfilesWhenNeeded,  ///< by `run` and `check`, once a document may follow one; the rest of a linter goes without
  All
};
/// What judging under `config` needs, the least of it first.
LoadedRules rules_needed(const Config& config);

struct KnownDocument;

/// Everything loaded: immutable and shared by threads.
class Linter {
 public:
  /// `meanwhile` is called once documents can be analyzed, while the rules are still compiled on another thread: it may
  /// use all of the linter that says so.
  static tl::expected<Linter, std::vector<Error>> load(const DataPaths& data,
                                                       const std::vector<std::filesystem::path>& packs,
                                                       LoadedRules loaded = LoadedRules::All,
                                                       const std::function<void(const Linter&)>& meanwhile = {});

  /// Writes the patterns of the tool's own rules and dictionaries to `file`, so that `load` need not make them from
  /// those as long as they stay the same. Fails where they cannot be loaded or the file cannot be written.
  static Result<void> prepare(const DataPaths& data, const std::filesystem::path& file);

  const RuleSet& rules() const { return *rules_; }
  const Vocabulary& vocabulary() const { return *vocabulary_; }  ///< before the rules, too
  const Morphology& morphology() const { return *morphology_; }  ///< before the rules, too

  /// Judges one document: `run`, then `finish`. `analyzer` belongs to the calling thread.
  /// `known` is what earlier editions of the document left (lint/known_document.h): the result is the same with it.
  DocumentResult check(Document document, const Config& config, Date as_of, Analyzer& analyzer,
                       KnownDocument* known = nullptr) const;
  /// The findings of the rules, before suppressions.
  DocumentResult run(Document document, const Config& config, Date as_of, Analyzer& analyzer,
                     KnownDocument* known = nullptr) const;
  /// Both halves of `run`. The first needs no rules: `load` may call it.
  Analysis analyze(Document document, const Config& config, Analyzer& analyzer) const;
  DocumentResult run(Analysis analysis, const Config& config, Date as_of) const;
  /// Judges the claims of several documents of one service together: contradictions between files are appended to the
  /// result of the file in which they are shown. Takes results of `run`. Fails where the texts are too long together.
  Result<void> judge_together(std::span<DocumentResult* const> results, const DocumentSetting& set,
                              const Config& config, Date as_of) const;
  /// Applies the suppressions of the document, adds the findings about them, and sorts.
  void finish(DocumentResult& result, const Config& config) const;
  /// Why the profiles that a document needed could not be loaded: its result is without them. Not while documents run.
  std::vector<Error> late_errors() const;
  /// The state of every item of `profile`, whatever the genre of the document. No items where there is no such profile.
  CoverageResult cover(Document document, std::string_view profile, Date as_of, Analyzer& analyzer) const;

 private:
  DocumentResult judged(std::shared_ptr<Analysis> analysis, const Config& config, Date as_of,
                        KnownDocument* known) const;
  void judge(const Analysis& analysis, const Config& config, Date as_of, KnownDocument* known,
             DocumentResult& result) const;

  std::unique_ptr<PatternStore> store_;
  std::unique_ptr<const DictionaryFolder> dictionaries_;  ///< as they were read, where nothing is to be given back
  std::unique_ptr<Morphology> morphology_;
  std::unique_ptr<Vocabulary> vocabulary_;
  std::unique_ptr<RuleSet> rules_;
  std::unique_ptr<LateProfiles> profiles_;  ///< null where `rules_` is all that is needed
};

}  // namespace kaiji
