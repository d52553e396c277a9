// SPDX-License-Identifier: Apache-2.0
#include "base/plain_text.h"

#include <unicode/utf8.h>

#include <array>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kaiji {
namespace {

enum class Lead : std::uint8_t { Other, Plain, Three };

/// By byte: printable ASCII, line ends and tabs; those that kana, ideographs and their punctuation begin with.
constexpr std::array<Lead, 256> kLeads = [] {
  std::array<Lead, 256> leads{};
  for (unsigned byte = 0x20; byte < 0x7F; ++byte) leads[byte] = Lead::Plain;
  leads['\n'] = leads['\t'] = Lead::Plain;
  for (unsigned byte = 0xE1; byte < 0xED; ++byte) leads[byte] = Lead::Three;
  return leads;
}();

bool continues_twice(const char* at) {
  std::uint16_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return (bytes & 0xC0C0u) == 0x8080u;
}

#if defined(__SSE2__)
constexpr std::size_t kBlock = 16;

/// The bytes of a block from `low` to `high`, as bits; both below 0x80 or both above.
unsigned between(__m128i bytes, unsigned low, unsigned high) {
  // Shifted so that `low` is the least signed byte, which is what SSE2 compares.
  const __m128i shifted = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(low + 0x80u)));
  const __m128i above = _mm_cmpgt_epi8(shifted, _mm_set1_epi8(static_cast<char>(high - low + 0x80u)));
  return ~static_cast<unsigned>(_mm_movemask_epi8(above)) & 0xFFFFu;
}
unsigned equal(__m128i bytes, char byte) {
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte))));
}
#endif

/// Past the blocks in which nothing but printable ASCII, line ends, tabs and usual characters of three bytes stands;
/// the place is the begin of a character.
std::size_t skip_usual(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  while (at + kBlock <= text.size()) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const unsigned plain = between(bytes, 0x20, 0x7E) | equal(bytes, '\n') | equal(bytes, '\t');
    if (plain == 0xFFFFu) {
      at += kBlock;
      continue;
    }
    const unsigned leads = between(bytes, 0xE1, 0xEC);
    const unsigned continues = between(bytes, 0x80, 0xBF);
    if ((plain | leads | continues) != 0xFFFFu || continues != ((leads << 1u | leads << 2u) & 0xFFFFu)) break;
    // A character that the block cuts is looked at again with the next one.
    at += (leads & 0x8000u) != 0 ? kBlock - 1 : (leads & 0x4000u) != 0 ? kBlock - 2 : kBlock;
  }
#endif
  return at;
}

}  // namespace

bool is_plain_text(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) return false;
  for (std::size_t at = skip_usual(text, 0); at < text.size(); at = skip_usual(text, at)) {
    const Lead lead = kLeads[static_cast<unsigned char>(text[at])];
    if (lead == Lead::Plain) {
      ++at;
    } else if (lead == Lead::Three && at + 2 < text.size() && continues_twice(text.data() + at + 1)) {
      at += 3;
    } else {
      if (static_cast<unsigned char>(text[at]) < 0x80) return false;
      UChar32 code = 0;
      U8_NEXT(text.data(), at, text.size(), code);
      if (code < 0) return false;
    }
  }
  return true;
}

// Eight bytes at a time.
std::uint32_t count_characters(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  std::uint32_t count = 0;
  for (; text.size() >= sizeof(std::uint64_t); text.remove_prefix(sizeof(std::uint64_t))) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), sizeof bytes);
    const std::uint64_t continues = (bytes >> 7u) & ~(bytes >> 6u) & kOnes;
    count += 8 - static_cast<std::uint32_t>((continues * kOnes) >> 56u);
  }
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u ? 1 : 0;
  return count;
}

}  // namespace kaiji
