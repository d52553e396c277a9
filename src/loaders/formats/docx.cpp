// SPDX-License-Identifier: Apache-2.0
// Word files (Office Open XML, ECMA-376 part 1, 17). What is printed is read, in the order of the page; a finding
// stands at a paragraph below a heading, at a cell of a table, or at a footnote.

#include <fmt/format.h>

#include <array>
#include <map>

#include "base/strings.h"
#include "loaders/extraction.h"
#include "loaders/loader.h"
#include "loaders/office_numbers.h"
#include "loaders/office_package.h"
#include "loaders/word_styles.h"
#include "loaders/word_words.h"
#include "text/characters.h"

namespace kaiji {
namespace docx_format {
namespace {

using Xml = std::unique_ptr<pugi::xml_document>;

/// The first characters of a heading, for locators.
std::string shortened(std::string_view words) {
  constexpr std::size_t kMost = 24;  // characters
  std::size_t at = 0;
  for (std::size_t count = 0; at < words.size() && count < kMost; ++count) decode_at(words, at);
  return std::string(words.substr(0, at)) + (at < words.size() ? "…" : "");
}

class DocxReader {
 public:
  DocxReader(WordStyles styles, WordNumbering numbering)
      : styles_(std::move(styles)), numbering_(std::move(numbering)) {}

  void add_notes(char kind, const pugi::xml_node& notes) {
    for (const auto& note : notes.children()) {
      const std::string_view type = note.attribute("w:type").as_string("normal");
      if (type == "normal") notes_[kind + std::string(note.attribute("w:id").as_string())] = note;
    }
  }

  /// A header or footer: words that stand on every page.
  void add_furniture(const pugi::xml_node& part) {
    extraction_.locate("ヘッダー・フッター", "header or footer");
    furniture_ = true;
    blocks(part, 0);
    furniture_ = false;
  }

  void read(const pugi::xml_node& body) { blocks(body, 0); }

  bool too_deep() const { return too_deep_; }
  Result<Document> finish(std::string path) && { return std::move(extraction_).finish(std::move(path)); }

 private:
  static bool is_wrapper(std::string_view name) {
    return name == "w:sdt" || name == "w:sdtContent" || name == "w:ins" || name == "w:moveTo" ||
           name == "w:customXml" || name == "w:smartTag" || name == "mc:AlternateContent" || name == "mc:Choice";
  }

  void blocks(const pugi::xml_node& parent, int depth) {
    if (depth > kDeepestNode) {
      too_deep_ = true;
      return;
    }
    for (const auto& node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "w:p") paragraph(node, depth);
      if (name == "w:tbl") table(node, depth);
      if (is_wrapper(name)) blocks(node, depth + 1);
    }
  }

  WordParagraph words_of(const pugi::xml_node& node) {
    auto read = read_paragraph(node, fields_);
    too_deep_ = too_deep_ || read.too_deep;
    return read;
  }

  /// The number or bullet in front of a paragraph.
  std::string label_of(const pugi::xml_node& node, const WordStyle& style) {
    if (style.list <= 0) return {};
    const std::string_view name = node.child("w:pPr").child("w:pStyle").attribute("w:val").as_string();
    const int by_style = name.empty() ? -1 : numbering_.level_of_style(style.list, name);
    return numbering_.next(style.list, style.level >= 0 ? style.level : by_style >= 0 ? by_style : 0);
  }

  void paragraph(const pugi::xml_node& node, int depth) {
    const auto style = styles_.style_of(node.child("w:pPr"));
    auto read = words_of(node);
    const bool blank = trim(replace_all(read.words, "\xE3\x80\x80", "")).empty();
    if (!blank && !style.hidden) write(node, style, read);
    for (const auto& box : read.boxes) {
      if (in_cell_ || depth > kDeepestNode) continue;
      blocks(box, depth + 1);
    }
    for (const auto& note : read.notes) add_note(note);
  }

