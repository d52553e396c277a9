// SPDX-License-Identifier: Apache-2.0
#pragma once
// The characters with which a match of an expression may begin, as bits. An engine tries an expression at every
// character of a sentence, and nearly everywhere the first one already speaks against it. A character that is wrongly
// taken for one of them only costs the attempt.

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kaiji {

class StartSet {
 public:
  /// Every character.
  static StartSet everything();

  /// The first character of `text`, which is UTF-8; nothing of an empty one.
  void add(std::string_view text);
  /// The characters from `low` to `high`, both UTF-8; everything where they are very many.
  void add_range(std::string_view low, std::string_view high);
  StartSet& operator|=(const StartSet& other);
  /// What differs from a member in the case of ASCII letters, or stands for it when case is ignored (U+212A for k).
  void ignore_case();
  auto operator<=>(const StartSet&) const = default;
  bool is_everything() const { return everything_ != 0; }
  /// The first place at or behind byte `from` of `text` at which a member stands; its size where none does. Inside a
  /// character the next one is the first.
  std::size_t next(std::string_view text, std::size_t from) const;

 private:
  static constexpr std::size_t kBits = 2048;
  static std::size_t bit_of(const char* character, std::size_t size);
  void add_bit(std::size_t bit) { bits_[bit >> 6u] |= std::uint64_t{1} << (bit & 63u); }
  bool has_bit(std::size_t bit) const { return (bits_[bit >> 6u] >> (bit & 63u) & 1u) != 0; }

  std::array<std::uint64_t, kBits / 64> bits_{};
  std::uint64_t everything_ = 0;  ///< 1 for everything
};

}  // namespace kaiji
