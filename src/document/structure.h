// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is common to all formats once the blocks stand: the section tree, the leads of lists and notes, and revision
// histories. For the builder.

#include <string_view>

#include "document/document.h"

namespace kaiji {

/// All of what follows, in its order.
void make_structure(Document& document);
/// Fills `sections` and Block::section from the headings and their levels.
void make_sections(Document& document);
/// Fills Block::lead of list items and notes.
void find_leads(Document& document);
/// A line that begins as the question of an FAQ does: 「Q1.」, 「Q:」, 「質問:」. Normalized text.
bool is_labelled_question(std::string_view text);
/// A line that begins as the answer of an FAQ does: 「A4.」, 「回答:」. Normalized text.
bool is_labelled_answer(std::string_view text);
/// Gives BlockRole::Question to prose that asks: 「Q1. …」 of an FAQ, 「…ですか」, 「…の有無」 alone.
void mark_questions(Document& document);
/// Gives BlockRole::History to what stands under a heading such as 改定履歴 or in a table of revisions.
void mark_histories(Document& document);

}  // namespace kaiji
