// SPDX-License-Identifier: Apache-2.0
#include "document/builder.h"

#include <algorithm>
#include <utility>

#include "document/answer_split.h"
#include "document/faq_labels.h"
#include "document/row_names.h"
#include "document/structure.h"

namespace kaiji {
namespace {

BlockRole role_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::Paragraph:
    case BlockKind::ListItem:
    case BlockKind::Cell:
    case BlockKind::Note:
    case BlockKind::Quote:
      return BlockRole::Statement;
    case BlockKind::Heading:
    case BlockKind::Code:
    case BlockKind::Contents:
    case BlockKind::Furniture:
    case BlockKind::FrontMatter:
    case BlockKind::Comment:
      break;
  }
  return BlockRole::Outside;
}

std::vector<SourceSpan> without_empty(std::vector<SourceSpan> pieces) {
  pieces.erase(std::remove_if(pieces.begin(), pieces.end(), [](const auto& piece) { return piece.empty(); }),
               pieces.end());
  return pieces;
}

/// The beginning of a line as labels are told by: normalized, without marks of emphasis.
std::string label_of(SourceSpan line, std::string_view source) {
  constexpr std::size_t kLabel = 24;  // bytes of a line in which its label stands
  auto words = line.in(source);
  words.remove_prefix(std::min(words.find_first_not_of("* "), words.size()));
  auto end = std::min(words.size(), kLabel);
  while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0u) == 0x80u) ++end;
  return normalize(words.substr(0, end));
}

bool opens_question(SourceSpan line, std::string_view source) {
  return is_labelled_question(label_of(line, source)) || read_faq_label(line.in(source)).kind == FaqLabelKind::Question;
}

bool opens_answer(SourceSpan line, std::string_view source) {
  return is_labelled_answer(label_of(line, source)) || read_faq_label(line.in(source)).kind == FaqLabelKind::Answer;
}

BlockDraft part_of(const BlockDraft& draft, std::vector<SourceSpan> pieces) {
  BlockDraft part = draft;
  part.pieces = std::move(pieces);
  part.source = {};
  return part;
}

/// Takes 「問　」 off a block of prose: it is no word of the sentence.
FaqLabelKind take_faq_label(const BlockDraft& draft, std::vector<SourceSpan>& pieces, std::string_view source) {
  if (draft.kind != BlockKind::Paragraph && draft.kind != BlockKind::ListItem) return FaqLabelKind::None;
  const auto label = read_faq_label(pieces.front().in(source));
  pieces.front().begin.value += static_cast<std::uint32_t>(label.length);
  return label.kind;
}

/// A paragraph of an FAQ that holds a question and its answer, or several: 「Q4. …か? …します。」, 「Q4. …\nA4. …」.
/// Each becomes a block, so that the answer is a statement. Any other block stays whole.
std::vector<BlockDraft> questions_and_answers(const BlockDraft& draft, std::string_view source) {
  const bool prose = draft.kind == BlockKind::Paragraph || draft.kind == BlockKind::ListItem;
  const auto lines = without_empty(draft.pieces);
  if (!prose || lines.empty()) return {draft};
  if (!opens_question(lines.front(), source) && !opens_answer(lines.front(), source)) return {draft};
  std::vector<std::vector<SourceSpan>> parts;
  for (const auto& line : lines) {
    if (parts.empty() || opens_question(line, source) || opens_answer(line, source)) parts.emplace_back();
    parts.back().push_back(line);
  }
  std::vector<BlockDraft> drafts;
  for (auto& part : parts) {
    const bool asks = opens_question(part.front(), source);
    const auto answer = asks ? find_answer(part, source, SplitEvidence::Strong) : std::nullopt;
    if (answer) {
      auto [question, rest] = split_pieces(part, *answer);
      drafts.push_back(part_of(draft, std::move(question)));
      part = std::move(rest);
    }
    drafts.push_back(part_of(draft, std::move(part)));
  }
  if (drafts.size() == 1) return {draft};
  for (std::size_t i = 1; i < drafts.size(); ++i) drafts[i].number.clear();
  return drafts;
}

}  // namespace

void DocumentBuilder::set_escapes(std::vector<Escape> escapes) {
  document_.source.escapes = std::move(escapes);
}

DocumentBuilder::DocumentBuilder(Source source) : DocumentBuilder(std::move(source), {}) {}

DocumentBuilder::DocumentBuilder(Source source, ContinuedColumns continued) : continued_(std::move(continued)) {
  document_.source = std::move(source);
  document_.normalized.text.reserve(document_.source.text.size());
}

