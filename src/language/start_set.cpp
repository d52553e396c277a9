// SPDX-License-Identifier: Apache-2.0
#include "language/start_set.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace kaiji {
namespace {

constexpr UChar32 kMostOfRange = 2048;  ///< characters of a range that are told apart

}  // namespace

/// ASCII by itself, two bytes by the second, all others by the low bits of the second and third.
std::size_t StartSet::bit_of(const char* character, std::size_t size) {
  const auto byte = [&](std::size_t i) { return i < size ? static_cast<unsigned char>(character[i]) : 0u; };
  if (byte(0) < 0x80) return byte(0);
  if (byte(0) < 0xE0) return 128 + (byte(1) & 63u);
  return 1024 + ((byte(1) & 15u) << 6u) + (byte(2) & 63u);
}

StartSet StartSet::everything() {
  StartSet all;
  all.everything_ = 1;
  return all;
}

void StartSet::add(std::string_view text) {
  if (!text.empty()) add_bit(bit_of(text.data(), text.size()));
}

void StartSet::add_range(std::string_view low, std::string_view high) {
  UChar32 first = 0;
  UChar32 last = 0;
  std::size_t at = 0;
  U8_NEXT(low.data(), at, low.size(), first);
  at = 0;
  U8_NEXT(high.data(), at, high.size(), last);
  if (first < 0 || last - first >= kMostOfRange) everything_ = 1;
  for (; !is_everything() && first <= last; ++first) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, first);
    add({bytes.data(), size});
  }
}

StartSet& StartSet::operator|=(const StartSet& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  everything_ |= other.everything_;
  return *this;
}

void StartSet::ignore_case() {
  constexpr std::size_t kCase = 'a' - 'A';
  for (std::size_t upper = 'A'; upper <= 'Z'; ++upper) {
    if (!has_bit(upper) && !has_bit(upper + kCase)) continue;
    add_bit(upper);
    add_bit(upper + kCase);
  }
  if (has_bit('k')) add("\u212A");
  if (has_bit('s')) add("\u017F");
}

std::size_t StartSet::next(std::string_view text, std::size_t from) const {
  if (is_everything()) return std::min(from, text.size());
  const auto inside = [&] { return (static_cast<unsigned char>(text[from]) & 0xC0u) == 0x80; };
  while (from < text.size() && inside()) ++from;
  while (from < text.size()) {
    if (has_bit(bit_of(text.data() + from, text.size() - from))) return from;
    const auto lead = static_cast<unsigned char>(text[from]);
    from += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
  return text.size();
}

}  // namespace kaiji
