// SPDX-License-Identifier: Apache-2.0
#include "loaders/lines.h"

#include "text/characters.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

bool is_blank_character(char32_t c) {
  return is_space(c) || is_ignorable(c);
}

}  // namespace

SourceSpan trim_span(SourceSpan span, std::string_view source) {
  auto words = span.in(source);
  while (!words.empty()) {
    std::size_t at = 0;
    if (!is_blank_character(decode_at(words, at))) break;
    words.remove_prefix(at);
  }
  while (!words.empty() && is_blank_character(last_of(words))) {
    auto size = words.size() - 1;
    while (size > 0 && (static_cast<unsigned char>(words[size]) & 0xC0) == 0x80) --size;
    words = words.substr(0, size);
  }
  const auto begin = static_cast<std::size_t>(words.data() - source.data());
  return source_span(begin, begin + words.size());
}

std::vector<TextLine> split_lines(const Source& source) {
  std::vector<TextLine> lines;
  lines.reserve(source.lines.line_count());
  for (std::uint32_t number = 1; number <= source.lines.line_count(); ++number) {
    TextLine line;
    line.whole = source.lines.line(number, source.text);
    line.words = trim_span(line.whole, source.text);
    line.page_break = line.whole.in(source.text).find('\f') != std::string_view::npos;
    line.indent = display_width(source_span(line.whole.begin.value, line.words.begin.value).in(source.text));
    line.width = line.indent + display_width(line.words.in(source.text));
    line.mark = read_mark(line.words.in(source.text));
    line.words.begin.value += static_cast<std::uint32_t>(line.mark.length);
    line.text = normalize(line.words.in(source.text));
    if (line.marked().empty()) line.kind = LineKind::Blank;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::size_t next_line(const std::vector<TextLine>& lines, std::size_t at) {
  while (at < lines.size() && (lines[at].blank() || lines[at].kind == LineKind::Furniture)) ++at;
  return at;
}

std::size_t previous_line(const std::vector<TextLine>& lines, std::size_t at) {
  while (at-- > 0) {
    if (!lines[at].blank() && lines[at].kind != LineKind::Furniture) return at;
  }
  return lines.size();
}

}  // namespace kaiji
