// SPDX-License-Identifier: Apache-2.0
#pragma once
// The numbers that Word writes before headings and items: word/numbering.xml (ECMA-376 part 1, 17.9) and the counters
// that run through a document.

#include <array>
#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace kaiji {

/// A number in one of Word's formats (ST_NumberFormat): "decimal", "upperRoman", "aiueoFullWidth",
/// "decimalEnclosedCircle" … Unknown formats give decimal digits.
std::string word_number(std::string_view format, int value);

class WordNumbering {
 public:
  static constexpr int kLevels = 9;

  WordNumbering() = default;
  /// `numbering` is the element w:numbering.
  explicit WordNumbering(const pugi::xml_node& numbering);

  /// Counts one paragraph of list `id` at a level from 0 and gives what stands before it: 「第1章」, "(1)", "・"; ""
  /// where the list is unknown or shows nothing.
  std::string next(int id, int level);
  /// The level of list `id` that belongs to a paragraph style, or -1.
  int level_of_style(int id, std::string_view style) const;

 private:
  struct Level {
    std::string format;
    std::string text;
    std::string style;
    int start = 1;
    bool legal = false;  ///< numbers of the levels above are shown in decimal
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    int abstract = -1;
    Levels levels;
    std::array<bool, kLevels> restarts{};  ///< an own start, not yet used
  };
  static Level read_level(const pugi::xml_node& node);

  std::map<int, Levels> abstracts_;
  std::map<int, List> lists_;
  std::map<int, std::array<int, kLevels>> counters_;  ///< by abstract list; 0: not begun
};

}  // namespace kaiji
