// SPDX-License-Identifier: Apache-2.0
#include "loaders/extraction.h"

#include <utility>

#include "base/file.h"
#include "base/strings.h"
#include "loaders/line_marks.h"
#include "loaders/lines.h"
#include "loaders/table_grid.h"

namespace kaiji {
namespace {

std::vector<SourceSpan> flattened(InlineLines lines) {
  std::vector<SourceSpan> pieces;
  for (auto& line : lines) pieces.insert(pieces.end(), line.begin(), line.end());
  return pieces;
}

/// "1." → "1", "(2)" → "(2)", "・" → "".
std::string number_of(std::string_view label) {
  const auto mark = read_mark(std::string(label) + " x");
  if (mark.kind == MarkKind::Bullet || mark.kind == MarkKind::Box || mark.kind == MarkKind::Note) return {};
  return mark.number.empty() ? std::string(label) : mark.number;
}

}  // namespace

void Extraction::locate(std::string ja, std::string en) {
  next_ = {{}, std::move(ja), std::move(en)};
}

void Extraction::remark(std::string ja, std::string en) {
  remarks_.push_back({std::move(ja), std::move(en)});
}

void Extraction::settle_locator() {
  next_.begin = {static_cast<std::uint32_t>(text_.size())};
  if (locators_.empty() || locators_.back().ja != next_.ja) locators_.push_back(next_);
}

/// Writes the words line by line and gives the places of the lines.
InlineLines Extraction::write(std::string words) {
  settle_locator();
  InlineLines lines;
  if (text_.size() + words.size() > kMaxFileBytes) words.clear();  // `finish` says so
  const auto begin = text_.size();
  text_ += clean_text(std::move(words));
  for (auto at = begin; at <= text_.size();) {
    const auto end = std::min(text_.find('\n', at), text_.size());
    const auto line = trim_span(source_span(at, end), text_);
    if (!line.empty()) lines.push_back({line});
    at = end + 1;
  }
  return lines;
}

void Extraction::labelled(BlockKind kind, std::uint8_t level, std::string_view label, std::string words) {
  settle_locator();
  const auto begin = text_.size();
  text_ += clean_text(std::string(label)) + " ";
  Action action{Step::Add, {kind, level, number_of(label), {}, {}}, {}};
  action.draft.pieces = flattened(write(std::move(words)));
  action.draft.source = source_span(begin, text_.size());
  text_ += '\n';
  actions_.push_back(std::move(action));
}

void Extraction::heading(std::uint8_t level, std::string_view label, std::string words) {
  if (!label.empty()) return labelled(BlockKind::Heading, level, label, std::move(words));
  actions_.push_back({Step::Heading, {BlockKind::Heading, level, {}, {}, {}}, write(std::move(words))});
  text_ += '\n';
}

void Extraction::prose(std::uint8_t level, std::string_view label, std::string words) {
  if (!label.empty()) return labelled(BlockKind::ListItem, level, label, std::move(words));
  BlockDraft draft;
  draft.kind = level > 0 ? BlockKind::ListItem : BlockKind::Paragraph;
  draft.level = level;
  actions_.push_back({Step::Prose, std::move(draft), write(std::move(words))});
  text_ += '\n';
}

void Extraction::plain(BlockKind kind, std::string number, std::string words) {
  Action action{Step::Add, {kind, 0, std::move(number), {}, {}}, {}};
  action.draft.pieces = flattened(write(std::move(words)));
  text_ += '\n';
  actions_.push_back(std::move(action));
}

void Extraction::begin_row() {
  if (in_row_) text_ += '\n';
  in_row_ = true;
  actions_.push_back({Step::Row, {}, {}});
}

void Extraction::cell(std::string words, std::uint32_t columns, std::uint32_t rows) {
  if (!text_.empty() && text_.back() != '\n') text_ += " | ";
  actions_.push_back({Step::Cell, {}, write(std::move(words)), columns, rows});
}

void Extraction::mark_header() {
  actions_.push_back({Step::Header, {}, {}});
}

void Extraction::end_table() {
  if (in_row_) text_ += '\n';
  in_row_ = false;
  actions_.push_back({Step::EndTable, {}, {}});
}

Result<Document> Extraction::finish(std::string path) && {
  if (text_.size() + (1u << 20) > kMaxFileBytes) return fail(std::move(path), "the text in the file is too large.");
  auto source = extracted_source(std::move(path), std::move(text_));
  if (!source) return tl::unexpected(std::move(source.error()));
  source->locators = std::move(locators_);
  source->remarks = std::move(remarks_);
  DocumentBuilder builder(std::move(*source));
  const std::vector<Footnote> none;
  MarkdownBlocks blocks(builder, none);
  TableGrid grid;
  for (auto& action : actions_) {
    if (action.step == Step::Heading) blocks.heading(action.lines, action.draft.level);
    if (action.step == Step::Prose) blocks.prose(action.lines, std::move(action.draft));
    if (action.step == Step::Add && !action.draft.pieces.empty()) builder.add(std::move(action.draft));
    if (action.step == Step::Row) grid.begin_row();
    if (action.step == Step::Cell) grid.add_cell(flattened(std::move(action.lines)), action.columns, action.rows);
    if (action.step == Step::Header) grid.mark_header();
    if (action.step == Step::EndTable) grid.emit(builder);
  }
  grid.emit(builder);
  return std::move(builder).finish();
}

}  // namespace kaiji