  void write(const pugi::xml_node& node, const WordStyle& style, WordParagraph& read) {
    if (furniture_) return extraction_.plain(BlockKind::Furniture, {}, std::move(read.words));
    if (read.contents || style.contents) {
      extraction_.locate("目次", "table of contents");
      return extraction_.plain(BlockKind::Contents, {}, std::move(read.words));
    }
    const auto label = label_of(node, style);
    if (style.outline > 0) {
      place_ = shortened(label.empty() ? read.words : label + " " + read.words);
      paragraphs_ = tables_ = 0;
      extraction_.locate(fmt::format("見出し「{}」", place_), fmt::format("heading \"{}\"", place_));
      return extraction_.heading(static_cast<std::uint8_t>(style.outline), label, std::move(read.words));
    }
    ++paragraphs_;
    extraction_.locate(fmt::format("{}の{}段落目", section_ja(), paragraphs_),
                       fmt::format("{}, paragraph {}", section_en(), paragraphs_));
    const bool item = style.list > 0 && !label.empty();
    const int level = item ? std::clamp(style.level, 0, WordNumbering::kLevels - 1) + 1 : 0;
    extraction_.prose(static_cast<std::uint8_t>(level), label, std::move(read.words));
  }

  std::string section_ja() const { return place_.empty() ? "冒頭" : fmt::format("「{}」", place_); }
  std::string section_en() const { return place_.empty() ? "beginning" : fmt::format("\"{}\"", place_); }

  void add_note(const std::string& id) {
    const auto found = notes_.find(id);
    if (found == notes_.end()) return;
    const auto node = found->second;
    notes_.erase(found);
    const auto number = ++shown_notes_;
    std::string words;
    for (const auto& each : node.children("w:p")) words += (words.empty() ? "" : "\n") + words_of(each).words;
    if (in_cell_) return waiting_notes_.emplace_back(number, std::move(words)), void();
    write_note(number, std::move(words));
  }

  void write_note(int number, std::string words) {
    extraction_.locate(fmt::format("脚注{}", number), fmt::format("footnote {}", number));
    extraction_.plain(BlockKind::Note, std::to_string(number), std::move(words));
  }

  /// The rows of a table, or the cells of a row, also where a wrapper stands around them.
  template <class Visit>
  void each(const pugi::xml_node& parent, std::string_view wanted, int depth, const Visit& visit) {
    if (depth > kDeepestNode) {
      too_deep_ = true;
      return;
    }
    for (const auto& node : parent.children()) {
      if (node.name() == wanted) visit(node);
      if (is_wrapper(node.name())) each(node, wanted, depth + 1, visit);
    }
  }

  void table(const pugi::xml_node& node, int depth) {
    if (furniture_) return;
    if (is_frame(node))
      return each(node, "w:tr", depth, [&](const auto& row) {
        each(row, "w:tc", depth, [&](const auto& cell) { blocks(cell, depth + 2); });
      });
    ++tables_;
    int number = 0;
    each(node, "w:tr", depth, [&](const auto& row) { add_row(row, ++number, depth); });
    extraction_.end_table();
    for (auto& [note, words] : std::exchange(waiting_notes_, {})) write_note(note, std::move(words));
  }

  /// A table of one cell is a frame around paragraphs.
  static bool is_frame(const pugi::xml_node& table) {
    const auto row = table.child("w:tr");
    return row && !row.next_sibling("w:tr") && !row.child("w:tc").next_sibling("w:tc") && row.child("w:tc");
  }

  void add_row(const pugi::xml_node& row, int number, int depth) {
    const auto properties = row.child("w:trPr");
    if (properties.child("w:del") || is_on(properties, "w:hidden")) return;
    extraction_.begin_row();
    const int before = std::clamp(properties.child("w:gridBefore").attribute("w:val").as_int(), 0, 100);
    int column = before;
    if (before > 0) extraction_.cell({}, static_cast<std::uint32_t>(before));
    each(row, "w:tc", depth, [&](const auto& cell) {
      const auto about = cell.child("w:tcPr");
      const int span = std::clamp(about.child("w:gridSpan").attribute("w:val").as_int(1), 1, 200);
      const auto merged = about.child("w:vMerge");
      const bool covered = merged && std::string_view(merged.attribute("w:val").as_string("continue")) == "continue";
      extraction_.locate(fmt::format("{}の表{} {}行{}列", section_ja(), tables_, number, column + 1),
                         fmt::format("{}, table {}, row {}, column {}", section_en(), tables_, number, column + 1));
      extraction_.cell(covered ? std::string() : cell_words(cell, depth + 1), static_cast<std::uint32_t>(span));
      column += span;
    });
    if (is_on(properties, "w:tblHeader")) extraction_.mark_header();
  }

