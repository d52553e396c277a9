// SPDX-License-Identifier: Apache-2.0
#include "disclosure_fixture.h"

#include <filesystem>

#include "build_paths.h"
#include "catch.h"
#include "loaders/loader.h"
#include "rules/example.h"
#include "tool.h"

namespace kaiji::testing {

const RuleSet& disclosure_packs() {
  static const auto set = [] {
    auto loaded = RuleSet::load({std::filesystem::path(KAIJI_SOURCE_DIR) / "rules" / "disclosure"}, vocabulary(),
                                std::filesystem::path(KAIJI_SOURCE_DIR) / "dictionaries");
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return set;
}

namespace {

CoverageItem judge(const Case& one, const Analysis& analysis) {
  std::vector<TextSpan> units;
  for (const auto& sentence : analysis.sentences) units.push_back(sentence.span);
  const auto hits = disclosure_packs().patterns().scan(analysis.document.text(), units);
  const Analysis* const set[] = {&analysis};
  const CheckInput input{analysis, hits, kExampleDate, set};
  for (const auto& compiled : disclosure_packs().rules()) {
    if (compiled.rule->id != one.rule) continue;
    return dynamic_cast<const CoverageCheck&>(*compiled.check).judge(input);
  }
  FAIL("no rule " << one.rule);
  return {};
}

}  // namespace

void check(const std::vector<Case>& cases, std::string_view path) {
  for (const auto& one : cases) {
    INFO(one.name << ": " << one.rule);
    auto document = load_document(std::string(path), one.text);
    REQUIRE(document);
    const auto analysis = analyzer().analyze(std::move(*document));
    const auto item = judge(one, analysis);
    CHECK(to_string(item.state) == one.state);
    if (one.evidence.empty() || !item.evidence) continue;
    CHECK(std::string(item.evidence->in(analysis.document.text())).find(one.evidence) != std::string::npos);
  }
}

}  // namespace kaiji::testing
