// SPDX-License-Identifier: Apache-2.0
// Markdown through md4c, which hands out pointers into the source: no place is ever searched for.

#include <md4c.h>

#include <array>

#include "document/builder.h"
#include "loaders/line_marks.h"
#include "loaders/loader.h"

namespace kaiji {
namespace {

/// Receives md4c's events in reading order and names blocks.
class MarkdownReader {
 public:
  explicit MarkdownReader(Source source) : builder_(std::move(source)) {}

  Result<Document> read() && {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      static_cast<MarkdownReader*>(self)->enter(type, detail);
      return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      static_cast<MarkdownReader*>(self)->leave(type);
      return 0;
    };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<MarkdownReader*>(self)->text(type, {text, size});
      return 0;
    };
    const auto& source = builder_.source().text;
    if (md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, this) != 0)
      return fail(builder_.source().path, "the Markdown parser ran out of memory.");
    return std::move(builder_).finish();
  }

 private:
  struct List {
    bool ordered = false;
    unsigned next = 0;
  };

  void enter(MD_BLOCKTYPE type, void* detail) {
    flush();
    switch (type) {
      case MD_BLOCK_H:
        kind_ = BlockKind::Heading;
        level_ = static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_UL:
        lists_.push_back({});
        break;
      case MD_BLOCK_OL:
        lists_.push_back({true, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start});
        break;
      case MD_BLOCK_LI:
        item_ = true;
        break;
      case MD_BLOCK_QUOTE:
        ++quotes_;
        break;
      case MD_BLOCK_CODE:
        kind_ = BlockKind::Code;
        break;
      case MD_BLOCK_HTML:
        kind_ = BlockKind::Comment;
        break;
      case MD_BLOCK_TABLE:
        builder_.begin_table(1);
        break;
      case MD_BLOCK_TR:
        builder_.begin_row();
        break;
      default:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      builder_.add_cell(std::move(pieces_));
      pieces_ = {};
      return;
    }
    flush();
    kind_ = BlockKind::Paragraph;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
    if (type == MD_BLOCK_QUOTE) --quotes_;
    if (type == MD_BLOCK_TABLE) builder_.end_table();
  }

  void text(MD_TEXTTYPE type, std::string_view words) {
    const std::string_view source = builder_.source().text;
    const bool ours = words.data() >= source.data() && words.data() + words.size() <= source.data() + source.size();
    if (!ours || type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) return;
    if (type == MD_TEXT_HTML && kind_ != BlockKind::Comment) return;
    const auto begin = static_cast<std::size_t>(words.data() - source.data());
    pieces_.push_back(source_span(begin, begin + words.size()));
  }

  void flush() {
    if (pieces_.empty()) return;
    BlockDraft draft;
    draft.kind = kind_;
    draft.level = kind_ == BlockKind::Heading ? level_ : 0;
    if (kind_ == BlockKind::Paragraph && !lists_.empty()) {
      draft.kind = BlockKind::ListItem;
      draft.level = static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 255));
      if (item_ && lists_.back().ordered) draft.number = std::to_string(lists_.back().next++);
      item_ = false;
    } else if (kind_ == BlockKind::Paragraph && quotes_ > 0) {
      draft.kind = BlockKind::Quote;
    }
    draft.pieces = std::move(pieces_);
    pieces_ = {};
    builder_.add(std::move(draft));
  }

  DocumentBuilder builder_;
  std::vector<SourceSpan> pieces_;
  std::vector<List> lists_;
  BlockKind kind_ = BlockKind::Paragraph;
  std::uint8_t level_ = 0;
  unsigned quotes_ = 0;
  bool item_ = false;
};

Result<Document> load(std::string path, std::string_view bytes) {
  auto source = make_source(std::move(path), bytes);
  if (!source) return tl::unexpected(std::move(source.error()));
  return MarkdownReader(std::move(*source)).read();
}

constexpr std::array<std::string_view, 2> kExtensions = {".md", ".markdown"};

}  // namespace

extern const Loader loader_markdown;
constinit const Loader loader_markdown = {"markdown", kExtensions, load};

}  // namespace kaiji
