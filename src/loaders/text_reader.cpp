// SPDX-License-Identifier: Apache-2.0
#include "loaders/text_reader.h"

#include <algorithm>
#include <span>
#include <utility>

#include "document/builder.h"
#include "loaders/aligned_tables.h"
#include "loaders/box_tables.h"
#include "loaders/contents.h"
#include "loaders/furniture.h"
#include "loaders/headings.h"
#include "loaders/item_levels.h"
#include "loaders/table_lines.h"
#include "loaders/wording.h"
#include "loaders/wrapping.h"

namespace kaiji {
namespace {

/// 【見出し】 without its brackets.
SourceSpan without_box(SourceSpan words, std::string_view source) {
  constexpr std::string_view kOpen = "【";
  constexpr std::string_view kClose = "】";
  const auto text = words.in(source);
  if (!text.starts_with(kOpen) || !text.ends_with(kClose) || text.size() <= kOpen.size() + kClose.size()) return words;
  return source_span(words.begin.value + kOpen.size(), words.end.value - kClose.size());
}

/// Walks classified lines and names their blocks.
class BlockWriter {
 public:
  BlockWriter(std::vector<TextLine> lines, DocumentBuilder& builder)
      : lines_(std::move(lines)), builder_(builder), wrapping_(find_wrapping(lines_, source())) {}

  void run() {
    for (std::size_t i = 0; i < lines_.size();) {
      const TextLine& line = lines_[i];
      switch (line.kind) {
        case LineKind::Blank:
          gap_ = std::max(gap_, Gap::Blank);
          ++i;
          break;
        case LineKind::Furniture:
          furniture_.push_back(i++);
          gap_ = Gap::Page;
          break;
        case LineKind::PipeRow:
        case LineKind::TabRow:
        case LineKind::AlignedRow:
        case LineKind::BoxRow:
          i = write_table(i);
          break;
        case LineKind::Contents:
        case LineKind::Heading:
        case LineKind::Code:
          write_alone(line);
          ++i;
          break;
        case LineKind::Text:
          write_text(line);
          ++i;
          break;
      }
    }
    flush();
  }

 private:
  std::string_view source() const { return builder_.source().text; }

  std::size_t write_table(std::size_t begin) {
    flush();
    levels_.clear();
    auto end = begin;
    while (end < lines_.size() && lines_[end].kind == lines_[begin].kind) ++end;
    add_table(std::span(lines_).subspan(begin, end - begin), builder_);
    gap_ = Gap::None;
    return end;
  }

  /// A line that is a block of its own.
  void write_alone(const TextLine& line) {
    flush();
    levels_.clear();
    draft_.kind = line.kind == LineKind::Heading ? BlockKind::Heading
                  : line.kind == LineKind::Code  ? BlockKind::Code
                                                 : BlockKind::Contents;
    draft_.level = line.level;
    draft_.number = line.mark.number;
    draft_.source = line.marked();
    draft_.pieces = {line.kind == LineKind::Heading ? without_box(line.words, source()) : line.words};
    if (line.kind == LineKind::Heading && line.mark.kind == MarkKind::Chapter) return write_article(line);
    flush();
    gap_ = Gap::None;
  }

  /// 「第1条(目的) 本規約は…」: the heading ends with its bracket.
  void write_article(const TextLine& line) {
    const auto words = line.words.in(source());
    const auto ascii = words.starts_with("(") ? words.find(')') : std::string_view::npos;
    const auto wide = words.starts_with("（") ? words.find("）") : std::string_view::npos;
    const auto close = ascii != std::string_view::npos  ? ascii + 1
                       : wide != std::string_view::npos ? wide + 3
                                                        : words.size();
    const auto at = line.words.begin.value + static_cast<std::uint32_t>(close);
    const auto body = trim_span({{at}, line.words.end}, source());
    draft_.pieces = {source_span(line.words.begin.value, at)};
    if (!body.empty()) draft_.source.end.value = at;
    flush();
    if (!body.empty()) draft_.pieces = {body};
    last_ = &line;
    gap_ = Gap::None;
  }

  void write_text(const TextLine& line) {
    if (line.mark.kind != MarkKind::None) return write_marked(line);
    const bool open = !draft_.pieces.empty();
    if (open && last_ != nullptr && continues(*last_, line, gap_, wrapping_, source())) {
      furniture_.clear();  // it stands inside the sentence
    } else if (open && gap_ == Gap::None && draft_.kind == BlockKind::ListItem && line.indent > levels_.indent() &&
               is_terminated(last_->text)) {
      // the next sentence of the item
    } else {
      start_plain(line);
    }
    draft_.pieces.push_back(line.words);
    if (!draft_.source.empty()) draft_.source.end = line.words.end;
    last_ = &line;
    gap_ = Gap::None;
  }

  /// A line without mark that starts a block: a part of the item above where it is indented further, else a paragraph.
  void start_plain(const TextLine& line) {
    const bool part = gap_ == Gap::None && levels_.open() && line.indent > levels_.indent();
    flush();
    if (part) {
      draft_.kind = BlockKind::ListItem;
      draft_.level = levels_.below();
    } else {
      levels_.clear();
    }
  }

  void write_marked(const TextLine& line) {
    flush();
    const bool note = line.mark.kind == MarkKind::Note;
    const bool sentence = line.mark.kind == MarkKind::Decimal && line.mark.depth >= 2;
    draft_.number = line.mark.number;
    draft_.source = line.marked();
    draft_.pieces = {line.words};
    draft_.kind = note ? BlockKind::Note : sentence ? BlockKind::Paragraph : BlockKind::ListItem;
    if (draft_.kind == BlockKind::ListItem) draft_.level = levels_.next(line);
    last_ = &line;
    gap_ = Gap::None;
  }

  void flush() {
    if (!draft_.pieces.empty()) builder_.add(std::move(draft_));
    draft_ = {};
    last_ = nullptr;
    for (const auto i : furniture_) builder_.add({BlockKind::Furniture, 0, {}, {lines_[i].marked()}, {}});
    furniture_.clear();
  }

  std::vector<TextLine> lines_;
  DocumentBuilder& builder_;
  Wrapping wrapping_;
  ItemLevels levels_;
  BlockDraft draft_;                    ///< the open block
  const TextLine* last_ = nullptr;      ///< its last line
  std::vector<std::size_t> furniture_;  ///< lines since then
  Gap gap_ = Gap::None;                 ///< blank lines or furniture since then
};

/// Lines between Markdown's fences are literal.
void find_code(std::vector<TextLine>& lines, std::string_view source) {
  bool fenced = false;
  for (auto& line : lines) {
    const auto words = line.marked().in(source);
    const bool fence = words.starts_with("```") || words.starts_with("~~~");
    if (fence || (fenced && !line.blank())) line.kind = LineKind::Code;
    if (fence) fenced = !fenced;
  }
}

}  // namespace

Document read_text(Source source) {
  DocumentBuilder builder(std::move(source));
  auto lines = split_lines(builder.source());
  const std::string_view text = builder.source().text;
  find_code(lines, text);
  find_furniture(lines, text);
  find_contents(lines, text);
  find_box_lines(lines, text);
  find_table_lines(lines, text);
  find_aligned_lines(lines, text);
  find_headings(lines);
  BlockWriter(std::move(lines), builder).run();
  return std::move(builder).finish();
}

}  // namespace kaiji
