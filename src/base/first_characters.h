// SPDX-License-Identifier: Apache-2.0
#pragma once
// The first characters of a set of words, as bits: extractors ask at every character of a document whether one of their
// words may begin there, and nearly always none does. A `may_begin` that is wrong only costs the comparison.

#include <array>
#include <cstdint>
#include <string_view>

namespace kaiji {

class FirstCharacters {
 public:
  constexpr FirstCharacters() = default;
  /// Of string views, or of entries with a member `word`.
  template <class Words>
  constexpr explicit FirstCharacters(const Words& words) {
    for (const auto& word : words) {
      if constexpr (requires { word.word; })
        add(word.word);
      else
        add(word);
    }
  }
  constexpr void add(std::string_view word) {
    bits_[place(word, 0) >> 6u] |= std::uint64_t{1} << (place(word, 0) & 63u);
  }
  /// The words of both.
  constexpr FirstCharacters operator|(const FirstCharacters& other) const {
    FirstCharacters both;
    for (std::size_t i = 0; i < bits_.size(); ++i) both.bits_[i] = bits_[i] | other.bits_[i];
    return both;
  }
  /// False where none of the words stands at byte `at` of `text`, which is less than its size.
  constexpr bool may_begin(std::string_view text, std::size_t at) const {
    const std::size_t bit = place(text, at);
    return (bits_[bit >> 6u] >> (bit & 63u) & 1u) != 0;
  }

 private:
  /// ASCII by itself, other characters by the low bits of their second and third byte.
  static constexpr std::size_t place(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    if (byte(at) < 0x80) return byte(at);
    return ((byte(at + 1) & 63u) << 6u) | (byte(at + 2) & 63u);
  }
  std::array<std::uint64_t, 64> bits_{};
};

}  // namespace kaiji
