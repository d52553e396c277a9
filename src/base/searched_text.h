// SPDX-License-Identifier: Apache-2.0
#pragma once
// A text that is searched for many words one after the other: the bits of its characters turn most of them away.

#include <string_view>

#include "base/find.h"
#include "base/first_characters.h"

namespace kaiji {

class SearchedText {
 public:
  /// `text` is UTF-8 and must outlive this.
  explicit SearchedText(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
      if (begins) heads_.add(text.substr(at));
    }
  }

  std::string_view text() const { return text_; }
  /// As std::string_view::find. `word` is not empty and begins with a whole character.
  std::size_t find(std::string_view word) const {
    return heads_.may_begin(word, 0) ? find_word(text_, word) : std::string_view::npos;
  }
  bool holds(std::string_view word) const { return find(word) != std::string_view::npos; }

 private:
  std::string_view text_;
  FirstCharacters heads_;
};

}  // namespace kaiji
