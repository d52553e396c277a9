// SPDX-License-Identifier: Apache-2.0
// HTML pages. Their words are places of the file, so that findings and fixes stand where the author wrote them.

#include <algorithm>
#include <array>
#include <utility>

#include "loaders/html_parser.h"
#include "loaders/html_words.h"
#include "loaders/lines.h"
#include "loaders/loader.h"
#include "loaders/markdown_blocks.h"
#include "loaders/table_grid.h"

namespace kaiji {
namespace html_format {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view tag, const std::array<std::string_view, N>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Holds nothing that the page says: programs, form controls, pictures, what was struck out, the reading of ruby.
bool is_skipped(const HtmlEvent& event) {
  constexpr auto kTags = std::to_array<std::string_view>(
      {"head",   "script", "style", "template", "noscript", "select", "textarea", "button", "svg", "math",
       "iframe", "object", "audio", "video",    "canvas",   "del",    "s",        "strike", "rt",  "rp"});
  return event.hidden || is_one_of(event.tag, kTags);
}

bool is_block(std::string_view tag) {
  constexpr auto kTags = std::to_array<std::string_view>(
      {"p",       "div",        "section", "article",    "main", "aside",  "header",   "footer", "nav",
       "ul",      "ol",         "li",      "dl",         "dt",   "dd",     "table",    "tr",     "td",
       "th",      "caption",    "thead",   "tbody",      "h1",   "h2",     "h3",       "h4",     "h5",
       "h6",      "hr",         "pre",     "address",    "form", "body",   "fieldset", "legend", "figure",
       "details", "figcaption", "summary", "blockquote", "html", "center", "tfoot"});
  return is_one_of(tag, kTags);
}

/// 1 to 6, or 0.
std::uint8_t heading_level(std::string_view tag) {
  const bool heading = tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
  return heading ? static_cast<std::uint8_t>(tag[1] - '0') : 0;
}

bool is_grid(std::string_view tag) {
  return tag == "table" || tag == "dl";
}

/// By event: a table that only lays out the page, because it holds headings or further tables (dl being one, too).
std::vector<bool> find_layouts(const std::vector<HtmlEvent>& events) {
  std::vector<bool> layout(events.size(), false);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto& event = events[i];
    const bool opens = event.kind == HtmlEventKind::Open;
    if (opens && !open.empty() && (is_grid(event.tag) || heading_level(event.tag) > 0)) layout[open.back()] = true;
    if (opens && is_grid(event.tag)) open.push_back(i);
    if (event.kind != HtmlEventKind::Close || !is_grid(event.tag) || open.empty()) continue;
    const bool inner = layout[open.back()];
    open.pop_back();
    if (inner && !open.empty()) layout[open.back()] = true;
  }
  return layout;
}

class HtmlReader {
 public:
  HtmlReader(Source source, HtmlPage page)
      : builder_(std::move(source)), events_(std::move(page.events)), blocks_(builder_, footnotes_) {
    builder_.set_escapes(std::move(page.escapes));
  }

  Document read() && {
    const auto layouts = find_layouts(events_);
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const auto& event = events_[i];
      if (event.kind == HtmlEventKind::Text) words(event.span);
      if (event.kind == HtmlEventKind::Comment) comment(event.span);
      if (event.kind == HtmlEventKind::Open) open(event, layouts[i]);
      if (event.kind == HtmlEventKind::Close) close(event.tag);
    }
    flush();
    return std::move(builder_).finish();
  }

 private:
  /// What closing an element undoes.
  struct Element {
    bool skipped = false;
    bool furniture = false;
    bool part = false;  ///< section, article, main: a footer inside is no footer of the page
    bool grid = false;
  };
  struct List {
    bool ordered = false;
    std::int32_t next = 1;
  };

  bool in_grid() const { return grids_ > 0; }

