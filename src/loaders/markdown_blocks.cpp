// SPDX-License-Identifier: Apache-2.0
#include "loaders/markdown_blocks.h"

#include <algorithm>
#include <utility>

#include "loaders/line_marks.h"
#include "loaders/table_lines.h"
#include "loaders/wording.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

/// Takes `length` bytes off the front of the line.
void drop_front(std::vector<SourceSpan>& pieces, std::size_t length) {
  while (length > 0 && !pieces.empty()) {
    const auto taken = std::min<std::size_t>(length, pieces.front().size());
    pieces.front().begin.value += static_cast<std::uint32_t>(taken);
    length -= taken;
    if (pieces.front().empty()) pieces.erase(pieces.begin());
  }
}

std::size_t size_of(const std::vector<SourceSpan>& pieces) {
  std::size_t size = 0;
  for (const auto& piece : pieces) size += piece.size();
  return size;
}

std::vector<SourceSpan> flat(const InlineLines& lines) {
  std::vector<SourceSpan> pieces;
  for (const auto& line : lines) pieces.insert(pieces.end(), line.begin(), line.end());
  return pieces;
}

/// The rows of a table that CommonMark's extension refuses: rules of two hyphens, or none.
std::vector<SourceSpan> pipe_rows(const InlineLines& lines, std::string_view source) {
  std::vector<SourceSpan> rows;
  for (const auto& line : lines) {
    if (line.empty()) continue;
    const auto row = cover(line.front(), line.back());
    if (source[row.begin.value] != '|' || !is_pipe_row(row.in(source))) return {};
    rows.push_back(row);
  }
  return rows.size() > 1 ? rows : std::vector<SourceSpan>{};
}

/// Lines of which each is 「名前: 値」: an author's list of values, which Markdown takes for one paragraph.
bool all_pairs(const InlineLines& lines, std::string_view source) {
  std::size_t pairs = 0;
  for (const auto& line : lines) {
    if (line.empty()) continue;
    if (!is_key_value(normalize(cover(line.front(), line.back()).in(source)))) return false;
    ++pairs;
  }
  return pairs > 1;
}

/// 「**お返事の時間**」 on a line of its own above other lines: the author's title.
bool bold_line(const std::vector<SourceSpan>& pieces, std::string_view source) {
  constexpr std::string_view kBold = "**";
  if (pieces.empty()) return false;  // a footnote's mark alone
  const auto begin = pieces.front().begin.value;
  const auto end = pieces.back().end.value;
  if (begin < kBold.size() || !source.substr(begin - kBold.size()).starts_with(kBold)) return false;
  return source.substr(end).starts_with(kBold) &&
         source.substr(begin, end - begin).find(kBold) == std::string_view::npos;
}

/// Takes the mark off 「: 値」, the definition of the term on the line above; false where there is none.
bool take_definition(std::vector<SourceSpan>& pieces, std::string_view source) {
  const auto words = pieces.front().in(source);
  for (const std::string_view mark : {": ", ":　", "： ", "：　"}) {
    if (!words.starts_with(mark) || (words.size() == mark.size() && pieces.size() == 1)) continue;
    drop_front(pieces, mark.size());
    return !pieces.empty();
  }
  return false;
}

}  // namespace

void MarkdownBlocks::heading(const InlineLines& lines, std::uint8_t level) {
  BlockDraft draft;
  draft.kind = BlockKind::Heading;
  draft.level = level;
  draft.pieces = flat(lines);
  if (draft.pieces.empty()) return;
  draft.source = cover(draft.pieces.front(), draft.pieces.back());
  const auto mark = read_mark(draft.pieces.front().in(builder_.source().text));
  const bool numbered = !mark.number.empty() || mark.kind == MarkKind::Box;
  if (numbered && mark.length < size_of(draft.pieces)) {
    draft.number = mark.number;
    drop_front(draft.pieces, mark.length);
  }
  builder_.add(std::move(draft));
}

void MarkdownBlocks::plain(const InlineLines& lines, BlockKind kind) {
  builder_.add({kind, 0, {}, flat(lines), {}});
}

/// Pieces come in the order of the source, so footnotes are walked beside them.
const Footnote* MarkdownBlocks::footnote_at(SourceOffset at) {
  while (next_footnote_ < footnotes_.size() && footnotes_[next_footnote_].mark.end <= at) ++next_footnote_;
  if (next_footnote_ == footnotes_.size() || footnotes_[next_footnote_].mark.begin != at) return nullptr;
  return &footnotes_[next_footnote_];
}

/// Whether the line opens a block of its own, which `draft` then is.
bool MarkdownBlocks::start_marked(std::vector<SourceSpan>& pieces, BlockDraft& draft, std::uint8_t level) {
  if (const Footnote* note = footnote_at(pieces.front().begin)) {
    draft = {BlockKind::Note, 0, note->label, {}, note->mark};
    drop_front(pieces, note->mark.size());
    return true;
  }
  const auto mark = read_mark(pieces.front().in(builder_.source().text));
  const bool item = mark.kind == MarkKind::Bullet || mark.kind == MarkKind::Box || mark.kind == MarkKind::Circled ||
                    mark.kind == MarkKind::Paren;
  if ((!item && mark.kind != MarkKind::Note) || mark.length >= size_of(pieces)) return false;
  draft = {};
  draft.kind = item ? BlockKind::ListItem : BlockKind::Note;
  draft.level = item ? static_cast<std::uint8_t>(level + 1) : 0;
  draft.number = mark.number;
  draft.source = cover(pieces.front(), pieces.back());
  drop_front(pieces, mark.length);
  return true;
}

void MarkdownBlocks::prose(const InlineLines& lines, BlockDraft draft) {
  if (const auto rows = pipe_rows(lines, builder_.source().text); !rows.empty()) return add_pipe_table(rows, builder_);
  const bool item = draft.kind == BlockKind::ListItem;
  const auto level = std::min<std::uint8_t>(draft.level, 250);
  const BlockKind kind = draft.kind;
  const bool pairs = !item && all_pairs(lines, builder_.source().text);
  bool first = true;
  const auto finish = [&] {
    if (!draft.pieces.empty()) builder_.add(std::move(draft));
  };
  for (auto pieces : lines) {
    if (pieces.empty()) continue;
    BlockDraft marked;
    if (start_marked(pieces, marked, level)) {
      // 「- ・項目」: the item's own mark and the author's are one.
      if (item && first && marked.kind == BlockKind::ListItem) {
        draft.number = marked.number.empty() ? draft.number : marked.number;
      } else {
        finish();
        draft = std::move(marked);
      }
    } else if (!first && (pairs || take_definition(pieces, builder_.source().text))) {
      finish();
      draft = {};
      draft.kind = kind;
    }
    const bool title = first && !item && lines.size() > 1 && bold_line(pieces, builder_.source().text);
    first = false;
    draft.pieces.insert(draft.pieces.end(), pieces.begin(), pieces.end());
    if (!title) continue;
    finish();
    draft = {};
    draft.kind = kind;
  }
  finish();
}

}  // namespace kaiji
