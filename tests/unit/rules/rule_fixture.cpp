// SPDX-License-Identifier: Apache-2.0
#include "rule_fixture.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>

#include "build_paths.h"
#include "claims/analyzer.h"
#include "loaders/loader.h"
#include "rules/rule_set.h"

namespace kaiji::testing {
namespace {

namespace fs = std::filesystem;

struct Loaded {
  Morphology morphology;
  Vocabulary vocabulary;
  RuleSet rules;
};

Loaded load() {
  const fs::path source = KAIJI_SOURCE_DIR;
  auto morphology = Morphology::open(KAIJI_IPADIC_DIR, fs::path(KAIJI_BUILD_DIR) / "kaiji.dic");
  if (!morphology) throw std::runtime_error(to_string(morphology.error()));
  auto vocabulary = Vocabulary::load(source / "dictionaries");
  if (!vocabulary) throw std::runtime_error(to_string(vocabulary.error()));
  const auto pack = [&](const char* name) { return source / "rules" / name; };
  auto rules = RuleSet::load({pack("structure.toml"), pack("stale.toml"), pack("scope.toml"), pack("vague.toml"),
                              pack("edition.toml"), pack("terminology.toml")},
                             *vocabulary, source / "dictionaries");
  if (!rules) throw std::runtime_error(to_string(rules.error().front()));
  return {std::move(*morphology), std::move(*vocabulary), std::move(*rules)};
}

const Loaded& loaded() {
  static const Loaded instance = load();
  return instance;
}

std::vector<std::pair<Finding, std::string>> judge(std::string_view prefix, std::string_view text,
                                                   std::string_view file, Date as_of = {2026, 11, 22}) {
  static Analyzer analyzer(loaded().vocabulary, loaded().morphology);
  auto document = load_document(std::string(file), text);
  if (!document) throw std::runtime_error(to_string(document.error()));
  const auto analysis = analyzer.analyze(std::move(*document));
  std::vector<TextSpan> units;
  for (const auto& sentence : analysis.sentences) units.push_back(sentence.span);
  const auto hits = loaded().rules.patterns().scan(analysis.document.text(), units);
  const Analysis* const set[] = {&analysis};
  std::vector<Finding> findings;
  for (const auto& compiled : loaded().rules.rules()) {
    if (!compiled.rule->id.starts_with(prefix)) continue;
    compiled.check->run(CheckInput{analysis, hits, as_of, set}, findings);
  }
  std::sort(findings.begin(), findings.end());
  std::vector<std::pair<Finding, std::string>> quoted;
  for (auto& finding : findings) {
    std::string words(finding.location.span.in(analysis.document.source.text));
    quoted.emplace_back(std::move(finding), std::move(words));
  }
  return quoted;
}

}  // namespace

std::string found(std::string_view family, std::string_view text, std::string_view file) {
  std::string lines;
  for (const auto& [finding, words] : judge(std::string(family) + "/", text, file)) {
    const auto name = finding.rule.substr(finding.rule.find('/') + 1);
    lines += (lines.empty() ? "" : "\n") + name + ": " + words;
  }
  return lines;
}

std::string found_by(std::string_view rule, std::string_view text, std::string_view file) {
  std::string lines;
  for (const auto& [finding, words] : judge(rule, text, file)) lines += (lines.empty() ? "" : "\n") + words;
  return lines;
}

std::string found_rules(std::string_view family, std::string_view text, std::string_view file, Date as_of) {
  std::set<std::string> names;
  for (const auto& [finding, words] : judge(std::string(family) + "/", text, file, as_of)) {
    names.insert(finding.rule.substr(finding.rule.find('/') + 1));
  }
  return fmt::format("{}", fmt::join(names, ","));
}

}  // namespace kaiji::testing
