// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands before the words of a line: a heading number, a bullet, a note mark. Says what is written, not what it
// means: whether a numbered line is a heading is decided in headings.h. Pure functions; thread-safe.

#include <cstdint>
#include <string>
#include <string_view>

namespace kaiji {

enum class MarkKind : std::uint8_t {
  None,
  Hash,     ///< "## " of Markdown
  Chapter,  ///< 第1章, 第2条
  Decimal,  ///< "1.", "6.5.2", "A.9.2.1", "CLD.6.3.1", "1-2", "IV."
  Paren,    ///< "(1)", "1)", "(ア)", "a)"
  Circled,  ///< ①
  Bullet,   ///< ・ - * •
  Box,      ///< ■ ◆ ● ▼: a heading or a bullet
  Note      ///< ※, (注), 注1)
};

struct LineMark {
  MarkKind kind = MarkKind::None;
  std::string number;      ///< of Chapter, Decimal, Paren, Circled: without closing mark, half-width
  int value = 0;           ///< the last number in `number`; of letters their place in the alphabet
  std::size_t length = 0;  ///< bytes of the mark and the white space behind it
  std::uint8_t depth = 0;  ///< of Hash: number of '#'; of Decimal: number of components
  bool closed = false;     ///< of Decimal: a dot closes it ("1." and not "1")
  char32_t sign = 0;       ///< of Bullet and Box: the sign
};

/// The mark at the start of `words`, which has no white space in front.
LineMark read_mark(std::string_view words);

}  // namespace kaiji
