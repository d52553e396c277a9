// SPDX-License-Identifier: Apache-2.0
#include "lsp/skeletons.h"

#include <fmt/format.h>

#include <algorithm>

namespace kaiji::lsp {
namespace {

PatternHits hits_of(const RuleSet& rules, const Analysis& analysis) {
  std::vector<TextSpan> units;
  for (const auto& sentence : analysis.sentences) units.push_back(sentence.span);
  return rules.patterns().scan(analysis.document.text(), units);
}

/// The end of the last block of a section before its subsections.
SourceOffset end_of_section(const Document& document, const Section& section) {
  SourceOffset end = document.blocks[section.begin].source.end;
  for (auto i = section.begin; i < section.body_end; ++i) end = std::max(end, document.blocks[i].source.end);
  return end;
}

}  // namespace

std::vector<CoverageItem> coverage_of(const Judgement& judgement) {
  std::vector<CoverageItem> items;
  const auto& config = *judgement.setup.config;
  if (config.profiles.empty()) return items;
  const auto& rules = judgement.setup.engine->linter->rules();
  const Analysis& analysis = *judgement.analysis();
  const auto hits = hits_of(rules, analysis);
  const Analysis* const set[] = {&analysis};
  for (const auto& profile : config.profiles) {
    auto found = coverage(rules, profile, {analysis, hits, judgement.setup.as_of, set});
    std::move(found.begin(), found.end(), std::back_inserter(items));
  }
  return items;
}

std::string skeleton_of(const Finding& finding, std::span<const CoverageItem> items, const Judgement& judgement) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const CoverageItem& item) { return item.rule->id == finding.rule; });
  return found == items.end() ? std::string() : judgement.in(found->skeleton);
}

DocumentEdits insertion(const Finding& finding, const Judgement& judgement, const std::string& sentence) {
  const auto& document = judgement.analysis()->document;
  const Block* block = block_with(document, finding.location.span.begin);
  const auto at = [](SourceOffset place, std::string text) {
    return DocumentEdits{{{{place, place}, std::move(text)}}, false};
  };
  if (block == nullptr)
    return at({static_cast<std::uint32_t>(document.source.text.size())}, fmt::format("\n{}\n", sentence));
  if (block->kind == BlockKind::Cell) return at(block->source.end, sentence);
  return at(end_of_section(document, document.sections[block->section]), fmt::format("\n\n{}", sentence));
}

}  // namespace kaiji::lsp
