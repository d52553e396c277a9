// SPDX-License-Identifier: Apache-2.0
#include "language/word_trie.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <bit>
#include <cassert>

namespace kaiji {
namespace {

constexpr std::size_t kFirstCapacity = 1024;

/// The code point at `at`, ASCII in lower case, and `at` moved past it. Bytes that are no UTF-8 give a code point that
/// no word holds.
std::uint32_t next_code(const char* text, std::size_t& at, std::size_t end) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    ++at;
    return lead >= 'A' && lead <= 'Z' ? lead + 32u : lead;
  }
  UChar32 code = 0;
  U8_NEXT(text, at, end, code);
  return static_cast<std::uint32_t>(code);
}

}  // namespace

WordTrie::WordTrie() : edges_(kFirstCapacity), shift_(64 - std::countr_zero(kFirstCapacity)), word_of_node_(1) {}

std::size_t WordTrie::slot(std::uint32_t node, std::uint32_t code) const {
  const std::uint64_t key = (std::uint64_t{node} << 21u) ^ code;
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> shift_);
}

std::uint32_t WordTrie::step(std::uint32_t node, std::uint32_t code) const {
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t i = slot(node, code);; i = (i + 1) & mask) {
    const Edge& edge = edges_[i];
    if (edge.target == 0 || (edge.node == node && edge.code == code)) return edge.target;
  }
}

void WordTrie::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  --shift_;
  const std::size_t mask = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (edge.target == 0) continue;
    std::size_t i = slot(edge.node, edge.code);
    while (edges_[i].target != 0) i = (i + 1) & mask;
    edges_[i] = edge;
  }
}

std::uint32_t WordTrie::step_or_add(std::uint32_t node, std::uint32_t code) {
  if (const std::uint32_t target = step(node, code); target != 0) return target;
  if (edge_count_ * 2 >= edges_.size()) grow();
  const std::size_t mask = edges_.size() - 1;
  std::size_t i = slot(node, code);
  while (edges_[i].target != 0) i = (i + 1) & mask;
  const auto target = static_cast<std::uint32_t>(word_of_node_.size());
  edges_[i] = {node, code, target};
  ++edge_count_;
  word_of_node_.push_back(0);
  return target;
}

WordId WordTrie::add(std::string_view word) {
  assert(!word.empty());
  std::uint32_t node = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::uint32_t code = next_code(word.data(), at, word.size());
    if (node == 0) first_[(code & 0xFFFFu) >> 6u] |= std::uint64_t{1} << (code & 63u);
    node = step_or_add(node, code);
  }
  if (word_of_node_[node] == 0) word_of_node_[node] = ++words_;
  return word_of_node_[node] - 1;
}

bool WordTrie::may_start(std::uint32_t code) const {
  return (first_[(code & 0xFFFFu) >> 6u] >> (code & 63u) & 1u) != 0;
}

std::vector<WordHit> WordTrie::find(std::string_view text, std::span<const TextSpan> units) const {
  std::vector<WordHit> hits;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const std::size_t end = units[unit].end.value;
    for (std::size_t begin = units[unit].begin.value; begin < end;) {
      std::size_t at = begin;
      const std::uint32_t code = next_code(text.data(), at, end);
      const std::size_t next = at;
      if (may_start(code)) {
        std::uint32_t node = step(0, code);
        while (node != 0) {
          if (word_of_node_[node] != 0) {
            hits.push_back({word_of_node_[node] - 1, static_cast<std::uint32_t>(unit), text_span(begin, at)});
          }
          if (at >= end) break;
          node = step(node, next_code(text.data(), at, end));
        }
      }
      begin = next;
    }
  }
  return hits;
}

}  // namespace kaiji
