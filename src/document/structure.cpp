// SPDX-License-Identifier: Apache-2.0
#include "document/structure.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "document/table_words.h"

namespace kaiji {
namespace {

bool is_body(const Block& block) {
  return block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem || block.kind == BlockKind::Cell ||
         block.kind == BlockKind::Quote;
}

/// Ends the sections at or below `level`, from the innermost, at block `at`.
SectionIndex close_sections(Document& document, SectionIndex open, std::uint8_t level, BlockIndex at) {
  while (open != 0 && document.sections[open].level >= level) {
    document.sections[open].end = at;
    open = document.sections[open].parent;
  }
  return open;
}

}  // namespace

bool is_labelled_question(std::string_view text) {
  constexpr std::array<std::string_view, 11> kLabels{
      "質問:",     "問:",       "設問:", "確認事項:", "確認項目:", "確認内容:",
      "要求事項:", "要求内容:", "要求:", "要旨:",     "管理策:"};
  const auto leads = [&](std::string_view label) { return text.starts_with(label); };
  if (std::any_of(kLabels.begin(), kLabels.end(), leads)) return true;
  if (!text.starts_with("Q")) return false;
  const auto after = text.find_first_not_of("0123456789-", 1);
  if (after == std::string_view::npos) return false;
  const bool mark = text[after] == '.' || text[after] == ':' || text[after] == ')';
  return mark || (after > 1 && (text[after] == ' ' || static_cast<unsigned char>(text[after]) >= 0x80));
}

bool is_labelled_answer(std::string_view text) {
  for (const std::string_view label : {"回答:", "答:", "答え:"}) {
    if (text.starts_with(label)) return true;
  }
  if (!text.starts_with("A")) return false;
  const auto after = text.find_first_not_of("0123456789-", 1);
  if (after == std::string_view::npos) return false;
  return text[after] == '.' || text[after] == ':' || (after > 1 && text[after] == ')');
}

void make_sections(Document& document) {
  document.sections.assign(1, Section{});
  document.sections[0].body_end = kNone;
  SectionIndex open = 0;
  const auto count = static_cast<BlockIndex>(document.blocks.size());
  for (BlockIndex at = 0; at < count; ++at) {
    Block& block = document.blocks[at];
    if (block.kind == BlockKind::Heading) {
      const auto level = std::max<std::uint8_t>(block.level, 1);
      const auto parent = close_sections(document, open, level, at);
      if (document.sections[parent].body_end == kNone) document.sections[parent].body_end = at;
      open = static_cast<SectionIndex>(document.sections.size());
      document.sections.push_back({at, parent, level, at, at, kNone});
    }
    block.section = open;
  }
  close_sections(document, open, 0, count);
  document.sections[0].end = count;
  for (Section& section : document.sections) section.body_end = std::min(section.body_end, section.end);
  for (const Block& block : document.blocks) {
    if (block.table != kNone) document.tables[block.table].section = block.section;
  }
}

void find_leads(Document& document) {
  std::vector<BlockIndex> open;  // the items around the next one, by depth
  BlockIndex paragraph = kNone;  // the paragraph before the list
  BlockIndex previous = kNone;   // the last block that a note can belong to
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    Block& block = document.blocks[at];
    if (block.kind == BlockKind::Heading) {
      open.clear();
      paragraph = previous = kNone;
    } else if (block.kind == BlockKind::ListItem) {
      while (!open.empty() && document.blocks[open.back()].level >= block.level) open.pop_back();
      block.lead = open.empty() ? paragraph : open.back();
      open.push_back(at);
      previous = at;
    } else if (block.kind == BlockKind::Note) {
      block.lead = previous;
    } else if (is_body(block)) {
      open.clear();
      paragraph = block.kind == BlockKind::Cell ? kNone : at;
      previous = at;
    }
  }
}

void mark_questions(Document& document) {
  for (Block& block : document.blocks) {
    const bool prose = block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem;
    if (!prose || block.role != BlockRole::Statement) continue;
    const auto text = document.text_of(block);
    const bool single = text.find("。") >= text.size() - std::min<std::size_t>(text.size(), 3);
    if (is_labelled_question(text) || (single && asks_in_prose(text))) block.role = BlockRole::Question;
  }
}

/// 「第2.1版」, 「Ver. 3」: a heading inside a history; 「1. はじめに」 below it begins the document.
bool names_edition(std::string_view title) {
  for (const std::string_view word : {"版", "Ver", "ver", "Rev", "rev", "改定", "改訂"})
    if (title.find(word) != std::string_view::npos) return true;
  return false;
}

void mark_histories(Document& document) {
  for (const Section& section : document.sections) {
    if (section.heading == kNone || !names_history(document.text_of(section.heading))) continue;
    for (auto at = section.begin; at < section.end; ++at) {
      Block& block = document.blocks[at];
      if (block.kind == BlockKind::Heading && at != section.heading && !names_edition(document.text_of(at))) break;
      if (block.role == BlockRole::Outside || block.role == BlockRole::Header) continue;
      block.role = BlockRole::History;
      if (block.table != kNone) document.tables[block.table].history = true;
    }
  }
}

void make_structure(Document& document) {
  make_sections(document);
  find_leads(document);
  mark_questions(document);
  mark_histories(document);
}

}  // namespace kaiji
