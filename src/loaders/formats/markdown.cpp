// SPDX-License-Identifier: Apache-2.0
// Markdown through md4c, which hands out pointers into the text it is given: no place is ever searched for.

#include <md4c.h>

#include <algorithm>
#include <array>

#include "document/joining.h"
#include "document/structure.h"
#include "loaders/html_words.h"
#include "loaders/loaded_parts.h"
#include "loaders/loader.h"
#include "loaders/markdown_blocks.h"
#include "loaders/markdown_parts.h"

namespace kaiji {
namespace markdown_format {
namespace {

/// Receives md4c's events in reading order and names blocks.
class MarkdownReader {
 public:
  explicit MarkdownReader(Source source, ContinuedColumns continued = {})
      : builder_(std::move(source), std::move(continued)),
        shadow_(make_shadow(builder_.source().text)),
        blocks_(builder_, shadow_.footnotes),
        html_(builder_) {}

  Result<Document> read() && {
    if (auto done = parse(); !done) return tl::unexpected(std::move(done.error()));
    return std::move(builder_).finish();
  }

  Result<BuiltPart> read_part() && {
    if (auto done = parse(); !done) return tl::unexpected(std::move(done.error()));
    return std::move(builder_).release();
  }

 private:
  Result<void> parse() {
    for (const auto& line : shadow_.front_matter) builder_.add({BlockKind::FrontMatter, 0, {}, {line}, {}});
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
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
      if (type == MD_SPAN_IMG) ++static_cast<MarkdownReader*>(self)->images_;
      return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      if (type == MD_SPAN_IMG) --static_cast<MarkdownReader*>(self)->images_;
      return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<MarkdownReader*>(self)->text(type, {text, size});
      return 0;
    };
    const auto size = static_cast<MD_SIZE>(shadow_.text.size());
    if (md_parse(shadow_.text.data(), size, &parser, this) != 0)
      return fail(builder_.source().path, "the Markdown parser ran out of memory.");
    html_.finish();
    return {};
  }

  struct List {
    bool ordered = false;
    unsigned next = 0;
  };

  void enter(MD_BLOCKTYPE type, void* detail) {
    flush();
    if (type != MD_BLOCK_HTML) html_.finish();
    switch (type) {
      case MD_BLOCK_H:
        heading_ = static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
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
      case MD_BLOCK_TABLE:
        builder_.begin_table(1);
        break;
      case MD_BLOCK_TR:
        builder_.begin_row();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        cell_ = true;
        break;
      case MD_BLOCK_HTML:
        html_block_ = true;
        break;
      default:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        return add_cell();
      case MD_BLOCK_CODE:
        blocks_.plain(lines_, BlockKind::Code);
        break;
      case MD_BLOCK_HTML:
        end_html();
        break;
      case MD_BLOCK_H:
        end_heading();
        break;
      default:
        flush();
        break;
    }
    lines_.clear();
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
    if (type == MD_BLOCK_QUOTE) --quotes_;
    if (type == MD_BLOCK_TABLE) builder_.end_table();
  }

  void end_heading() {
    blocks_.heading(lines_, heading_);
    heading_ = 0;
    for (auto& comment : comments_) builder_.add(std::move(comment));
    comments_.clear();
  }

  void add_cell() {
    cell_ = false;
    std::vector<SourceSpan> pieces;
    for (const auto& line : lines_) pieces.insert(pieces.end(), line.begin(), line.end());
    builder_.add_cell(std::move(pieces));
    lines_.clear();
  }

  /// The place of `words` in the source; nothing where md4c made them up (line ends).
  SourceSpan place(std::string_view words) const {
    const std::string_view text = shadow_.text;
    if (words.data() < text.data() || words.data() + words.size() > text.data() + text.size()) return {};
    const auto begin = static_cast<std::size_t>(words.data() - text.data());
    return source_span(begin, begin + words.size());
  }

  void text(MD_TEXTTYPE type, std::string_view words) {
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) return lines_.emplace_back(), void();
    const auto span = place(words);
    if (span.empty() || images_ > 0) return;
    switch (type) {
      case MD_TEXT_HTML:
        return html(span);
      case MD_TEXT_ENTITY:
        return entity(span);
      case MD_TEXT_NORMAL:
        return normal(span);
      default:
        return add(span);
    }
  }

  /// A tag gives no words; the lines of an HTML block are read as a whole when it ends; a comment is a block.
  void html(SourceSpan span) {
    const auto words = span.in(builder_.source().text);
    if (html_block_) {
      html_span_ = html_span_.empty() ? span : cover(html_span_, span);
      return;
    }
    if (!words.starts_with("<!--")) return;
    BlockDraft comment{BlockKind::Comment, 0, {}, {comment_words(span, builder_.source().text)}, span};
    if (heading_ > 0) return comments_.push_back(std::move(comment));
    if (!cell_) flush();
    builder_.add(std::move(comment));
  }

  void end_html() {
    html_.read(html_span_);
    html_span_ = {};
    html_block_ = false;
  }

