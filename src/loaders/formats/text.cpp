// SPDX-License-Identifier: Apache-2.0
// Plain text: what people get out of Word, PDF and mail.

#include <array>

#include "document/builder.h"
#include "loaders/line_marks.h"
#include "loaders/lines.h"
#include "loaders/loader.h"
#include "loaders/text_tables.h"

namespace kaiji {
namespace {

/// Walks the lines and names their blocks.
class TextReader {
 public:
  explicit TextReader(Source source) : builder_(std::move(source)), lines_(split_lines(builder_.source())) {}

  Document read() && {
    while (at_ < lines_.size()) {
      if (lines_[at_].blank()) {
        flush();
        ++at_;
      } else if (!read_table()) {
        read_line();
      }
    }
    flush();
    return std::move(builder_).finish();
  }

 private:
  std::string_view words(std::size_t line) const { return lines_[line].words.in(builder_.source().text); }

  bool read_table() {
    auto end = at_;
    const bool tabs = is_tab_row(words(at_));
    const auto is_row = tabs ? is_tab_row : is_pipe_row;
    while (end < lines_.size() && is_row(words(end))) ++end;
    if (end - at_ < 2) return false;
    flush();
    const auto rows = std::span(lines_).subspan(at_, end - at_);
    if (tabs) add_tab_table(rows, builder_);
    if (!tabs) add_pipe_table(rows, builder_);
    at_ = end;
    return true;
  }

  void read_line() {
    const auto line = lines_[at_++];
    const auto mark = read_mark(line.words.in(builder_.source().text));
    if (mark.kind == MarkKind::None) {
      draft_.pieces.push_back(line.words);
      return;
    }
    flush();
    draft_.number = mark.number;
    draft_.source = line.words;
    draft_.pieces = {source_span(line.words.begin.value + mark.length, line.words.end.value)};
    switch (mark.kind) {
      case MarkKind::Hash:
      case MarkKind::Chapter:
      case MarkKind::Decimal:
        draft_.kind = BlockKind::Heading;
        break;
      case MarkKind::Note:
        draft_.kind = BlockKind::Note;
        break;
      default:
        draft_.kind = BlockKind::ListItem;
        break;
    }
    draft_.level = std::max<std::uint8_t>(mark.depth, 1);
    if (draft_.kind == BlockKind::Heading) flush();
  }

  void flush() {
    if (!draft_.pieces.empty()) builder_.add(std::move(draft_));
    draft_ = {};
  }

  DocumentBuilder builder_;
  std::vector<TextLine> lines_;
  std::size_t at_ = 0;
  BlockDraft draft_;
};

Result<Document> load(std::string path, std::string_view bytes) {
  auto source = make_source(std::move(path), bytes);
  if (!source) return tl::unexpected(std::move(source.error()));
  return TextReader(std::move(*source)).read();
}

constexpr std::array<std::string_view, 2> kExtensions = {".txt", ".text"};

}  // namespace

extern const Loader loader_text;
constinit const Loader loader_text = {"text", kExtensions, load};

}  // namespace kaiji
