// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words of a file that is no text (DOCX, XLSX): each block and cell gets its place in a text made for it, and a
// locator. Loaders call it in reading order; `finish` makes the document. One object a document.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/markdown_blocks.h"

namespace kaiji {

class Extraction {
 public:
  /// Where the words that follow stand, in words that people know.
  void locate(std::string ja, std::string en);
  void remark(std::string ja, std::string en);

  /// `label` is the number or bullet that the program shows before the words, "" where the author typed it or none is.
  void heading(std::uint8_t level, std::string_view label, std::string words);
  /// A paragraph, or an item of `level` from 1.
  void prose(std::uint8_t level, std::string_view label, std::string words);
  /// Words as they are: furniture, contents, notes.
  void plain(BlockKind kind, std::string number, std::string words);

  void begin_row();
  void cell(std::string words, std::uint32_t columns = 1, std::uint32_t rows = 1);
  void mark_header();
  void end_table();

  /// Fails where the text is too large.
  Result<Document> finish(std::string path) &&;

 private:
  enum class Step : std::uint8_t { Heading, Prose, Add, Row, Cell, Header, EndTable };
  struct Action {
    Step step;
    BlockDraft draft;
    InlineLines lines;
    std::uint32_t columns = 1;
    std::uint32_t rows = 1;
  };
  InlineLines write(std::string words);
  void labelled(BlockKind kind, std::uint8_t level, std::string_view label, std::string words);
  void settle_locator();

  std::string text_;
  std::vector<Locator> locators_;
  Locator next_;
  std::vector<SourceRemark> remarks_;
  std::vector<Action> actions_;
  bool in_row_ = false;
};

}  // namespace kaiji
