// SPDX-License-Identifier: Apache-2.0
#pragma once
// A rule as its pack states it, and the check that its kind makes of it.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/memo.h"
#include "base/result.h"
#include "base/toml.h"
#include "claims/analysis.h"
#include "claims/analyzer.h"
#include "diagnostics/finding.h"
#include "language/patterns.h"
#include "rules/shared_resources.h"

namespace kaiji {

/// Where a rule comes from.
struct Citation {
  std::string title;
  std::string clause;
  std::string url;
  std::string date;  ///< when the source was read or published, YYYY-MM-DD; may be empty
};

/// One pair of the pack's own tests. `bad` marks with [[…]] the words that the finding must cover; `good` must be
/// silent.
struct RuleExample {
  std::string bad;
  std::string good;
  std::string format = "text";  ///< loader name
  std::string date;             ///< --as-of of this example; empty: the pack's default
  std::uint32_t line = 0;       ///< in the pack
};

/// What all rules have. Immutable once loaded.
struct Rule {
  std::string id;      ///< family/name, or disclosure/<profile>/<item>
  std::string family;  ///< first part of the id
  std::string kind;    ///< name of a RuleKind
  Severity severity = Severity::Warning;
  LocalText title;    ///< names the fault
  LocalText message;  ///< template with {names} that the kind defines
  LocalText reason;   ///< why a reader cares
  LocalText advice;   ///< what to write instead; template
  Citation source;
  std::vector<std::string> tags;
  std::vector<std::string> aliases;  ///< former ids
  std::vector<Genre> genres;         ///< empty: all but Guideline and OffGenre; "any" in packs means all
  bool service = false;              ///< only for documents that describe a service (claims/service.h)
  std::vector<RuleExample> examples;
  std::string precision = "medium";  ///< low, medium, high, very-high, from measurements
  std::string pack;                  ///< pack name
  std::string where;                 ///< path:line
  std::uint32_t order = 0;           ///< place among the rules of its pack, 0-based
};

/// Whether a rule is meant for documents of this genre.
bool applies_to(const Rule& rule, const DocumentFacts& facts);

/// The severity, message and place of a finding are the check's to refine; everything else comes from the rule.
struct CheckInput {
  const Analysis& analysis;
  const PatternHits& hits;  ///< of the whole rule set, over `analysis.sentences`
  Date as_of;
  std::span<const Analysis* const> set;  ///< the documents judged together, this one included
  Memo* kept = nullptr;                  ///< what checks left of an earlier edition; null: nobody writes
  mutable Memo memo{};                   ///< what checks share; an input belongs to one thread
};

class Check {
 public:
  virtual ~Check() = default;
  /// Appends what is wrong. Const, keeps nothing between documents, may be called from several threads.
  virtual void run(const CheckInput& input, std::vector<Finding>& findings) const = 0;
};

/// A rule's own keys while its kind compiles it.
struct RuleSpec {
  std::shared_ptr<const Rule> rule;  ///< shared with the check
  TomlReader& keys;                  ///< the kind reads its keys here; what it leaves is an unknown key
  PatternSet::Builder& patterns;
  const Vocabulary& vocabulary;
  std::filesystem::path dictionaries;
  SharedResources& shared;  ///< dictionaries that other rules read, too
  /// The check will only be asked whether a document asks for the rule; what else it would take is left out.
  bool names_only = false;
};

/// One key of a kind, for the schema and the docs.
struct Parameter {
  std::string_view name;
  std::string_view type;     ///< "string", "strings", "number", "boolean", "table"
  std::string_view summary;  ///< one sentence
  bool required = false;
};

/// Member of rules/kinds/: a way to check. Each file there defines `kind_<stem>`.
struct RuleKind {
  std::string_view name;  ///< as packs write it
  std::string_view summary;
  std::span<const Parameter> parameters;
  /// Fails with the place in the pack.
  Result<std::unique_ptr<const Check>> (*compile)(RuleSpec& spec);
};

/// All kinds, sorted by name.
std::span<const RuleKind* const> rule_kinds();

/// Values for the {names} of a template.
using MessageArguments = std::vector<std::pair<std::string_view, LocalText>>;
/// The template with its {names} replaced, in both languages. An unknown name stays as it is.
LocalText fill(const LocalText& text, const MessageArguments& arguments);

/// A finding of `rule` at a place of the document, its message and advice filled from the rule's templates. {quote} is
/// always known: the words of the source, shortened where they are many. The key is the normalized words.
Finding make_finding(const Rule& rule, const Document& document, TextSpan at, const MessageArguments& arguments);

}  // namespace kaiji
