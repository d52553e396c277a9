// SPDX-License-Identifier: Apache-2.0
#pragma once
// HTML inside Markdown: the words between the tags, tables cell by cell, comments as comments. No browser: tags that
// Markdown authors use for layout. One object a document, because a table may span several HTML blocks.

#include <string_view>
#include <vector>

#include "document/builder.h"

namespace kaiji {

class HtmlWords {
 public:
  explicit HtmlWords(DocumentBuilder& builder) : builder_(builder) {}

  /// Reads one stretch of HTML. Linear in its length.
  void read(SourceSpan html);
  /// Ends what is still open.
  void finish();

 private:
  std::size_t tag(std::size_t at, std::size_t end);
  void open_or_close(std::string_view name, std::string_view tag);
  void words(std::size_t begin, std::size_t end);
  void flush();

  DocumentBuilder& builder_;
  std::vector<SourceSpan> pieces_;
  bool in_table_ = false;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool literal_ = false;  ///< inside script or style
  unsigned span_ = 1;     ///< colspan of the open cell
};

/// The inner part of "<!-- … -->"; empty where `html` is no comment.
SourceSpan comment_words(SourceSpan html, std::string_view source);

}  // namespace kaiji
