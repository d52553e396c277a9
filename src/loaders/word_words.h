// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words of one paragraph of Word as they are printed: what was deleted, hidden or is the code of a field is left
// out (ECMA-376 part 1, 17.3, 17.13.5, 17.16). For loaders/formats/docx.cpp.

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace kaiji {

/// Nodes of a paragraph that are looked into at most; deeper ones make the file unreadable.
inline constexpr int kDeepestNode = 200;

/// The fields that are open while a document is read: they begin and end in any paragraph.
class WordFields {
 public:
  void begin() { open_.push_back({}); }
  void code(std::string_view words);
  void separate();
  void end();
  /// Whether the words here are the code of a field, not its result.
  bool in_code() const { return !open_.empty() && !open_.back().result; }
  /// Whether a table of contents is open.
  bool in_contents() const;

 private:
  struct Field {
    std::string code;
    bool result = false;
  };
  std::vector<Field> open_;
};

struct WordParagraph {
  std::string words;
  std::vector<pugi::xml_node> boxes;  ///< contents of the text boxes that hang on it
  std::vector<std::string> notes;     ///< ids of its footnotes ("f3") and endnotes ("e1")
  bool contents = false;              ///< a part of a table of contents
  bool too_deep = false;
};

WordParagraph read_paragraph(const pugi::xml_node& paragraph, WordFields& fields);

}  // namespace kaiji
