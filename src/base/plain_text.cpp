// SPDX-License-Identifier: Apache-2.0
#include "base/plain_text.h"

#include <unicode/utf8.h>

#include <array>
#include <cstring>

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

/// Eight bytes of ASCII without controls.
bool is_printable(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  constexpr std::uint64_t kHigh = kOnes * 0x80;
  // The high bit of each: at least 0x20, and not 0x7F.
  return ((bytes & kHigh) | (~(bytes + kOnes * 0x60) & kHigh) | ((bytes + kOnes) & kHigh)) == 0;
}

/// Two of the characters that take three bytes, in the low six.
bool are_two_of_three(std::uint64_t bytes) {
  constexpr std::uint64_t kMask = 0xC0C0'F0C0'C0F0u;
  constexpr std::uint64_t kThree = 0x8080'E080'80E0u;
  return (bytes & kMask) == kThree && kLeads[bytes & 0xFFu] == Lead::Three &&
         kLeads[(bytes >> 24u) & 0xFFu] == Lead::Three;
}

/// Past what is looked over several bytes at a time.
std::size_t skip_usual(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  while (at + sizeof bytes <= text.size()) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if (are_two_of_three(bytes))
      at += 6;
    else if (is_printable(bytes))
      at += sizeof bytes;
    else
      break;
  }
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
