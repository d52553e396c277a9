// SPDX-License-Identifier: Apache-2.0
#include "lint/linter.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/file.h"
#include "base/strings.h"
#include "lint/builtin_rules.h"
#include "lint/document_set.h"
#include "lint/finish.h"
#include "rules/profile_choice.h"

namespace kaiji {
namespace {

/// Below the folder of the packs: those with the disclosure profiles, which hold no other rule.
constexpr std::string_view kProfileFolder = "disclosure";

/// "mic-asp-saas" of "disclosure/mic-asp-saas/65"; empty for rules of other families.
std::string_view profile_of(const Rule& rule) {
  constexpr std::string_view kFamily = "disclosure/";
  std::string_view id = rule.id;
  if (!id.starts_with(kFamily)) return {};
  id.remove_prefix(kFamily.size());
  return id.substr(0, id.find('/'));
}

/// A profile is judged where it is configured, or selected by name.
bool profile_wanted(const Config& config, const Rule& rule) {
  const auto profile = profile_of(rule);
  if (profile.empty()) return true;
  if (std::find(config.profiles.begin(), config.profiles.end(), profile) != config.profiles.end()) return true;
  const std::string prefix = fmt::format("disclosure/{}", profile);
  return std::any_of(config.select.begin(), config.select.end(),
                     [&](const std::string& selector) { return selector.starts_with(prefix); });
}

bool fits(const Rule& rule, Genre genre) {
  if (rule.genres.empty()) return genre != Genre::Guideline && genre != Genre::OffGenre;
  return std::find(rule.genres.begin(), rule.genres.end(), genre) != rule.genres.end();
}

/// A rule that runs on a document, with the severity it has there.
struct ActiveRule {
  const CompiledRule* compiled;
  Severity severity;
};

std::vector<ActiveRule> active_rules(const RuleSet& rules, const Config& config, const Analysis& analysis) {
  std::vector<ActiveRule> active;
  for (const auto& compiled : rules.rules()) {
    const Rule& rule = *compiled.rule;
    if (!fits(rule, analysis.facts.genre) || !profile_wanted(config, rule)) continue;
    const auto severity = severity_of(config, rule, analysis.document.source.path);
    if (severity != Severity::Off) active.push_back({&compiled, severity});
  }
  return active;
}

std::vector<TextSpan> units_of(const Analysis& analysis) {
  std::vector<TextSpan> units;
  units.reserve(analysis.sentences.size());
  for (const auto& sentence : analysis.sentences) units.push_back(sentence.span);
  return units;
}

/// A check may grade its findings below the rule's severity; the configuration moves the rule's severity and takes its
/// findings with it.
Severity graded(Severity found, Severity rule, Severity configured) {
  return configured == rule ? found : configured;
}

void run_rules(const std::vector<ActiveRule>& active, const CheckInput& input, DocumentResult& result) {
  for (const auto& [compiled, severity] : active) {
    const auto first = result.findings.size();
    compiled->check->run(input, result.findings);
    for (auto i = first; i < result.findings.size(); ++i) {
      auto& found = result.findings[i].severity;
      found = graded(found, compiled->rule->severity, severity);
    }
    result.rules.push_back(compiled->rule.get());
  }
}

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

/// Runs the rules with the profile that the document follows, and says why.
void run_with_choice(const RuleSet& rules, const Config& config, const CheckInput& input, DocumentResult& result) {
  const auto choice = choose_profile(rules, input);
  if (!choice) return run_rules(active_rules(rules, config, input.analysis), input, result);
  Config chosen = config;
  chosen.profiles = {choice->profile};
  const auto reason = choice->reason();
  result.remarks.push_back(in_words(
      config,
      {fmt::format("開示項目のプロファイル: {}({}。使わないときは --profile none)", choice->profile, reason.ja),
       fmt::format("disclosure profile: {} ({}; --profile none switches it off)", choice->profile, reason.en)}));
  run_rules(active_rules(rules, chosen, input.analysis), input, result);
  keep_missing(rules, choice->profile, result.findings);
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
  const bool chosen = config.profiles.empty() && config.select.empty();
  // A pack of the user's may extend a profile or change its rules.
  return selected || chosen || (!config.profiles.empty() && !none) || !config.packs.empty()
             ? LoadedRules::All
             : LoadedRules::WithoutProfiles;
}

tl::expected<Linter, std::vector<Error>> Linter::load(const DataPaths& data,
                                                      const std::vector<std::filesystem::path>& packs,
                                                      LoadedRules loaded) {
  std::vector<Error> errors;
  auto morphology = Morphology::open(data.system_dictionary, data.user_dictionary);
  if (!morphology) errors.push_back(morphology.error());
  auto vocabulary = Vocabulary::load(data.dictionaries);
  if (!vocabulary) errors.push_back(vocabulary.error());
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  std::vector<std::filesystem::path> all{data.rules};
  all.insert(all.end(), packs.begin(), packs.end());
  const auto left_out = loaded == LoadedRules::All ? std::filesystem::path() : data.rules / kProfileFolder;
  auto rules = RuleSet::load(all, *vocabulary, data.dictionaries, left_out);
  if (!rules) return tl::unexpected(std::move(rules.error()));
  Linter linter;
  linter.morphology_ = std::make_unique<Morphology>(std::move(*morphology));
  linter.vocabulary_ = std::make_unique<Vocabulary>(std::move(*vocabulary));
  linter.rules_ = std::make_unique<RuleSet>(std::move(*rules));
  return linter;
}

DocumentResult Linter::check(Document document, const Config& config, Date as_of, Analyzer& analyzer) const {
  DocumentResult result = run(std::move(document), config, as_of, analyzer);
  finish(result, config);
  return result;
}

void Linter::finish(DocumentResult& result, const Config& config) const {
  if (!result.analysis || result.analysis->facts.genre == Genre::Guideline) return;
  sort_and_dedupe(result.findings);
  run_builtin(config, *rules_, result.analysis->document, result);
  sort_and_dedupe(result.findings);
  std::sort(result.suppressed.begin(), result.suppressed.end(),
            [](const auto& a, const auto& b) { return a.finding < b.finding; });
  std::sort(result.rules.begin(), result.rules.end(), [](const Rule* a, const Rule* b) { return a->id < b->id; });
}

DocumentResult Linter::run(Document document, const Config& config, Date as_of, Analyzer& analyzer) const {
  DocumentResult result;
  result.path = document.source.path;
  const auto analysis = std::make_shared<Analysis>(analyzer.analyze(std::move(document)));
  remark_source(config, analysis->document.source, result);
  remark_genre(config, analysis->facts, result);
  if (analysis->facts.genre != Genre::Guideline) {
    remark_profiles(config, result);
    const auto hits = rules_->patterns().scan(analysis->document.text(), units_of(*analysis));
    const Analysis* const set[] = {analysis.get()};
    const CheckInput input{*analysis, hits, as_of, set};
    if (config.profiles.empty() && config.select.empty() && analysis->facts.genre != Genre::OffGenre) {
      run_with_choice(*rules_, config, input, result);
    } else {
      run_rules(active_rules(*rules_, config, *analysis), input, result);
    }
  }
  result.analysis = analysis;
  return result;
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
  const auto hits = rules_->patterns().scan(merged.document.text(), units_of(merged));
  const Analysis* const one[] = {&merged};
  DocumentResult together;
  auto active = active_rules(*rules_, config, merged);
  std::erase_if(active, [](const ActiveRule& rule) { return rule.compiled->rule->family != "contradiction"; });
  run_rules(active, {merged, hits, as_of, one}, together);
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
  const auto hits = rules_->patterns().scan(analysis->document.text(), units_of(*analysis));
  const Analysis* const set[] = {analysis.get()};
  auto items = coverage(*rules_, profile, {*analysis, hits, as_of, set});
  return {analysis, std::move(items)};
}

}  // namespace kaiji
