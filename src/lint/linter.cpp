// SPDX-License-Identifier: Apache-2.0
#include "lint/linter.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <map>
#include <set>

#include "base/file.h"
#include "base/program_id.h"
#include "base/strings.h"
#include "base/thread_memory.h"
#include "lint/builtin_rules.h"
#include "lint/document_set.h"
#include "lint/finish.h"
#include "lint/known_document.h"
#include "lint/rule_run.h"
#include "rules/profile_choice.h"

namespace kaiji {
namespace {

/// Below the folder of the packs: those with the disclosure profiles, which hold no other rule.
constexpr std::string_view kProfileFolder = "disclosure";

/// The built-in rules that are on, and their findings.
void run_builtin(const Config& config, const RuleSet& rules, const Document& document, DocumentResult& result) {
  auto suppressions = find_suppressions(document);
  apply_suppressions(suppressions, document, rules, result);
  const auto findings = judge_suppressions(suppressions, document, result, rules);
  for (const auto& rule : builtin_rules()) {
    const auto severity = severity_of(config, rule, result.path);
    if (severity == Severity::Off || rule.kind != "suppression") continue;
    result.rules.push_back(&rule);
    for (const auto& finding : findings) {
      if (finding.rule != rule.id) continue;
      result.findings.push_back(finding);
      result.findings.back().severity = severity;
    }
  }
}

std::string in_words(const Config& config, LocalText text) {
  return in(config.language, text);
}

/// Why a document is not judged, or only in part.
void remark_genre(const Config& config, const DocumentFacts& facts, DocumentResult& result) {
  if (facts.genre == Genre::Guideline) {
    result.remarks.push_back(in_words(
        config,
        {fmt::format("要求文書(指針)とみられるため判定しません({})", facts.genre_reason),
         fmt::format("looks like a requirements document (guideline), so it is not judged ({})", facts.genre_reason)}));
  } else if (facts.genre == Genre::OffGenre) {
    result.remarks.push_back(in_words(
        config, {fmt::format("クラウドセキュリティの文書ではないとみられるため、文書一般の規則だけで判定します({})",
                             facts.genre_reason),
                 fmt::format("does not look like a cloud-security document; only general rules are run ({})",
                             facts.genre_reason)}));
  } else if (facts.genre == Genre::Treatise) {
    result.remarks.push_back(
        in_words(config, {"解説や規範の文書とみられ、事業者として述べる文がないため、約束の曖昧さと矛盾は判定しません",
                          "looks like a text that explains or demands, and nobody speaks for a provider; promises and "
                          "contradictions are not judged"}));
  }
}

void remark_source(const Config& config, const Source& source, DocumentResult& result) {
  for (const auto& remark : source.remarks) result.remarks.push_back(in_words(config, {remark.ja, remark.en}));
}

void remark_profiles(const Config& config, DocumentResult& result) {
  if (config.profiles.empty() || config.profiles.front() == kNoProfile) return;
  const auto names = join(config.profiles, ", ");
  const auto origin = config.file.empty() ? std::string("--profile") : config.file.generic_string();
  result.remarks.push_back(in_words(config, {fmt::format("開示項目のプロファイル: {}({}の指定)", names, origin),
                                             fmt::format("disclosure profiles: {} (set by {})", names, origin)}));
}

/// Of a profile that nobody asked for, missing required items alone are findings: the rest stays in the coverage.
void keep_missing(const RuleSet& rules, std::string_view profile, std::vector<Finding>& findings) {
  const auto owner = fmt::format("disclosure/{}/", profile);
  const auto required = [&](const Finding& finding) {
    const auto& all = rules.rules();
    const auto rule = std::lower_bound(all.begin(), all.end(), finding.rule,
                                       [](const CompiledRule& a, const std::string& id) { return a.rule->id < id; });
    const auto* check = rule == all.end() ? nullptr : as_asking(*rule);
    return check != nullptr && check->required();
  };
  std::erase_if(findings, [&](const Finding& finding) {
    if (!finding.rule.starts_with(owner)) return false;
    return finding.key != to_string(CoverageState::Missing) || !required(finding);
  });
}

/// Nobody named a profile, or rules: the document may choose a profile.
bool leaves_choice(const Config& config) {
  return config.profiles.empty() && config.select.empty();
}

/// The profile that the document follows is judged, too; says why. `profiles` holds the rules of all profiles.
Config with_choice(const RuleRun& profiles, const Config& config, DocumentResult& result) {
  const auto choice = choose_profile(profiles.rules(), profiles.input());
  if (!choice) return config;
  Config chosen = config;
  chosen.profiles = {choice->profile};
  const auto reason = choice->reason();
  result.remarks.push_back(in_words(
      config,
      {fmt::format("開示項目のプロファイル: {}({}。使わないときは --profile none)", choice->profile, reason.ja),
       fmt::format("disclosure profile: {} ({}; --profile none switches it off)", choice->profile, reason.en)}));
  return chosen;
}

/// Runs the rules with the profile that the document follows.
void run_with_choice(const RuleRun& run, const Config& config, DocumentResult& result) {
  const auto chosen = with_choice(run, config, result);
  run.run(chosen, result);
  if (!chosen.profiles.empty()) keep_missing(run.rules(), chosen.profiles.front(), result.findings);
}

}  // namespace

std::string_view to_string(HiddenBy by) {
  if (by == HiddenBy::Comment) return "comment";
  return by == HiddenBy::Baseline ? "baseline" : "unchanged";
}

LoadedRules rules_needed(const Config& config) {
  const bool selected = std::any_of(config.select.begin(), config.select.end(),
                                    [](const std::string& selector) { return selector.starts_with(kProfileFolder); });
  const bool none = config.profiles == std::vector<std::string>{std::string(kNoProfile)};
  // Where no profile is named the document may choose one. A selection of other rules leaves it none to choose.
  if (leaves_choice(config) && config.packs.empty()) return LoadedRules::ProfilesWhenNeeded;
  // A pack of the user's may extend a profile or change its rules.
  return selected || (!config.profiles.empty() && !none) || !config.packs.empty() ? LoadedRules::All
                                                                                  : LoadedRules::WithoutProfiles;
}

namespace {

/// What rules and vocabulary are loaded from.
struct Sources {
  const DataPaths& data;
  const DictionaryFolder& dictionaries;
  PatternStore& store;
};

tl::expected<RuleSet, std::vector<Error>> load_rules(const Sources& from,
                                                     const std::vector<std::filesystem::path>& packs,
                                                     LoadedRules loaded) {
  reserve_thread_memory();
  const DataPaths& data = from.data;
  const auto concepts = Vocabulary::load_names(from.dictionaries);
  if (!concepts) return tl::unexpected(std::vector{concepts.error()});
  std::vector<std::filesystem::path> all{data.rules};
  all.insert(all.end(), packs.begin(), packs.end());
  const bool whole = loaded == LoadedRules::All;
  return RuleSet::load(all, *concepts, data.dictionaries,
                       {.left_out = whole ? std::filesystem::path() : data.rules / kProfileFolder,
                        .stored = {&from.store, whole ? "all rules" : "rules"},
                        .keeps_packs = !whole});
}

}  // namespace

tl::expected<Linter, std::vector<Error>> Linter::load(const DataPaths& data,
                                                      const std::vector<std::filesystem::path>& packs,
                                                      LoadedRules loaded,
                                                      const std::function<void(const Linter&)>& meanwhile) {
  auto store = PatternStore::open(data.patterns, program_id());
  auto dictionaries = std::make_unique<const DictionaryFolder>(data.dictionaries);
  const Sources from{.data = data, .dictionaries = *dictionaries, .store = *store};
  // The rules need the names of concepts alone, so that they are compiled while the vocabulary is.
  std::promise<void> done;
  auto loading = std::async([&] {
    auto rules = load_rules(from, packs, loaded);
    done.set_value();
    return rules;
  });
  std::vector<Error> errors;
  auto morphology = Morphology::open(data.system_dictionary, data.user_dictionary);
  if (!morphology) errors.push_back(morphology.error());
  auto vocabulary = Vocabulary::load(from.dictionaries, {store.get(), "vocabulary"});
  if (!vocabulary) errors.push_back(vocabulary.error());
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  Linter linter;
  linter.store_ = std::move(store);
  linter.morphology_ = std::make_unique<Morphology>(std::move(*morphology));
  linter.vocabulary_ = std::make_unique<Vocabulary>(std::move(*vocabulary));
  if (loaded == LoadedRules::ProfilesWhenNeeded)
    linter.profiles_ = std::make_unique<LateProfiles>(data.rules / kProfileFolder, *linter.vocabulary_,
                                                      data.dictionaries, *linter.store_, done.get_future().share());
  // Who loads less than all ends soon: giving the dictionaries back takes longer than a part of the work.
  if (loaded != LoadedRules::All) linter.dictionaries_ = std::move(dictionaries);
  if (meanwhile) meanwhile(linter);
  auto rules = loading.get();
  if (!rules) return tl::unexpected(std::move(rules.error()));
  linter.rules_ = std::make_unique<RuleSet>(std::move(*rules));
  return linter;
}

Result<void> Linter::prepare(const DataPaths& data, const std::filesystem::path& file) {
  const auto store = PatternStore::recording();
  const DictionaryFolder dictionaries(data.dictionaries);
  const Sources from{.data = data, .dictionaries = dictionaries, .store = *store};
  const auto vocabulary = Vocabulary::load(from.dictionaries, {store.get(), "vocabulary"});
  if (!vocabulary) return tl::unexpected<Error>(vocabulary.error());
  const auto rules = load_rules(from, {}, LoadedRules::ProfilesWhenNeeded);
  if (!rules) return tl::unexpected<Error>(rules.error().front());
  const LateProfiles late(data.rules / kProfileFolder, *vocabulary, data.dictionaries, *store);
  if (const RuleSet* names = late.names())
    for (const std::string& profile : kaiji::profiles(*names)) late.rules_of(profile);
  if (const auto errors = late.errors(); !errors.empty()) return tl::unexpected<Error>(errors.front());
  return store->write(file, program_id());
}

DocumentResult Linter::check(Document document, const Config& config, Date as_of, Analyzer& analyzer,
                             KnownDocument* known) const {
  DocumentResult result = run(std::move(document), config, as_of, analyzer, known);
  finish(result, config);
  return result;
}

void Linter::finish(DocumentResult& result, const Config& config) const {
  if (!result.analysis || result.analysis->facts.genre == Genre::Guideline) return;
  sort_and_dedupe(result.findings);
  tell_absolutes_once(result.findings, *rules_);
  tell_contradictions_once(result.findings);
  tell_names_once(result.findings);
  run_builtin(config, *rules_, result.analysis->document, result);
  sort_and_dedupe(result.findings);
  std::sort(result.suppressed.begin(), result.suppressed.end(),
            [](const auto& a, const auto& b) { return a.finding < b.finding; });
  std::sort(result.rules.begin(), result.rules.end(), [](const Rule* a, const Rule* b) { return a->id < b->id; });
}

Analysis Linter::analyze(Document document, const Config& config, Analyzer& analyzer) const {
  if (profiles_ && leaves_choice(config) && may_choose_profile(document)) profiles_->prepare();
  return analyzer.analyze(std::move(document));
}

DocumentResult Linter::run(Analysis analysis, const Config& config, Date as_of) const {
  return judged(std::make_shared<Analysis>(std::move(analysis)), config, as_of, nullptr);
}

DocumentResult Linter::run(Document document, const Config& config, Date as_of, Analyzer& analyzer,
                           KnownDocument* known) const {
  if (known == nullptr) return run(analyze(std::move(document), config, analyzer), config, as_of);
  if (profiles_ && leaves_choice(config) && may_choose_profile(document)) profiles_->prepare();
  auto analysis = std::make_shared<Analysis>(analyzer.analyze(std::move(document), known->sections));
  return judged(std::move(analysis), config, as_of, known);
}

DocumentResult Linter::judged(std::shared_ptr<Analysis> analysis, const Config& config, Date as_of,
                              KnownDocument* known) const {
  DocumentResult result;
  result.path = analysis->document.source.path;
  remark_source(config, analysis->document.source, result);
  remark_genre(config, analysis->facts, result);
  if (analysis->facts.genre != Genre::Guideline) {
    remark_profiles(config, result);
    judge(*analysis, config, as_of, known, result);
  }
  result.analysis = std::move(analysis);
  return result;
}

void Linter::judge(const Analysis& analysis, const Config& config, Date as_of, KnownDocument* known,
                   DocumentResult& result) const {
  const RuleRun run(*rules_, analysis, as_of, known ? &known->rules : nullptr);
  const bool choice = leaves_choice(config) && analysis.facts.genre != Genre::OffGenre;
  if (choice && !profiles_) return run_with_choice(run, config, result);
  run.run(config, result);
  if (!choice || !may_choose_profile(analysis.document)) return;
  const RuleSet* names = profiles_->names();
  if (names == nullptr) return;
  const Config chosen =
      with_choice(RuleRun(*names, analysis, as_of, known ? &known->profile_names : nullptr), config, result);
  if (chosen.profiles.empty()) return;
  const auto& profile = chosen.profiles.front();
  const RuleSet* rules = profiles_->rules_of(profile);
  if (rules == nullptr) return;
  RuleRun(*rules, analysis, as_of, known ? &known->chosen[profile] : nullptr).run(chosen, result);
  keep_missing(*rules, profile, result.findings);
}

std::vector<Error> Linter::late_errors() const {
  return profiles_ ? profiles_->errors() : std::vector<Error>();
}

Result<void> Linter::judge_together(std::span<DocumentResult* const> results, const DocumentSetting& set,
                                    const Config& config, Date as_of) const {
  std::vector<const Analysis*> analyses;
  std::size_t bytes = 0;
  for (const DocumentResult* result : results) {
    if (!result->analysis || result->analysis->facts.genre == Genre::Guideline) continue;
    analyses.push_back(result->analysis.get());
    bytes += result->analysis->document.source.text.size();
  }
  if (analyses.size() < 2) return {};
  // Of two statements the later one is shown: the files that are right come first.
  std::stable_partition(analyses.begin(), analyses.end(), [&](const Analysis* analysis) {
    return std::any_of(set.truth.begin(), set.truth.end(), [&](const auto& truth) {
      return names_file(config, {truth.second}, analysis->document.source.path);
    });
  });
  if (bytes > kMaxFileBytes)
    return fail(config.file.generic_string(),
                fmt::format("the documents of the set '{}' have {} bytes together, more than {}; split the set",
                            set.name, bytes, kMaxFileBytes));
  Tagger tagger(*morphology_);
  const Analysis merged = merge(analyses, tagger);
  const RuleRun run(*rules_, merged, as_of);
  DocumentResult together;
  auto active = run.active(config);
  std::erase_if(active, [](const ActiveRule& rule) { return rule.compiled->rule->family != "contradiction"; });
  run.run(active, together);
  for (Finding& finding : together.findings) {
    to_files(merged.document, finding);
    if (!spans_files(finding)) continue;
    name_truth(finding, set);
    for (DocumentResult* result : results)
      if (result->path == finding.location.path) result->findings.push_back(std::move(finding));
  }
  return {};
}

CoverageResult Linter::cover(Document document, std::string_view profile, Date as_of, Analyzer& analyzer) const {
  const auto analysis = std::make_shared<Analysis>(analyzer.analyze(std::move(document)));
  auto items = coverage(*rules_, profile, RuleRun(*rules_, *analysis, as_of).input());
  return {analysis, std::move(items)};
}

}  // namespace kaiji