BlockIndex DocumentBuilder::append(const BlockDraft& draft) {
  auto pieces = without_empty(draft.pieces);
  if (pieces.empty()) return kNone;
  const auto whole = cover(pieces.front(), pieces.back());
  const auto faq = take_faq_label(draft, pieces, document_.source.text);
  const auto text = append_normalized(document_.source, pieces, document_.normalized);
  if (text.empty()) return kNone;
  if (draft.kind == BlockKind::Heading) continued_.past_heading = true;
  Block block;
  block.text = text;
  block.kind = draft.kind;
  block.role = faq == FaqLabelKind::Question ? BlockRole::Question : role_of(draft.kind);
  block.level = draft.level;
  block.number = normalize(draft.number);
  block.source = draft.source.empty() ? whole : cover(draft.source, whole);
  // Blocks are one line each in the text, so that no pattern reaches from one into the next.
  document_.normalized.text += '\n';
  const auto end = pieces.back().end.value;
  document_.normalized.map.append(1, source_span(end, end), true);
  document_.blocks.push_back(std::move(block));
  return static_cast<BlockIndex>(document_.blocks.size() - 1);
}

void DocumentBuilder::add(BlockDraft draft) {
  if (!in_table_) {
    for (const auto& part : questions_and_answers(draft, document_.source.text)) append(part);
    return;
  }
  const auto row = table_.rows.empty() ? 0 : static_cast<std::uint32_t>(table_.rows.size() - 1);
  const auto column = table_.rows.empty() ? 0 : static_cast<std::uint32_t>(table_.rows.back().size());
  asides_.push_back({row, column, std::move(draft)});
}

void DocumentBuilder::begin_table(std::uint32_t header_rows) {
  table_ = {};
  asides_.clear();
  in_table_ = true;
  table_.header_rows = header_rows;
}

void DocumentBuilder::begin_row() {
  table_.rows.emplace_back();
}

void DocumentBuilder::add_cell(std::vector<SourceSpan> pieces) {
  if (table_.rows.empty()) begin_row();
  CellDraft cell;
  cell.pieces = without_empty(std::move(pieces));
  NormalizedText text;
  append_normalized(document_.source, cell.pieces, text);
  cell.text = std::move(text.text);
  table_.rows.back().push_back(std::move(cell));
}

/// `place` says table, row, column and role.
BlockIndex DocumentBuilder::append_cell(std::vector<SourceSpan> pieces, const Block& place) {
  const auto index = append({BlockKind::Cell, 0, {}, std::move(pieces), {}});
  if (index == kNone) return index;
  Block& block = document_.blocks[index];
  block.role = place.role;
  block.table = place.table;
  block.row = place.row;
  block.column = place.column;
  return index;
}

/// The cells of a read table in reading order, each followed by what was added while it was open.
void DocumentBuilder::append_rows(const TableReading& reading, Table& table) {
  Block place;
  place.table = static_cast<TableIndex>(document_.tables.size());
  auto split = reading.splits.begin();
  auto aside = asides_.begin();
  for (place.row = 0; place.row < table_.rows.size(); ++place.row) {
    auto& row = table_.rows[place.row];
    auto& blocks = table.cells.emplace_back(row.size(), kNone);
    for (place.column = 0; place.column < row.size(); ++place.column) {
      auto pieces = std::move(row[place.column].pieces);
      if (split != reading.splits.end() && split->row == place.row && split->column == place.column) {
        auto parts = split_pieces(pieces, split++->at);
        place.role = BlockRole::Question;
        append_cell(std::move(parts.first), place);
        pieces = std::move(parts.second);
      }
      place.role = reading.cells[place.row][place.column];
      blocks[place.column] = append_cell(std::move(pieces), place);
      for (; aside != asides_.end() && aside->row == place.row && aside->column <= place.column; ++aside)
        append(aside->draft);
    }
  }
  for (; aside != asides_.end(); ++aside) append(aside->draft);
}

void DocumentBuilder::end_table() {
  in_table_ = false;
  auto reading = read_table(table_, document_.source.text, continued_);
  Table table;
  table.header_rows = reading.header_rows;
  table.columns = reading.columns;
  table.history = reading.history;
  const auto first = document_.blocks.size();
  append_rows(reading, table);
  table.labels = name_rows(table, reading.rows, document_.blocks, document_.text());
  if (first < document_.blocks.size())
    table.source = {document_.blocks[first].source.begin, document_.blocks.back().source.end};
  if (table.header_rows > 0 || continued_.roles.size() != table.columns.size())
    continued_ = {table.columns, std::move(reading.both), false};
  if (table.history) continued_ = {};
  document_.tables.push_back(std::move(table));
  table_ = {};
}

Document DocumentBuilder::finish() && {
  make_structure(document_);
  return std::move(document_);
}

BuiltPart DocumentBuilder::release() && {
  return {std::move(document_), std::move(continued_)};
}

}  // namespace kaiji
