// SPDX-License-Identifier: Apache-2.0
#pragma once
// The model of one document that every loader makes and everything after it reads: blocks in reading order, the
// section tree, tables, and the normalized text with its way back to the source. Immutable once built; indices stand in
// place of pointers. Safe to share between threads.

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "text/normalizer.h"
#include "text/source.h"
#include "text/span.h"

namespace kaiji {

using BlockIndex = std::uint32_t;
using SectionIndex = std::uint32_t;
using TableIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// What a block is on the page.
enum class BlockKind : std::uint8_t {
  Heading,
  Paragraph,
  ListItem,
  Cell,       ///< one cell of a table
  Note,       ///< a ※ note or a footnote
  Quote,      ///< a block quotation
  Code,       ///< literal text
  Contents,   ///< an entry of a table of contents
  Furniture,  ///< page number, running header or footer
  FrontMatter,
  Comment  ///< an HTML comment; only suppressions read it
};

/// What a block does in the document: whether it may carry a statement of the provider.
enum class BlockRole : std::uint8_t {
  Statement,  ///< prose, list, answer: evidence
  Question,   ///< the question or requirement of a check sheet or an FAQ: never evidence
  Label,      ///< row header, category row, item name or number
  Header,     ///< header row of a table
  History,    ///< an entry of a revision history
  Outside     ///< heading, contents, furniture, code, comment
};

/// One block. `text` is its normalized text, without list marks, heading numbers and table bars.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  BlockRole role = BlockRole::Statement;
  std::uint8_t level = 0;  ///< heading level from 1, list depth from 1, else 0
  TextSpan text;           ///< bytes of Document::text
  SourceSpan source;       ///< bytes of the source, marks included
  std::string
      number;  ///< normalized number of a heading or item without its closing mark ("6.5.2", "第1章", "(1)", "①")
  SectionIndex section = 0;  ///< the section it stands in; a heading stands in the section it opens
  BlockIndex lead = kNone;   ///< list item: the paragraph or item that introduces it; note: the block it belongs to
  TableIndex table = kNone;  ///< cells only, as are row and column
  std::uint32_t row = 0;     ///< 0-based, header rows included
  std::uint32_t column = 0;  ///< 0-based
};

/// A section and its blocks [begin, end), subsections included. Section 0 is the document itself and has no heading.
struct Section {
  BlockIndex heading = kNone;
  SectionIndex parent = kNone;
  std::uint8_t level = 0;
  BlockIndex begin = 0;
  BlockIndex end = 0;
  BlockIndex body_end = 0;  ///< end of the blocks before the first subsection
};

/// What a column of a table holds.
enum class ColumnRole : std::uint8_t { Unknown, Number, Label, Question, Answer, Remark };

/// A table. `cells[row][column]` is the block of a cell, or kNone where it is empty, merged away or missing. A cell in
/// which the question runs into the answer (「体制の有無 有り 24時間監視です」) gives two blocks with the same row and
/// column: a Question, and behind it the Statement, which `cells` names.
struct Table {
  SectionIndex section = 0;
  std::uint32_t header_rows = 0;
  std::vector<ColumnRole> columns;
  std::vector<std::vector<BlockIndex>> cells;
  /// Per row the blocks that name it, from the outermost: category row above it, label and question cells, and for an
  /// empty one (merged cells) the nearest above.
  std::vector<std::vector<BlockIndex>> labels;
  SourceSpan source;
  bool history = false;  ///< a revision history
};

/// One file of a document that was made of several (lint/document_set.h).
struct DocumentPart {
  std::string path;              ///< Source::path of the file
  SourceOffset begin;            ///< where its text begins in the whole
  std::uint32_t first_line = 1;  ///< 1-based line of the whole that is its line 1
};

/// One document.
struct Document {
  Source source;
  NormalizedText normalized;
  std::vector<Block> blocks;      ///< in reading order
  std::vector<Section> sections;  ///< in reading order; parents before children
  std::vector<Table> tables;
  std::vector<DocumentPart> parts;  ///< in order; empty: the document is one file

  std::string_view text() const { return normalized.text; }
  std::string_view text_of(const Block& block) const { return block.text.in(normalized.text); }
  std::string_view text_of(BlockIndex index) const { return text_of(blocks[index]); }
  SourceSpan to_source(TextSpan span) const { return normalized.map.to_source(span); }
  /// The words of the source behind a span of the text: messages quote these.
  std::string_view quote(TextSpan span) const { return to_source(span).in(source.text); }
  /// The file that holds a place of the source, or nullptr where the document is one file.
  const DocumentPart* part_at(SourceOffset at) const;
  /// The block that holds a position of the text (a separator belongs to the block before it).
  BlockIndex block_at(TextOffset at) const;

  /// The blocks that name the row of a cell (Table::labels without the cell itself): category row, then label and
  /// question cells of its row from left to right; an empty one takes the nearest above it in the same table (merged
  /// cells).
  std::vector<BlockIndex> row_labels(BlockIndex cell) const;
  /// The header cells above a cell, from top to bottom.
  std::vector<BlockIndex> column_headers(BlockIndex cell) const;
  /// The headings above a block, outermost first.
  std::vector<BlockIndex> headings(BlockIndex block) const;
};

}  // namespace kaiji
