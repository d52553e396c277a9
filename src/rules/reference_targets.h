// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a document can be referred to by: section numbers, clauses, captions and titles. For the kind
// `cross_reference`. Immutable; thread-safe.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "rules/order_numbers.h"

namespace kaiji {

/// The label of an annex, table or figure that `text` begins with: "表4-1" of 「表4-1 保存期間」, "付録A", "別紙3".
/// Empty where there is none.
std::string caption_label(std::string_view text);

/// Annexes, tables and figures by kind, as they are counted where they stand: 別紙1, 別紙3.
std::vector<NumberRun> caption_runs(const Document& document);

/// Captions of tables that stand right above one, and annexes of headings, each kind with every place in order: the
/// same number may be there twice under two titles.
std::vector<NumberRun> repeated_captions(const Document& document);

/// The numbered headings all begin at 4 or later: a chapter of a book or a part of a standard in a file of its own, so
/// that other chapters are in other files.
bool is_excerpt(const Document& document);

class ReferenceTargets {
 public:
  explicit ReferenceTargets(const Document& document);

  /// "6.5.2" names a heading, an item, or a chapter's item (第6章 → 5 → (2)).
  bool has_number(const std::string& dotted) const { return numbers_.count(dotted) != 0; }
  /// How many dotted numbers of headings there are, the chapters' items included.
  std::size_t dotted_count() const { return dotted_; }
  /// 第5条 and its like, with the unit: 章, 節, 条.
  bool has_unit(std::string_view unit, std::uint32_t value) const;
  /// How many headings or items are counted by `unit`.
  std::size_t unit_count(std::string_view unit) const;
  /// Rows of the document's lists are counted up to here; 0 where there are too few to tell (No.12).
  std::uint32_t last_row() const { return last_row_; }
  /// Notes below the text are counted ※1, ※2 up to here; 0 where they are not.
  std::uint32_t last_note() const { return last_note_; }
  /// A heading, question or row is counted by this label: D-5, Q7.
  bool has_label(const std::string& label) const { return labels_.count(label) != 0; }
  /// Headings, rows or paragraphs are counted 1-1, 1-2 …
  bool counts_with_hyphens() const;
  /// Labels that begin with the same letters: "D-" for D-5.
  std::size_t label_count(const std::string& before) const;
  /// A block begins with the label, as a caption or a heading does: 表2, 別紙3, 付録A, 表4-1.
  bool has_caption(const std::string& label) const;
  /// Captions of one kind: 表, 別紙; their labels begin with it.
  std::size_t caption_count(std::string_view kind) const;
  /// A block begins with these words, as the title of an annex does.
  bool begins_block(std::string_view words) const;
  /// A heading, label, item or cell has this title, or holds it.
  bool has_title(std::string_view title) const;
  /// The document names the annex where it lists its own parts.
  bool lists(const std::string& label) const { return contents_.find(label) != std::string::npos; }
  std::size_t title_count() const { return titles_.size(); }

 private:
  void add_number(const Document& document, BlockIndex at);
  void add_captions(const Document& document);
  void add_labels(const Document& document);
  void add_notes(const Document& document);

  std::set<std::string> numbers_;
  std::size_t dotted_ = 0;
  std::set<std::pair<std::string, std::uint32_t>> units_;
  std::map<std::string, std::vector<BlockIndex>> captions_;  ///< labels, and the blocks that begin with them
  std::set<std::string> labels_;
  std::uint32_t last_row_ = 0;
  std::uint32_t last_note_ = 0;
  std::string contents_;                ///< keys of the entries of the contents
  std::vector<std::string> titles_;     ///< keys of headings
  std::set<std::string> other_titles_;  ///< keys of labels, items and cells
};

}  // namespace kaiji
