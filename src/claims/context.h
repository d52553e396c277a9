// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands around a sentence and gives it a topic: the labels and the question of its row, its column's header, the
// lead of its list, the sentences before it, its headings. Built once per document. Immutable afterwards.

#include <vector>

#include "claims/analysis.h"

namespace kaiji {

enum class ContextLevel : std::uint8_t { Label, Column, Lead, Before, Heading };

/// One sentence of the surroundings, with how strongly it gives a topic (0 to 1).
struct ContextSentence {
  SentenceIndex sentence = 0;
  ContextLevel level = ContextLevel::Heading;
  float weight = 0;
};

class ContextIndex {
 public:
  /// `analysis` has its document and sentences and must outlive the index.
  explicit ContextIndex(const Analysis& analysis);

  /// The surroundings of a sentence, strongest first.
  std::vector<ContextSentence> around(SentenceIndex sentence) const;
  /// The sentences of a block: [first, last).
  std::pair<SentenceIndex, SentenceIndex> of_block(BlockIndex block) const { return by_block_[block]; }

 private:
  void add_block(BlockIndex block, ContextLevel level, float weight, std::vector<ContextSentence>& out) const;
  void add_row(BlockIndex block, std::vector<ContextSentence>& out) const;
  bool is_title(SentenceIndex sentence) const;
  bool asks(SentenceIndex sentence) const;
  static bool apart(const Block& there, const Block& here);
  void add_before(SentenceIndex sentence, std::vector<ContextSentence>& out) const;

  const Analysis& analysis_;
  std::vector<std::pair<SentenceIndex, SentenceIndex>> by_block_;
};

/// True where the sentence asks and does not state (取得していますか?).
bool is_question(std::string_view sentence);

}  // namespace kaiji
