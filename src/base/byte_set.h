// SPDX-License-Identifier: Apache-2.0
#pragma once
// A few bytes that a text is searched for, as a table: the syntax characters of expressions, the ends of strings. Texts
// of packs are searched for them byte by byte, where std::string_view::find_first_of calls memchr at each byte.

#include <array>
#include <cstddef>
#include <string_view>

namespace kaiji {

class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes) holds_[static_cast<unsigned char>(byte)] = true;
  }
  constexpr bool holds(char byte) const { return holds_[static_cast<unsigned char>(byte)]; }
  /// The first of the bytes at or behind `at`, or the size of `text`.
  constexpr std::size_t find_in(std::string_view text, std::size_t at = 0) const {
    while (at < text.size() && !holds(text[at])) ++at;
    return at;
  }

 private:
  std::array<bool, 256> holds_{};
};

}  // namespace kaiji
