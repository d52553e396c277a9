// SPDX-License-Identifier: Apache-2.0
#pragma once
// Positions whose coordinate space is part of their type. There are two spaces and no third: the source (decoded UTF-8
// text of the file, what people see) and the text (normalized, what everything after the loader sees). They do not
// convert: OffsetMap (text/offset_map.h) is the only bridge.

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace kaiji {

struct InSource;
struct InText;

/// Position in one coordinate space, in bytes from its start, 0-based.
template <class Space>
struct Offset {
  std::uint32_t value = 0;
  auto operator<=>(const Offset&) const = default;
};

/// Half-open interval [begin, end) of one space, in bytes.
template <class Space>
struct Span {
  Offset<Space> begin;
  Offset<Space> end;

  auto operator<=>(const Span&) const = default;
  std::uint32_t size() const { return end.value - begin.value; }
  bool empty() const { return begin == end; }
  bool contains(Offset<Space> at) const { return begin <= at && at < end; }
  bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  /// The bytes of this span in `whole`, which must be the whole text of the space.
  std::string_view in(std::string_view whole) const { return whole.substr(begin.value, size()); }
};

using SourceOffset = Offset<InSource>;
using TextOffset = Offset<InText>;
using SourceSpan = Span<InSource>;
using TextSpan = Span<InText>;

inline SourceSpan source_span(std::size_t begin, std::size_t end) {
  return {{static_cast<std::uint32_t>(begin)}, {static_cast<std::uint32_t>(end)}};
}
inline TextSpan text_span(std::size_t begin, std::size_t end) {
  return {{static_cast<std::uint32_t>(begin)}, {static_cast<std::uint32_t>(end)}};
}

/// The smallest span that holds both.
template <class Space>
Span<Space> cover(const Span<Space>& a, const Span<Space>& b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace kaiji