  void open(const HtmlEvent& event, bool layout) {
    Element element;
    element.skipped = is_skipped(event);
    element.part = event.tag == "section" || event.tag == "article" || event.tag == "main";
    element.furniture = event.tag == "nav" || event.navigation || (event.tag == "footer" && parts_ == 0);
    element.grid = is_grid(event.tag) && !layout && furniture_ == 0 && skipped_ == 0 && !in_grid();
    if (skipped_ == 0 && is_block(event.tag)) flush();
    skipped_ += element.skipped;
    furniture_ += element.furniture;
    parts_ += element.part;
    elements_.push_back(element);
    if (skipped_ > 0) return;
    if (element.grid) ++grids_;
    if (event.tag == "br") return next_line();
    in_grid() ? open_in_grid(event) : open_block(event);
  }

  void open_block(const HtmlEvent& event) {
    if (event.tag == "ul") lists_.push_back({});
    if (event.tag == "ol") lists_.push_back({true, event.number == 0 ? 1 : event.number});
    if (event.tag == "li") {
      item_ = true;
      if (event.number > 0 && !lists_.empty()) lists_.back().next = event.number;
    }
    if (event.tag == "blockquote") ++quotes_;
    if (event.tag == "pre") code_ = true;
    if (const auto level = heading_level(event.tag)) heading_ = level;
  }

  void open_in_grid(const HtmlEvent& event) {
    if (event.tag == "tr" || event.tag == "dt") {
      grid_.begin_row();
      headers_ = cells_ = 0;
    }
    if (event.tag == "dd" && cells_ != 1) {
      grid_.begin_row();
      grid_.add_cell({});
    }
    if (event.tag == "thead") in_head_ = true;
    if (event.tag != "td" && event.tag != "th" && event.tag != "dt" && event.tag != "dd") return;
    columns_ = event.columns;
    rows_ = event.rows;
    cell_ = true;
    ++cells_;
    headers_ += event.tag == "th";
    if (event.tag == "dd") cells_ = 2;
  }

  void close(std::string_view tag) {
    if (elements_.empty()) return;
    const auto element = elements_.back();
    if (skipped_ == 0) in_grid() ? close_in_grid(tag) : close_block(tag);
    if (element.grid) end_grid();
    elements_.pop_back();
    skipped_ -= element.skipped;
    furniture_ -= element.furniture;
    parts_ -= element.part;
  }

  void close_block(std::string_view tag) {
    if (is_block(tag)) flush();
    if ((tag == "ul" || tag == "ol") && !lists_.empty()) lists_.pop_back();
    if (tag == "blockquote" && quotes_ > 0) --quotes_;
    if (tag == "pre") code_ = false;
    if (heading_level(tag) > 0) heading_ = 0;
  }

  void close_in_grid(std::string_view tag) {
    if (tag == "td" || tag == "th" || tag == "dt" || tag == "dd") return end_cell();
    if (tag == "thead") in_head_ = false;
    if (tag == "tr" && cells_ > 0 && (in_head_ || (headers_ == cells_ && cells_ > 1))) grid_.mark_header();
    if (is_block(tag)) flush();
  }

  void end_cell() {
    grid_.add_cell(flat_lines(), columns_, rows_);
    cell_ = false;
  }

  void end_grid() {
    lines_.clear();
    --grids_;
    cell_ = in_head_ = false;
    grid_.emit(builder_);
    for (auto& comment : comments_) builder_.add(std::move(comment));
    comments_.clear();
  }

  std::vector<SourceSpan> flat_lines() {
    std::vector<SourceSpan> pieces;
    for (const auto& line : lines_) pieces.insert(pieces.end(), line.begin(), line.end());
    lines_.clear();
    return pieces;
  }

  void comment(SourceSpan span) {
    const auto inner = comment_words(span, builder_.source().text);
    if (inner.empty()) return;
    BlockDraft draft{BlockKind::Comment, 0, {}, {inner}, span};
    if (in_grid()) return comments_.push_back(std::move(draft));
    if (heading_ == 0) flush();
    builder_.add(std::move(draft));
  }

