// SPDX-License-Identifier: Apache-2.0
#pragma once
// A fixed list of words that texts are searched for: one pass over the text, however many words there are. Nearly every
// Japanese character begins with the same few bytes, so that searching a text for each word by itself stops at each
// character. Immutable; a list of constants is made at compile time.

#include <algorithm>
#include <span>
#include <string_view>

#include "base/first_characters.h"
#include "base/strings.h"

namespace kaiji {

class WordList {
 public:
  /// The words must outlive the list; none is empty.
  template <std::size_t Count>
  constexpr explicit WordList(const std::string_view (&words)[Count]) : words_(words), first_(words_) {}

  /// True where one of the words stands anywhere in `text`.
  bool stands_in(std::string_view text) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool inside_character = (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
      if (inside_character || !first_.may_begin(text, at)) continue;
      const auto here = [&](std::string_view word) { return stands_at(text, at, word); };
      if (std::any_of(words_.begin(), words_.end(), here)) return true;
    }
    return false;
  }

 private:
  std::span<const std::string_view> words_;
  FirstCharacters first_;
};

}  // namespace kaiji
