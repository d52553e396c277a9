// SPDX-License-Identifier: Apache-2.0
#include "rules/sentence_steps.h"

namespace kaiji {
namespace {

SentenceStep step_of(const Analysis& analysis, const DisclosureCues& cues, const Sentence& sentence) {
  const auto& block = analysis.document.blocks[sentence.block];
  const bool outside = block.role == BlockRole::Outside && block.kind != BlockKind::Contents;
  if (block.kind == BlockKind::Heading) return {StepKind::Heading, outside, block.table};
  const auto asks = [&] { return cues.asks(analysis.text_of(sentence)); };
  const bool asked =
      block.role != BlockRole::Label && (block.table == kNone ? block.role == BlockRole::Question || asks()
                                                              : block.role == BlockRole::Statement && asks());
  if (asked) return {StepKind::Question, false, block.table};
  if (block.role == BlockRole::Statement) return {StepKind::Statement, false, block.table};
  return {outside ? StepKind::Outside : StepKind::Other, false, block.table};
}

}  // namespace

SentenceSteps::SentenceSteps(const Analysis& analysis, const DisclosureCues& cues) {
  all.reserve(analysis.sentences.size());
  auto open = kNone;
  for (SentenceIndex at = 0; at < analysis.sentences.size(); ++at) {
    const auto& sentence = analysis.sentences[at];
    const auto& step = all.emplace_back(step_of(analysis, cues, sentence));
    const auto section = analysis.document.blocks[sentence.block].section;
    if (runs.empty() || section != open) runs.push_back({at, at, step.kind == StepKind::Heading});
    open = section;
    runs.back().last = at + 1;
    runs.back().apart = runs.back().apart && step.kind != StepKind::Question;
  }
}

}  // namespace kaiji
