// SPDX-License-Identifier: Apache-2.0
#include "loaders/lines.h"

#include "text/characters.h"

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
    const auto whole = source.lines.line(number, source.text);
    TextLine line;
    line.whole = whole;
    line.words = trim_span(whole, source.text);
    const auto front = source_span(whole.begin.value, line.words.begin.value).in(source.text);
    line.indent = display_width(front);
    line.page_break = whole.in(source.text).find('\f') != std::string_view::npos;
    lines.push_back(line);
  }
  return lines;
}

}  // namespace kaiji
