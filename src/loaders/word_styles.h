// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a paragraph of Word is by its style: word/styles.xml (ECMA-376 part 1, 17.7). Japanese and English style names.

#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <string>

namespace kaiji {

struct WordStyle {
  int outline = 0;  ///< heading level from 1; 0: body text
  int list = -1;    ///< id of the list that numbers it, or -1
  int level = -1;   ///< its level in the list from 0, or -1
  bool contents = false;
  bool hidden = false;  ///< its words are not shown
};

class WordStyles {
 public:
  WordStyles() = default;
  /// `styles` is the element w:styles.
  explicit WordStyles(const pugi::xml_node& styles);

  /// The style of a paragraph, what its own properties (w:pPr) say included.
  WordStyle style_of(const pugi::xml_node& properties) const;

 private:
  std::map<std::string, WordStyle> styles_;
};

/// Whether a switch such as w:vanish stands in `properties` and is on.
bool is_on(const pugi::xml_node& properties, const char* name);

}  // namespace kaiji
