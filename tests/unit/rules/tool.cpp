// SPDX-License-Identifier: Apache-2.0
#include "tool.h"

#include <fstream>

#include "build_paths.h"
#include "catch.h"
#include "loaders/loader.h"

namespace kaiji::testing {
namespace {

const std::filesystem::path kDictionaries = std::filesystem::path(KAIJI_SOURCE_DIR) / "dictionaries";

const Morphology& morphology() {
  static const Morphology opened = [] {
    auto result = Morphology::open(KAIJI_IPADIC_DIR, std::string(KAIJI_BUILD_DIR) + "/kaiji.dic");
    REQUIRE(result);
    return std::move(*result);
  }();
  return opened;
}

}  // namespace

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = [] {
    auto result = Vocabulary::load(kDictionaries);
    REQUIRE(result);
    return std::move(*result);
  }();
  return loaded;
}

Analyzer& analyzer() {
  static Analyzer one(vocabulary(), morphology());
  return one;
}

Analysis analyze_text(std::string_view text) {
  auto document = load_document("test.txt", text);
  REQUIRE(document);
  return analyzer().analyze(std::move(*document));
}

tl::expected<RuleSet, std::vector<Error>> load_packs(const std::vector<std::filesystem::path>& packs) {
  return RuleSet::load(packs, vocabulary(), kDictionaries);
}

tl::expected<RuleSet, std::vector<Error>> load_texts(const std::vector<std::string>& packs) {
  const auto folder = std::filesystem::temp_directory_path() / "kaiji-rule-tests";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (std::size_t i = 0; i < packs.size(); ++i) {
    std::ofstream(folder / (std::to_string(i) + ".toml")) << packs[i];
  }
  return load_packs({folder});
}

std::vector<Finding> findings(const RuleSet& rules, const Analysis& analysis) {
  std::vector<TextSpan> units;
  for (const auto& sentence : analysis.sentences) units.push_back(sentence.span);
  const auto hits = rules.patterns().scan(analysis.document.text(), units);
  const Analysis* const set[] = {&analysis};
  std::vector<Finding> found;
  for (const auto& compiled : rules.rules()) {
    compiled.check->run(CheckInput{analysis, hits, Date{2026, 1, 1}, set}, found);
  }
  return found;
}

}  // namespace kaiji::testing
