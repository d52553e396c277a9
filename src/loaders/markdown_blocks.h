// SPDX-License-Identifier: Apache-2.0
#pragma once
// Markdown's paragraphs, items and headings → blocks. Authors put into them what CommonMark has no syntax for: ※ notes,
// 「・」 lists on soft-broken lines, chapter numbers in headings. One object a document.

#include <vector>

#include "document/builder.h"
#include "loaders/markdown_shadow.h"

namespace kaiji {

/// The words of a paragraph, line by line; a line is the pieces between marks of emphasis and escapes.
using InlineLines = std::vector<std::vector<SourceSpan>>;

class MarkdownBlocks {
 public:
  /// Both must outlive the object.
  MarkdownBlocks(DocumentBuilder& builder, const std::vector<Footnote>& footnotes)
      : builder_(builder), footnotes_(footnotes) {}

  void heading(const InlineLines& lines, std::uint8_t level);
  /// A paragraph, a quotation or an item as `draft` says; its lines may hold further items and notes.
  void prose(const InlineLines& lines, BlockDraft draft);
  void plain(const InlineLines& lines, BlockKind kind);

 private:
  const Footnote* footnote_at(SourceOffset at);
  bool start_marked(std::vector<SourceSpan>& pieces, BlockDraft& draft, std::uint8_t level);

  DocumentBuilder& builder_;
  const std::vector<Footnote>& footnotes_;
  std::size_t next_footnote_ = 0;
};

}  // namespace kaiji