  std::string cell_words(const pugi::xml_node& cell, int depth) {
    const bool outer = std::exchange(in_cell_, true);
    std::string words;
    collect(cell, depth, words);
    in_cell_ = outer;
    return words;
  }

  void collect(const pugi::xml_node& parent, int depth, std::string& words) {
    if (depth > kDeepestNode) {
      too_deep_ = true;
      return;
    }
    for (const auto& node : parent.children()) {
      const std::string_view name = node.name();
      if (name != "w:p") {
        if (is_wrapper(name) || name == "w:tbl" || name == "w:tr" || name == "w:tc") collect(node, depth + 1, words);
        continue;
      }
      const auto style = styles_.style_of(node.child("w:pPr"));
      auto read = words_of(node);
      for (const auto& note : read.notes) add_note(note);
      if (trim(read.words).empty() || style.hidden) continue;
      const auto label = label_of(node, style);
      words += fmt::format("{}{}{}{}", words.empty() ? "" : "\n", label, label.empty() ? "" : " ", read.words);
    }
  }

  WordStyles styles_;
  WordNumbering numbering_;
  Extraction extraction_;
  WordFields fields_;
  std::map<std::string, pugi::xml_node> notes_;             ///< not yet shown, by kind and id
  std::vector<std::pair<int, std::string>> waiting_notes_;  ///< of the open table
  std::string place_;                                       ///< the last heading
  int paragraphs_ = 0;                                      ///< since it
  int tables_ = 0;
  int shown_notes_ = 0;
  bool furniture_ = false;
  bool in_cell_ = false;
  bool too_deep_ = false;
};

Result<Document> load(std::string path, std::string_view bytes) {
  auto package = OfficePackage::open(path, bytes);
  if (!package) return tl::unexpected(std::move(package.error()));
  auto main = package->required("word/document.xml", "Word");
  if (!main) return tl::unexpected(std::move(main.error()));
  std::map<std::string, Xml> parts;
  for (const std::string name : {"styles", "numbering", "footnotes", "endnotes"}) {
    auto part = package->part(fmt::format("word/{}.xml", name));
    if (!part) return tl::unexpected(std::move(part.error()));
    parts[name] = *part ? std::move(*part) : std::make_unique<pugi::xml_document>();
  }
  DocxReader reader(WordStyles(parts["styles"]->child("w:styles")),
                    WordNumbering(parts["numbering"]->child("w:numbering")));
  reader.add_notes('f', parts["footnotes"]->child("w:footnotes"));
  reader.add_notes('e', parts["endnotes"]->child("w:endnotes"));
  for (const auto& name : package->names("word/")) {
    if (!name.starts_with("word/header") && !name.starts_with("word/footer")) continue;
    auto part = package->part(name);
    if (!part) return tl::unexpected(std::move(part.error()));
    if (*part) reader.add_furniture((*part)->first_child());
  }
  reader.read((*main)->child("w:document").child("w:body"));
  if (reader.too_deep()) return fail(std::move(path), "the elements of the file are nested too deeply. Save it again.");
  return std::move(reader).finish(std::move(path));
}

constexpr auto kExtensions = std::to_array<std::string_view>({".docx", ".docm"});

}  // namespace
}  // namespace docx_format

extern const Loader loader_docx;
constinit const Loader loader_docx = {"docx", docx_format::kExtensions, docx_format::load};

}  // namespace kaiji
