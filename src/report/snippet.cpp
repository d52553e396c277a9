// SPDX-License-Identifier: Apache-2.0
#include "report/snippet.h"

#include <algorithm>

#include "report/places.h"

namespace kaiji {
namespace {

constexpr std::string_view kCut = "…";

/// Bytes of the UTF-8 character that starts at `at`.
std::size_t bytes_of_character(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80) ++length;
  return length;
}

/// The start of the longest tail of `text` that fits into `cells`.
std::size_t tail_that_fits(std::string_view text, std::uint32_t cells) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t before = begin - 1;
    while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
    const auto width = display_width(text.substr(before, begin - before));
    if (width > cells) break;
    cells -= width;
    begin = before;
  }
  return begin;
}

/// The bytes of a long line that can be shown at all: at most this many cells' worth on either side of the marks, so
/// that many findings on one endless line take no time in proportion to it.
constexpr std::size_t kBytesPerCell = 16;

std::string_view near_end(std::string_view text, std::uint32_t cells) {
  if (text.size() <= cells * kBytesPerCell) return text;
  std::size_t begin = text.size() - cells * kBytesPerCell;
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return text.substr(begin);
}

std::string_view near_begin(std::string_view text, std::uint32_t cells) {
  if (text.size() <= cells * kBytesPerCell) return text;
  std::size_t end = cells * kBytesPerCell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

/// The end of the longest head of `text` that fits into `cells`.
std::size_t head_that_fits(std::string_view text, std::uint32_t cells) {
  std::size_t end = 0;
  while (end < text.size()) {
    const auto length = bytes_of_character(text, end);
    const auto width = display_width(text.substr(end, length));
    if (width > cells) break;
    cells -= width;
    end += length;
  }
  return end;
}

/// One line of a snippet from its three parts: before the marks, marked, after.
SnippetLine fit(std::uint32_t number, std::string_view before, std::string_view marked, std::string_view after) {
  SnippetLine line;
  line.number = number;
  line.text.append(before).append(marked).append(after);
  line.indent = display_width(before);
  line.marks = std::max<std::uint32_t>(display_width(marked), 1);
  return line;
}

/// Cuts what is too wide: first the end of the line, then its beginning (a quarter of the room stays for what leads to
/// the marks), then the marked words themselves.
SnippetLine cut(std::uint32_t number, std::string before, std::string marked, std::string after, std::uint32_t cells) {
  const auto cut_width = display_width(kCut);
  if (display_width(before) + display_width(marked) + display_width(after) <= cells) {
    return fit(number, before, marked, after);
  }
  if (display_width(marked) + 2 * cut_width > cells) {
    marked = marked.substr(0, head_that_fits(marked, cells - 2 * cut_width)) + std::string(kCut);
    after.clear();
  }
  const auto room = cells - std::min(cells, display_width(marked));
  const auto lead = std::max(room / 4, room - std::min(room, display_width(after)));
  if (display_width(before) > lead) {
    before = std::string(kCut) + before.substr(tail_that_fits(before, lead - std::min(lead, cut_width)));
  }
  const auto rest = room - std::min(room, display_width(before));
  if (display_width(after) > rest) {
    after = after.substr(0, head_that_fits(after, rest - std::min(rest, cut_width))) + std::string(kCut);
  }
  return fit(number, before, marked, after);
}

}  // namespace

std::vector<SnippetLine> snippet(const Source& source, SourceSpan span, std::uint32_t max_cells,
                                 std::uint32_t max_lines) {
  std::vector<SnippetLine> lines;
  const auto first = source.lines.line_of(span.begin);
  auto last = std::max(first, source.lines.line_of(span.end));
  // A span that ends with a line end does not reach into the next line.
  if (last > first && source.lines.line(last, source.text).begin == span.end) --last;
  for (auto number = first; number <= last && lines.size() < max_lines; ++number) {
    const auto line = source.lines.line(number, source.text);
    const auto begin = std::clamp(span.begin, line.begin, line.end);
    const auto end = std::clamp(span.end, begin, line.end);
    const auto part = [&](SourceOffset from, SourceOffset to) { return SourceSpan{from, to}.in(source.text); };
    const auto before = one_line(near_end(part(line.begin, begin), max_cells));
    const auto marked = one_line(near_begin(part(begin, end), max_cells));
    const auto after = one_line(near_begin(part(end, line.end), max_cells));
    lines.push_back(cut(number, before, marked, after, max_cells));
  }
  return lines;
}

}  // namespace kaiji