  /// "&amp;" is written by its first byte; a space is left to the gap; others stay as they are.
  void entity(SourceSpan span) {
    const auto words = span.in(builder_.source().text);
    if (words == "&nbsp;") return;
    add(words == "&amp;" ? source_span(span.begin.value, span.begin.value + 1) : span);
  }

  /// 「**「重要」**です」 is no emphasis for CommonMark, and footnote references are no words.
  void normal(SourceSpan span) {
    const auto words = span.in(shadow_.text);
    std::size_t begin = 0;
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
      std::size_t skip = words.substr(at, 2) == "**" ? 2 : 0;
      if (words.substr(at, 2) == "[^") {
        const auto close = words.substr(at, kLongestReference).find(']');
        skip = close == std::string_view::npos ? 0 : close + 1;
      }
      if (skip == 0) continue;
      add(source_span(span.begin.value + begin, span.begin.value + at));
      begin = at + skip;
      at = begin - 1;
    }
    add(source_span(span.begin.value + begin, span.end.value));
  }

  void add(SourceSpan span) {
    if (span.empty()) return;
    if (lines_.empty()) lines_.emplace_back();
    lines_.back().push_back(span);
  }

  /// Ends a paragraph, or the words of an item.
  void flush() {
    if (lines_.empty()) return;
    BlockDraft draft;
    if (!lists_.empty()) {
      draft.kind = BlockKind::ListItem;
      draft.level = static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 250));
      if (item_ && lists_.back().ordered) draft.number = std::to_string(number_of_item());
      item_ = false;
    } else if (quotes_ > 0) {
      draft.kind = BlockKind::Quote;
    }
    blocks_.prose(lines_, std::move(draft));
    lines_.clear();
  }

  /// The number that the author wrote: Markdown counts on by itself, and would hide a number that stands twice. Items
  /// that all say 1 leave the counting to it.
  unsigned number_of_item() {
    auto& list = lists_.back();
    const auto words = std::ranges::find_if(lines_, [](const auto& line) { return !line.empty(); });
    if (words == lines_.end()) return list.next++;
    const auto text = std::string_view(builder_.source().text).substr(0, words->front().begin.value);
    const auto line = text.substr(text.rfind('\n') == text.npos ? 0 : text.rfind('\n') + 1);
    const auto first = line.find_first_not_of(" \t");
    unsigned written = 0;
    constexpr std::size_t kMostDigits = 4;
    const auto digits = first == line.npos ? std::string_view() : line.substr(first, kMostDigits);
    for (const char c : digits) {
      if (c < '0' || c > '9') break;
      written = written * 10 + static_cast<unsigned>(c - '0');
    }
    const unsigned number = written > 1 ? written : list.next;
    list.next = number + 1;
    return number;
  }

  static constexpr std::size_t kLongestReference = 42;

  DocumentBuilder builder_;
  MarkdownShadow shadow_;
  MarkdownBlocks blocks_;
  HtmlWords html_;
  InlineLines lines_;
  std::vector<List> lists_;
  SourceSpan html_span_;
  std::vector<BlockDraft> comments_;  ///< of the open heading
  std::uint8_t heading_ = 0;          ///< level of the open heading
  unsigned quotes_ = 0;
  unsigned images_ = 0;
  bool item_ = false;
  bool cell_ = false;
  bool html_block_ = false;
};

Result<Document> load(std::string path, std::string_view bytes) {
  auto source = make_source(std::move(path), bytes);
  if (!source) return tl::unexpected(std::move(source.error()));
  return MarkdownReader(std::move(*source)).read();
}

/// What makes a part what it is besides its words.
std::string key_of(std::string_view words, const ContinuedColumns& continued) {
  std::string key(1, continued.past_heading ? '1' : '0');
  for (const ColumnRole role : continued.roles) key += static_cast<char>('a' + static_cast<int>(role));
  key += ' ';
  for (const bool both : continued.both) key += both ? '1' : '0';
  key += '\n';
  return key.append(words);
}

Result<Document> load_edition(std::string path, std::string_view bytes, LoadedParts& known) {
  auto source = make_source(std::move(path), bytes);
  if (!source) return tl::unexpected(std::move(source.error()));
  known.parts.begin_edition();
  Document document;
  document.source = std::move(*source);
  ContinuedColumns continued;
  for (const SourceSpan part : markdown_parts(document.source.text)) {
    const auto words = part.in(document.source.text);
    auto key = key_of(words, continued);
    const BuiltPart* built = known.parts.find(key);
    if (built == nullptr) {
      Source own;
      own.path = document.source.path;
      own.text = words;
      auto made = MarkdownReader(std::move(own), continued).read_part();
      if (!made) return tl::unexpected(std::move(made.error()));
      built = &known.parts.add(std::move(key), std::move(*made));
    }
    join(*built, part.begin, document);
    continued = built->continued;
  }
  make_structure(document);
  return document;
}

constexpr std::array<std::string_view, 2> kExtensions = {".md", ".markdown"};

}  // namespace
}  // namespace markdown_format

extern const Loader loader_markdown;
constinit const Loader loader_markdown = {"markdown", markdown_format::kExtensions, markdown_format::load,
                                          markdown_format::load_edition};

}  // namespace kaiji
