// SPDX-License-Identifier: Apache-2.0
#include "claims/context.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "claims/numerals.h"

namespace kaiji {
namespace {

constexpr float kLabelWeight = 0.9F;
constexpr float kColumnWeight = 0.7F;
constexpr float kLeadWeight = 0.75F;
constexpr float kHeadingWeight = 0.62F;
constexpr float kHeadingDecay = 0.7F;
constexpr std::array<float, 3> kBeforeWeights{0.6F, 0.5F, 0.4F};
constexpr std::array<float, 3> kAnswerWeights{0.9F, 0.78F, 0.66F};  ///< the question, from the answer's sentences on
constexpr float kOtherBlock = 0.75F;
constexpr std::size_t kFarthest = 12;    ///< sentences back that a title line is looked for
constexpr std::size_t kTitleBytes = 48;  ///< about sixteen Japanese characters

}  // namespace

bool is_question(std::string_view sentence) {
  constexpr std::array<std::string_view, 8> kEnds{
      "か?", "か。", "か", "?", "ですか", "ますか", "教えてください", "教えてください。"};
  const std::string_view words = trim(sentence);
  return words.size() > 6 && ends_with_any(words, words.size(), kEnds) && !words.ends_with("ほか") &&
         !words.ends_with("なか");
}

ContextIndex::ContextIndex(const Analysis& analysis) : analysis_(analysis) {
  by_block_.assign(analysis.document.blocks.size(), {0, 0});
  for (SentenceIndex i = 0; i < analysis.sentences.size(); ++i) {
    auto& range = by_block_[analysis.sentences[i].block];
    if (range.second == 0) range.first = i;
    range.second = i + 1;
  }
}

void ContextIndex::add_block(BlockIndex block, ContextLevel level, float weight,
                             std::vector<ContextSentence>& out) const {
  if (block == kNone) return;
  for (SentenceIndex i = by_block_[block].first; i < by_block_[block].second; ++i) out.push_back({i, level, weight});
}

void ContextIndex::add_row(BlockIndex block, std::vector<ContextSentence>& out) const {
  const Document& document = analysis_.document;
  const Block& cell = document.blocks[block];
  if (cell.table == kNone) return;
  const Table& table = document.tables[cell.table];
  const std::vector<BlockIndex> labels = document.row_labels(block);
  float weight = kLabelWeight;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label, weight -= 0.05F)
    if (*label != block) add_block(*label, ContextLevel::Label, weight, out);
  // The question of a check sheet is no row label to the document, but it names what the answer is about.
  for (std::uint32_t column = 0; column < cell.column && column < table.cells[cell.row].size(); ++column) {
    const BlockIndex other = table.cells[cell.row][column];
    if (other == kNone || std::find(labels.begin(), labels.end(), other) != labels.end()) continue;
    if (document.blocks[other].role == BlockRole::Question)
      add_block(other, ContextLevel::Label, kLabelWeight, out);
    else if (document.blocks[other].role == BlockRole::Statement && document.text_of(other).size() < 90)
      add_block(other, ContextLevel::Label, kLabelWeight * 0.8F, out);
  }
  for (const BlockIndex header : document.column_headers(block))
    add_block(header, ContextLevel::Column, kColumnWeight, out);
}

/// A short line without predicate or value stands above others like a heading, though the format does not say so.
bool ContextIndex::is_title(SentenceIndex sentence) const {
  const Block& block = analysis_.document.blocks[analysis_.sentences[sentence].block];
  const std::string_view words = analysis_.document.text_of(block);
  constexpr std::array<std::string_view, 8> kNoTitle{"。", ":", "です", "ます", "せん", "する", "した", "ない"};
  return block.kind == BlockKind::Paragraph && words.size() <= kTitleBytes &&
         std::none_of(kNoTitle.begin(), kNoTitle.end(),
                      [&](std::string_view mark) { return words.find(mark) != std::string_view::npos; });
}

/// The question that the sentences behind it answer: it ends with か, or its block is marked as one.
bool ContextIndex::asks(SentenceIndex sentence) const {
  const Block& block = analysis_.document.blocks[analysis_.sentences[sentence].block];
  return block.role == BlockRole::Question || is_question(analysis_.text_of(analysis_.sentences[sentence]));
}

/// True where `there` is another part of the document than `here`: what it says is no context.
bool ContextIndex::apart(const Block& there, const Block& here) {
  if (there.section != here.section || there.table != kNone || here.table != kNone) return true;
  if (there.kind == BlockKind::Heading) return true;
  return there.kind == BlockKind::ListItem && there.kind != here.kind && there.role != BlockRole::Question;
}

void ContextIndex::add_before(SentenceIndex sentence, std::vector<ContextSentence>& out) const {
  const Document& document = analysis_.document;
  const BlockIndex block = analysis_.sentences[sentence].block;
  std::size_t distance = 0;
  for (SentenceIndex i = sentence; i-- > 0 && distance < kFarthest; ++distance) {
    const bool same_block = analysis_.sentences[i].block == block;
    if (!same_block && apart(document.blocks[analysis_.sentences[i].block], document.blocks[block])) break;
    if (asks(i)) {
      out.push_back({i, ContextLevel::Label, kAnswerWeights[std::min(distance, kAnswerWeights.size() - 1)]});
      break;
    }
    if (!same_block && is_title(i)) {
      out.push_back({i, ContextLevel::Heading, kHeadingWeight});
      break;
    }
    if (distance >= kBeforeWeights.size()) continue;
    out.push_back({i, ContextLevel::Before, kBeforeWeights[distance] * (same_block ? 1.0F : kOtherBlock)});
  }
}

std::vector<ContextSentence> ContextIndex::around(SentenceIndex sentence) const {
  std::vector<ContextSentence> out;
  const Document& document = analysis_.document;
  const BlockIndex block = analysis_.sentences[sentence].block;
  add_row(block, out);
  add_before(sentence, out);
  float weight = kLeadWeight;
  BlockIndex lead = document.blocks[block].lead;
  for (int depth = 0; depth < 4 && lead != kNone; ++depth, weight *= kHeadingDecay) {
    add_block(lead, ContextLevel::Lead, weight, out);
    lead = document.blocks[lead].lead;
  }
  const std::vector<BlockIndex> headings = document.headings(block);
  weight = kHeadingWeight;
  for (auto heading = headings.rbegin(); heading != headings.rend(); ++heading, weight *= kHeadingDecay) {
    // Of an FAQ the heading is the question.
    const bool question = heading == headings.rbegin() && asks(by_block_[*heading].first);
    add_block(*heading, question ? ContextLevel::Label : ContextLevel::Heading, question ? kLabelWeight : weight, out);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const ContextSentence& a, const ContextSentence& b) { return a.weight > b.weight; });
  return out;
}

}  // namespace kaiji
