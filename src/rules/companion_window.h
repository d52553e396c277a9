// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a reader of a vague word looks for what makes it concrete: the sentence itself, the rest of its table row, the
// list or table that it leads or stands in, the sentence after it, a section that it names. A figure only counts where
// it speaks of the same act. Used by the kind `vague`; belongs to one thread.

#include <string_view>

#include "rules/acts.h"
#include "rules/companions.h"

namespace kaiji {

/// The window around the words of one sentence. What stands further from a word than a few hundred characters is not
/// looked at, so the cost for each word does not grow with the document.
class CompanionWindow {
 public:
  CompanionWindow(const CheckInput& input, const ActList& acts, SentenceIndex sentence)
      : input_(input), analysis_(input.analysis), acts_(acts), sentence_(sentence) {}

  /// Whether something concrete of the accepted sorts stands where a reader of `words` looks for it.
  bool concrete(const Companions& companions, TextSpan words);

 private:
  const Sentence& at(SentenceIndex index) const { return analysis_.sentences[index]; }
  const Block& block_of(SentenceIndex index) const { return analysis_.document.blocks[at(index).block]; }
  std::string_view text_near(SentenceIndex index) const;

  bool holds(SentenceIndex index) const;
  bool holds_named(SentenceIndex index, const CompanionSet& set) const;
  bool is_excepted(SentenceIndex index, const CompanionSet& set, TextSpan hit) const;
  bool is_topic(TextSpan named) const;
  bool speaks_of_words(SentenceIndex index, TextSpan companion) const;
  bool names_empty_section(TextSpan reference) const;
  bool refers(SentenceIndex index) const;
  bool block_holds(BlockIndex index) const;
  bool row_holds() const;
  bool list_holds(SentenceIndex leader) const;
  bool names_column_below(SentenceIndex leader) const;
  bool own_lead_holds() const;
  bool next_holds();
  bool next_article_holds(SentenceIndex first);
  bool row_below_holds();
  bool is_explained_by(SentenceIndex next, bool first);
  bool is_of_same_act(SentenceIndex index, TextSpan companion) const;
  bool same_place(SentenceIndex next) const;
  bool names_own_time(SentenceIndex next) const;
  bool gives_by_class(SentenceIndex next) const;
  bool is_elliptic(SentenceIndex next) const;
  bool goes_on_with_topic(SentenceIndex next) const;
  bool is_about_words(SentenceIndex next) const;

  const CheckInput& input_;
  const Analysis& analysis_;
  const ActList& acts_;
  SentenceIndex sentence_;
  const Companions* companions_ = nullptr;
  TextSpan words_;
  bool loose_ = false;  ///< the next sentence is only linked by a noun, so its figures must be of the same act
};

}  // namespace kaiji
