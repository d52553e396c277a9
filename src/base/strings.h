// SPDX-License-Identifier: Apache-2.0
#pragma once
// Small string functions that several layers need. All work on bytes; none allocates more than its result.

#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kaiji {

/// True where `word` stands at byte `at` of `text`. The last byte is looked at first: Japanese characters begin alike.
inline bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
  return at <= text.size() && text.size() - at >= word.size() &&
         (word.empty() ||
          (text[at + word.size() - 1] == word.back() && std::memcmp(text.data() + at, word.data(), word.size()) == 0));
}
/// `text` without ASCII spaces, tabs and line ends at both ends.
std::string_view trim(std::string_view text);
/// The pieces between the separators; "" gives one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);
/// `text` with every `from` replaced.
std::string replace_all(std::string text, std::string_view from, std::string_view to);
/// ASCII letters made lower case.
std::string to_lower_ascii(std::string_view text);
/// The candidate nearest to `word` by edit distance, or "" where none is near enough to be a misspelling of it.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace kaiji
