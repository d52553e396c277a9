// SPDX-License-Identifier: Apache-2.0
#include "loaders/word_words.h"

#include <string_view>

#include "base/strings.h"
#include "loaders/word_styles.h"

namespace kaiji {
namespace {

class ParagraphReader {
 public:
  explicit ParagraphReader(WordFields& fields) : fields_(fields) {}

  WordParagraph read(const pugi::xml_node& paragraph) && {
    made_.contents = fields_.in_contents();
    walk(paragraph, 0);
    made_.contents = made_.contents || fields_.in_contents();
    return std::move(made_);
  }

 private:
  void walk(const pugi::xml_node& parent, int depth) {
    if (depth > kDeepestNode) {
      made_.too_deep = true;
      return;
    }
    for (const auto& node : parent.children()) visit(node, depth);
  }

  static bool is_left_out(std::string_view name) {
    return name == "w:del" || name == "w:moveFrom" || name == "w:pPr" || name == "w:rPr" || name == "w:delText" ||
           name == "w:rt" || name == "mc:Fallback" || name == "w:sdtPr" || name == "w:sdtEndPr" || name == "w:p" ||
           name == "w:tbl";
  }

  void visit(const pugi::xml_node& node, int depth) {
    const std::string_view name = node.name();
    if (is_left_out(name)) return;
    if (name == "w:r" && is_on(node.child("w:rPr"), "w:vanish")) return fields_of(node);
    if (name == "w:txbxContent") return made_.boxes.push_back(node);
    if (name == "w:fldChar") return field(node);
    if (name == "w:instrText") return fields_.code(node.text().get());
    if (name == "w:footnoteReference") return note('f', node);
    if (name == "w:endnoteReference") return note('e', node);
    if (!fields_.in_code()) sign(name, node);
    walk(node, depth + 1);
  }

  void sign(std::string_view name, const pugi::xml_node& node) {
    if (name == "w:t") made_.words += node.text().get();
    if (name == "w:tab" || name == "w:ptab") made_.words += '\t';
    if (name == "w:noBreakHyphen") made_.words += '-';
    const std::string_view type = node.attribute("w:type").as_string();
    if (name == "w:cr" || (name == "w:br" && type != "page" && type != "column")) made_.words += '\n';
  }

  /// Hidden words may hold the marks of fields that end where all is seen.
  void fields_of(const pugi::xml_node& run) {
    for (const auto& node : run.children("w:fldChar")) field(node);
  }

  void field(const pugi::xml_node& node) {
    const std::string_view type = node.attribute("w:fldCharType").as_string();
    if (type == "begin") fields_.begin();
    if (type == "separate") fields_.separate();
    if (type == "end") fields_.end();
  }

  void note(char kind, const pugi::xml_node& node) {
    made_.notes.push_back(kind + std::string(node.attribute("w:id").as_string()));
  }

  WordFields& fields_;
  WordParagraph made_;
};

}  // namespace

void WordFields::code(std::string_view words) {
  if (in_code() && open_.back().code.size() < 100) open_.back().code += words.substr(0, 100);
}

void WordFields::separate() {
  if (!open_.empty()) open_.back().result = true;
}

void WordFields::end() {
  if (!open_.empty()) open_.pop_back();
}

bool WordFields::in_contents() const {
  for (const auto& field : open_)
    if (field.result && trim(field.code).starts_with("TOC")) return true;
  return false;
}

WordParagraph read_paragraph(const pugi::xml_node& paragraph, WordFields& fields) {
  return ParagraphReader(fields).read(paragraph);
}

}  // namespace kaiji
