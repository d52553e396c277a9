// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a document can be referred to by: section numbers, clauses, captions and titles. For the kind
// `cross_reference`. Immutable; thread-safe.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kaiji {

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
  /// A block begins with the label, as a caption or a heading does: 表2, 別紙3.
  bool has_caption(const std::string& label) const { return captions_.count(label) != 0; }
  /// Captions of one kind: 表, 別紙.
  std::size_t caption_count(std::string_view kind) const;
  /// A heading, label, item or cell has this title, or holds it.
  bool has_title(std::string_view title) const;
  std::size_t title_count() const { return titles_.size(); }

 private:
  void add_number(const Document& document, BlockIndex at);
  void add_captions(const Document& document);

  std::set<std::string> numbers_;
  std::size_t dotted_ = 0;
  std::set<std::pair<std::string, std::uint32_t>> units_;
  std::set<std::string> captions_;
  std::vector<std::string> titles_;     ///< keys of headings
  std::set<std::string> other_titles_;  ///< keys of labels, items and cells
};

}  // namespace kaiji
