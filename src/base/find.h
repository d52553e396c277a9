// SPDX-License-Identifier: Apache-2.0
#pragma once
// Searches a text for one word, or for a few bytes, sixteen places at a time. std::string_view::find stops at each byte
// that equals the word's first one, and nearly every Japanese character begins with the same few; here the last byte
// must fit as well. Pure functions; thread-safe.

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kaiji {

/// As text.find(word, from).
inline std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) {
  const std::size_t size = word.size();
  if (size == 0) return text.find(word, from);
  if (text.size() < size || from > text.size() - size) return std::string_view::npos;
  const std::size_t end = text.size() - size + 1;
  const char* const data = text.data();
  std::size_t at = from;
#if defined(__SSE2__)
  constexpr std::size_t kBlock = 16;
  const __m128i first = _mm_set1_epi8(word.front());
  const __m128i last = _mm_set1_epi8(word.back());
  for (; at + kBlock <= end; at += kBlock) {
    const __m128i heads = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + at));
    const __m128i tails = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + at + size - 1));
    const __m128i fits = _mm_and_si128(_mm_cmpeq_epi8(heads, first), _mm_cmpeq_epi8(tails, last));
    for (auto places = static_cast<unsigned>(_mm_movemask_epi8(fits)); places != 0; places &= places - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(places));
      if (std::memcmp(data + place, word.data(), size) == 0) return place;
    }
  }
#endif
  for (; at < end; ++at) {
    if (data[at + size - 1] == word.back() && data[at] == word.front() &&
        std::memcmp(data + at, word.data(), size) == 0)
      return at;
  }
  return std::string_view::npos;
}

/// The first of three bytes at or behind `at`, or the size of `text`.
inline std::size_t find_one_of(std::string_view text, const std::array<char, 3>& bytes, std::size_t at) {
#if defined(__SSE2__)
  constexpr std::size_t kBlock = 16;
  const __m128i first = _mm_set1_epi8(bytes[0]);
  const __m128i second = _mm_set1_epi8(bytes[1]);
  const __m128i third = _mm_set1_epi8(bytes[2]);
  for (; at + kBlock <= text.size(); at += kBlock) {
    const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i fits = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(here, first), _mm_cmpeq_epi8(here, second)),
                                      _mm_cmpeq_epi8(here, third));
    const auto places = static_cast<unsigned>(_mm_movemask_epi8(fits));
    if (places != 0) return at + static_cast<std::size_t>(std::countr_zero(places));
  }
#endif
  while (at < text.size() && text[at] != bytes[0] && text[at] != bytes[1] && text[at] != bytes[2]) ++at;
  return at;
}

/// The word stands somewhere in the text.
inline bool holds_word(std::string_view text, std::string_view word) {
  return find_word(text, word) != std::string_view::npos;
}

}  // namespace kaiji
