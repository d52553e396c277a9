// SPDX-License-Identifier: Apache-2.0
#include "lint/evidence.h"

#include "diagnostics/fingerprint.h"

namespace kaiji {
namespace {

constexpr std::string_view kDisclosure = "disclosure/";

/// A missing disclosure is shown at the nearest heading, which is no evidence for it.
bool says_nothing(const Finding& finding) {
  return finding.rule.starts_with(kDisclosure) && finding.key == "missing";
}

TextSpan text_at(const Document& document, SourceSpan at) {
  return document.normalized.map.to_text(at);
}

/// The sentences that a place touches, else its block, else its own words.
std::string_view words_around(const Analysis& analysis, SourceSpan at) {
  const Document& document = analysis.document;
  const auto text = text_at(document, at);
  const auto first = analysis.sentence_at(text.begin);
  if (first != kNone) {
    const auto last = text.empty() ? first : analysis.sentence_at({text.end.value - 1});
    const auto span = analysis.sentences[first].span;
    return (last == kNone ? span : cover(span, analysis.sentences[last].span)).in(document.text());
  }
  for (const auto& block : document.blocks) {
    if (block.source.contains(at)) return block.source.in(document.source.text);
  }
  return at.in(document.source.text);
}

/// The words around a place; for a cell with what names its row, as many answers of a sheet are alike.
void add_evidence(const Analysis& analysis, SourceSpan at, std::vector<std::string_view>& evidence) {
  const Document& document = analysis.document;
  const auto block = document.block_at(text_at(document, at).begin);
  if (block != kNone && document.blocks[block].table != kNone) {
    for (const auto label : document.row_labels(block)) evidence.push_back(document.text_of(label));
  }
  evidence.push_back(words_around(analysis, at));
}

std::string section_of(const Document& document, SourceSpan at) {
  const auto block = document.block_at(text_at(document, at).begin);
  if (block == kNone) return {};
  std::vector<std::string_view> headings;
  for (const auto heading : document.headings(block)) {
    headings.push_back(document.text_of(heading));
  }
  return text_digest(headings);
}

}  // namespace

AnalysesByPath analyses_of(std::span<const DocumentResult> results) {
  AnalysesByPath analyses;
  for (const auto& result : results) {
    if (result.analysis) analyses.emplace(result.path, result.analysis.get());
  }
  return analyses;
}

FindingPrints prints_of(const Finding& finding, const AnalysesByPath& analyses) {
  FindingPrints prints;
  prints.what = semantic_fingerprint(finding);
  std::vector<std::string_view> evidence = {prints.what};
  const auto add = [&](const Location& at) {
    const auto found = analyses.find(at.path);
    if (found != analyses.end()) add_evidence(*found->second, at.span, evidence);
  };
  if (!says_nothing(finding)) add(finding.location);
  for (const auto& note : finding.notes) add(note.location);
  prints.evidence = text_digest(evidence);
  const auto own = analyses.find(finding.location.path);
  if (own != analyses.end()) prints.section = section_of(own->second->document, finding.location.span);
  return prints;
}

bool concerns_document(const Finding& finding) {
  return finding.rule.starts_with(kDisclosure) || !finding.notes.empty();
}

}  // namespace kaiji
