// SPDX-License-Identifier: Apache-2.0
#include "contradiction_fixture.h"

#include <algorithm>
#include <filesystem>

#include "build_paths.h"
#include "catch.h"
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
  auto rules =
      RuleSet::load({source / "rules" / "contradiction.toml", source / "rules" / "contradiction-statements.toml",
                     source / "rules" / "contradiction-terms.toml"},
                    *vocabulary, source / "dictionaries");
  if (!rules) throw std::runtime_error(to_string(rules.error().front()));
  return {std::move(*morphology), std::move(*vocabulary), std::move(*rules)};
}

const Loaded& loaded() {
  static const Loaded instance = load();
  return instance;
}

Analyzer& analyzer() {
  static Analyzer instance(loaded().vocabulary, loaded().morphology);
  return instance;
}

std::vector<Finding> findings(std::string_view text, std::string_view file) {
  const Analysis analysis = analyze(text, file);
  std::vector<TextSpan> units;
  for (const Sentence& sentence : analysis.sentences) units.push_back(sentence.span);
  const PatternHits hits = loaded().rules.patterns().scan(analysis.document.text(), units);
  const Analysis* const set[] = {&analysis};
  std::vector<Finding> found;
  for (const CompiledRule& rule : loaded().rules.rules())
    rule.check->run(CheckInput{analysis, hits, Date{2026, 1, 1}, set}, found);
  return found;
}

std::string joined(std::vector<std::string> lines, std::string_view separator) {
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? std::string() : std::string(separator)) + line;
  return text;
}

std::string name(const Finding& finding) {
  return finding.rule.substr(finding.rule.find('/') + 1);
}

}  // namespace

Analysis analyze(std::string_view text, std::string_view file) {
  auto document = load_document(std::string(file), text);
  if (!document) throw std::runtime_error(to_string(document.error()));
  return analyzer().analyze(std::move(*document));
}

std::string contradictions(std::string_view text, std::string_view file) {
  std::vector<std::string> names;
  for (const Finding& finding : findings(text, file)) names.push_back(name(finding));
  return joined(std::move(names), " ");
}

std::string contradiction_keys(std::string_view text, std::string_view file) {
  std::vector<std::string> keys;
  for (const Finding& finding : findings(text, file)) keys.push_back(name(finding) + ": " + finding.key);
  return joined(std::move(keys), "\n");
}

std::string claims(std::string_view text, std::string_view file) {
  const Analysis analysis = analyze(text, file);
  std::vector<std::string> lines;
  for (const Claim& claim : analysis.claims)
    lines.push_back(claim.concept_id + " = " + display(claim.value.value, claim.value.bound));
  return joined(std::move(lines), "\n");
}

}  // namespace kaiji::testing