  void words(SourceSpan span) {
    if (skipped_ > 0) return;
    if (lines_.empty()) lines_.emplace_back();
    if (lines_.back().empty()) span = without_indent(span);
    if (span.empty()) return;
    if (span.begin < last_) {  // the parser moved it: out of a table, for example
      if (cell_) return;
      flush();
      lines_.emplace_back();
    }
    last_ = span.end;
    lines_.back().push_back(span);
  }

  /// A line begins with its first word, so that marks are seen; escapes that are spaces are none.
  SourceSpan without_indent(SourceSpan span) const {
    const std::string_view source = builder_.source().text;
    constexpr auto kSpaces = std::to_array<std::string_view>({"&nbsp;", "&#160;", "&emsp;", "&ensp;", "&#12288;"});
    if (is_one_of(span.in(source), kSpaces)) return {};
    const auto words = trim_span(span, source);
    return words.empty() ? words : SourceSpan{words.begin, span.end};
  }

  void next_line() {
    if (!lines_.empty()) lines_.emplace_back();
  }

  /// Ends a block, or a line of a cell.
  void flush() {
    if (cell_) return next_line();
    if (std::all_of(lines_.begin(), lines_.end(), [](const auto& line) { return line.empty(); })) return lines_.clear();
    last_ = {};
    if (furniture_ > 0) {
      blocks_.plain(lines_, BlockKind::Furniture);
    } else if (code_) {
      blocks_.plain(lines_, BlockKind::Code);
    } else if (heading_ > 0) {
      blocks_.heading(lines_, heading_);
    } else {
      prose();
    }
    lines_.clear();
  }

  void prose() {
    BlockDraft draft;
    if (!lists_.empty()) {
      draft.kind = BlockKind::ListItem;
      draft.level = static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 250));
      if (item_ && lists_.back().ordered) draft.number = std::to_string(lists_.back().next++);
      item_ = false;
    } else if (quotes_ > 0) {
      draft.kind = BlockKind::Quote;
    }
    blocks_.prose(lines_, std::move(draft));
  }

  DocumentBuilder builder_;
  std::vector<HtmlEvent> events_;
  std::vector<Footnote> footnotes_;  ///< none: HTML has no syntax for them
  MarkdownBlocks blocks_;
  TableGrid grid_;
  InlineLines lines_;
  std::vector<Element> elements_;
  std::vector<List> lists_;
  std::vector<BlockDraft> comments_;  ///< of the open table
  SourceOffset last_;                 ///< end of the last words of the open block
  std::size_t skipped_ = 0;           ///< open elements of each sort
  std::size_t furniture_ = 0;
  std::size_t parts_ = 0;
  std::size_t grids_ = 0;
  std::size_t quotes_ = 0;
  std::size_t cells_ = 0;    ///< of the open row
  std::size_t headers_ = 0;  ///< th of the open row
  std::uint16_t columns_ = 1;
  std::uint16_t rows_ = 1;
  std::uint8_t heading_ = 0;
  bool in_head_ = false;
  bool cell_ = false;
  bool item_ = false;
  bool code_ = false;
};

Result<Document> load(std::string path, std::string_view bytes) {
  auto source = make_source(std::move(path), bytes);
  if (!source) return tl::unexpected(std::move(source.error()));
  auto page = parse_html(*source);
  if (!page) return tl::unexpected(std::move(page.error()));
  return HtmlReader(std::move(*source), std::move(*page)).read();
}

constexpr auto kExtensions = std::to_array<std::string_view>({".html", ".htm", ".xhtml"});

}  // namespace
}  // namespace html_format

extern const Loader loader_html;
constinit const Loader loader_html = {"html", html_format::kExtensions, html_format::load};

}  // namespace kaiji
