// SPDX-License-Identifier: Apache-2.0
#pragma once
// What holds for every document, whatever the bytes it was read from. Breaking one aborts, so that libFuzzer keeps the
// input.

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "document/document.h"

namespace kaiji {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

/// Whether `at` is not inside a UTF-8 character.
inline bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

inline void require_whole(const Document& document, SourceSpan span) {
  require(span.begin <= span.end, "a source span runs forward");
  require(span.end.value <= document.source.text.size(), "a source span ends inside the source");
  require(is_boundary(document.source.text, span.begin.value), "a source span begins with a character");
  require(is_boundary(document.source.text, span.end.value), "a source span ends with a character");
}

inline void require_blocks(const Document& document) {
  std::uint32_t last = 0;
  for (const Block& block : document.blocks) {
    require(!block.text.empty(), "a block has words");
    require(block.text.begin.value >= last, "blocks are sorted");
    last = block.text.end.value;
    require(last <= document.text().size(), "a block ends inside the text");
    require_whole(document, block.source);
    require_whole(document, document.to_source(block.text));
    require(block.source.contains(document.to_source(block.text)), "a block's source holds its words");
    require(block.section < document.sections.size(), "a block has a section");
    require(block.lead == kNone || block.lead < document.blocks.size(), "a lead is a block");
  }
}

inline void require_tables(const Document& document) {
  for (const Table& table : document.tables) {
    require(table.labels.size() == table.cells.size(), "every row has its labels");
    for (const auto& row : table.cells) {
      require(row.size() <= table.columns.size(), "no row is wider than its table");
      for (const auto cell : row) {
        if (cell == kNone) continue;
        require(cell < document.blocks.size(), "a cell is a block");
        for (const auto label : document.row_labels(cell))
          require(label < document.blocks.size(), "a label is a block");
        for (const auto header : document.column_headers(cell))
          require(header < document.blocks.size(), "a header is a block");
      }
    }
  }
}

inline void require_sections(const Document& document) {
  for (SectionIndex i = 0; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    require(section.begin <= section.body_end && section.body_end <= section.end, "a section's body is inside it");
    require(section.end <= document.blocks.size(), "a section ends inside the document");
    require(i == 0 || section.parent < i, "a parent comes before its child");
  }
}

inline void require_sound(const Document& document) {
  require(document.normalized.map.text_size() == document.text().size(), "every byte of the text has a run");
  require_blocks(document);
  require_tables(document);
  require_sections(document);
}

}  // namespace kaiji
