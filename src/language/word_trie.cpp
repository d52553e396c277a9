// SPDX-License-Identifier: Apache-2.0
#include "language/word_trie.h"

#include <unicode/utf8.h>

#include <array>
#include <bit>
#include <cassert>

namespace kaiji {
namespace {

constexpr std::size_t kFirstCapacity = 1024;
constexpr std::size_t kPairWords = 4096;  ///< of 64 bits
constexpr std::uint64_t kHashFactor = 0x9E3779B97F4A7C15u;

/// The code point at `at`, ASCII in lower case, and `at` moved past it. Bytes that are no UTF-8 give a code point that
/// no word holds.
std::uint32_t next_code(const char* text, std::size_t& at, std::size_t end) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    ++at;
    return lead >= 'A' && lead <= 'Z' ? lead + 32u : lead;
  }
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  // Kana, ideographs and their punctuation: three bytes, below the surrogates.
  if (lead > 0xE0 && lead < 0xED && at + 2 < end && (byte(1) & 0xC0u) == 0x80 && (byte(2) & 0xC0u) == 0x80) {
    const std::uint32_t code = (lead & 0x0Fu) << 12u | (byte(1) & 0x3Fu) << 6u | (byte(2) & 0x3Fu);
    at += 3;
    return code;
  }
  UChar32 code = 0;
  U8_NEXT(text, at, end, code);
  return static_cast<std::uint32_t>(code);
}

/// Where the bit of a pair stands: its word in the high bits, its place there in the low six.
std::size_t pair_bit(std::uint32_t first, std::uint32_t second) {
  const std::uint64_t key = (std::uint64_t{first} << 21u) ^ second;
  return static_cast<std::size_t>((key * kHashFactor) >> (64u - 18u));
}

}  // namespace

WordTrie::WordTrie()
    : shift_(64 - std::countr_zero(kFirstCapacity)), own_nodes_(1), own_slots_(kFirstCapacity), own_pairs_(kPairWords) {
  show();
}

/// The spans of what is built here.
void WordTrie::show() {
  nodes_ = own_nodes_;
  slots_ = own_slots_;
  pairs_ = own_pairs_;
}

std::size_t WordTrie::slot(std::uint32_t node, std::uint32_t code) const {
  const std::uint64_t key = (std::uint64_t{node} << 21u) ^ code;
  return static_cast<std::size_t>((key * kHashFactor) >> shift_);
}

std::uint32_t WordTrie::step(std::uint32_t node, std::uint32_t code) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = slot(node, code);; i = (i + 1) & mask) {
    const std::uint32_t target = slots_[i];
    if (target == 0 || (nodes_[target].parent == node && nodes_[target].code == code)) return target;
  }
}

void WordTrie::grow() {
  own_slots_.assign(own_slots_.size() * 2, 0);
  --shift_;
  const std::size_t mask = own_slots_.size() - 1;
  for (std::uint32_t node = 1; node < own_nodes_.size(); ++node) {
    std::size_t i = slot(own_nodes_[node].parent, own_nodes_[node].code);
    while (own_slots_[i] != 0) i = (i + 1) & mask;
    own_slots_[i] = node;
  }
}

std::uint32_t WordTrie::step_or_add(std::uint32_t node, std::uint32_t code) {
  if (own_nodes_.size() * 2 >= own_slots_.size()) grow();
  const std::size_t mask = own_slots_.size() - 1;
  std::size_t i = slot(node, code);
  for (; own_slots_[i] != 0; i = (i + 1) & mask) {
    const Node& known = own_nodes_[own_slots_[i]];
    if (known.parent == node && known.code == code) return own_slots_[i];
  }
  own_slots_[i] = static_cast<std::uint32_t>(own_nodes_.size());
  own_nodes_.push_back({node, code, 0});
  return own_slots_[i];
}

void WordTrie::admit(std::uint32_t first, std::uint32_t second) {
  const std::size_t bit = pair_bit(first, second);
  own_pairs_[bit >> 6u] |= std::uint64_t{1} << (bit & 63u);
}

bool WordTrie::may_start(std::uint32_t first, std::uint32_t second) const {
  const std::size_t bit = pair_bit(first, second);
  return (pairs_[bit >> 6u] >> (bit & 63u) & 1u) != 0;
}

WordId WordTrie::add(std::string_view word) {
  assert(!word.empty());
  std::uint32_t node = 0;
  std::array<std::uint32_t, 2> first{};
  std::size_t length = 0;
  for (std::size_t at = 0; at < word.size(); ++length) {
    const std::uint32_t code = next_code(word.data(), at, word.size());
    if (length < first.size()) first[length] = code;
    node = step_or_add(node, code);
  }
  admit(first[0], first[1]);
  if (own_nodes_[node].word == 0) own_nodes_[node].word = ++words_;
  show();
  return own_nodes_[node].word - 1;
}

void WordTrie::walk(std::string_view text, WordHit from, std::size_t end, std::vector<WordHit>& hits) const {
  const std::size_t begin = from.span.begin.value;
  std::uint32_t node = 0;
  for (std::size_t at = begin; at < end;) {
    node = step(node, next_code(text.data(), at, end));
    if (node == 0) return;
    if (const auto word = nodes_[node].word; word != 0) hits.push_back({word - 1, from.unit, text_span(begin, at)});
  }
}

std::vector<WordHit> WordTrie::find(std::string_view text, std::span<const TextSpan> units) const {
  std::vector<WordHit> hits;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const std::size_t end = units[unit].end.value;
    std::size_t begin = units[unit].begin.value;
    std::size_t next = begin;
    std::uint32_t code = begin < end ? next_code(text.data(), next, end) : 0;
    while (begin < end) {
      std::size_t after = next;
      const std::uint32_t following = next < end ? next_code(text.data(), after, end) : 0;
      if (may_start(code, following) || may_start(code, 0)) {
        walk(text, {0, static_cast<std::uint32_t>(unit), text_span(begin, begin)}, end, hits);
      }
      begin = next;
      next = after;
      code = following;
    }
  }
  return hits;
}

}  // namespace kaiji
