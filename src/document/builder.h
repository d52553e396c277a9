// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a loader makes a Document: it names blocks by their places in the source, in reading order; the builder
// normalizes, and `finish` finds what is common to all formats: sections, leads of lists, header rows, column roles,
// revision histories.

#include <string>
#include <vector>

#include "document/document.h"
#include "document/table_reading.h"

namespace kaiji {

/// A block as the loader sees it.
struct BlockDraft {
  BlockKind kind = BlockKind::Paragraph;
  std::uint8_t level = 0;
  std::string number;              ///< as Block::number, any width; the builder normalizes it
  std::vector<SourceSpan> pieces;  ///< the words, line by line, without marks; empty pieces are skipped
  SourceSpan source;               ///< with marks; empty: from the first piece to the last
};

/// A part of a document: blocks, tables and text, without sections and leads. Places count from its begin.
struct BuiltPart {
  Document document;
  ContinuedColumns continued;  ///< for the part behind it
};

class DocumentBuilder {
 public:
  explicit DocumentBuilder(Source source);
  /// For a part of a text behind another part of it, which left `continued`.
  DocumentBuilder(Source source, ContinuedColumns continued);

  const Source& source() const { return document_.source; }
  /// What the loader found in the words that stand for others; before the first block. Sorted.
  void set_escapes(std::vector<Escape> escapes);
  /// Inside a table the block (a comment) stands behind the cell that is made next.
  void add(BlockDraft draft);

  /// Tables are made row by row: begin_table, then for each row begin_row and its cells, then end_table.
  /// `header_rows` is what the format knows (Markdown: 1); `finish` finds more, and none where a text table has none.
  void begin_table(std::uint32_t header_rows);
  void begin_row();
  /// An empty `pieces` is an empty cell.
  void add_cell(std::vector<SourceSpan> pieces);
  void end_table();

  Document finish() &&;
  /// What stands so far, for `join` (document/joining.h).
  BuiltPart release() &&;

 private:
  BlockIndex append(const BlockDraft& draft);
  BlockIndex append_cell(std::vector<SourceSpan> pieces, const Block& place);
  void append_rows(const TableReading& reading, Table& table);

  Document document_;
  /// A block that was added inside a table: a comment.
  struct Aside {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    BlockDraft draft;
  };

  TableDraft table_;           ///< the open table
  std::vector<Aside> asides_;  ///< what was added while it was open
  bool in_table_ = false;
  ContinuedColumns continued_;  ///< columns of the last table, which may go on
};

}  // namespace kaiji
