// SPDX-License-Identifier: Apache-2.0
#include "loaders/markdown_shadow.h"

#include <algorithm>

#include "base/strings.h"

namespace kaiji {
namespace {

constexpr char kNeutral = '\x01';  // no mark of Markdown, and never in a source that decoded
constexpr std::size_t kLongestLabel = 40;

/// Calls `visit(begin, end)` for each line without its line end until it returns false.
template <class Visit>
void each_line(std::string_view source, std::size_t from, Visit visit) {
  while (from < source.size()) {
    const auto end = std::min(source.find_first_of("\r\n", from), source.size());
    if (!visit(from, end)) return;
    from = end + 1;
  }
}

/// Front matter is a pair of fences at the very start with "key: value" or "key = value" between.
void hide_front_matter(std::string_view source, MarkdownShadow& shadow) {
  const auto fence = source.substr(0, 3);
  if (fence != "---" && fence != "+++") return;
  bool keyed = false;
  std::size_t close = 0;
  std::vector<SourceSpan> lines;
  each_line(source, 0, [&](std::size_t begin, std::size_t end) {
    const auto line = trim(source.substr(begin, end - begin));
    if (begin == 0) return line == fence;
    if (line == fence || (fence == "---" && line == "...")) {
      close = end;
      return false;
    }
    keyed |= line.find(fence == "---" ? ':' : '=') != std::string_view::npos;
    if (!line.empty()) lines.push_back(source_span(begin, end));
    return true;
  });
  if (close == 0 || !keyed) return;
  shadow.front_matter = std::move(lines);
  for (std::size_t at = 0; at < close; ++at) {
    if (source[at] != '\n' && source[at] != '\r') shadow.text[at] = ' ';
  }
}

/// CommonMark would take 「[^1]: 年1回です。」 for the target of a link and drop it.
void hide_footnotes(std::string_view source, MarkdownShadow& shadow) {
  bool fenced = false;
  each_line(source, 0, [&](std::size_t begin, std::size_t end) {
    auto at = source.find_first_not_of(" \t", begin);
    if (at == std::string_view::npos || at >= end) return true;
    const auto line = source.substr(at, end - at);
    if (line.starts_with("```") || line.starts_with("~~~")) fenced = !fenced;
    if (fenced || at - begin > 3 || !line.starts_with("[^")) return true;
    const auto close = line.substr(0, kLongestLabel).find("]:");
    if (close == std::string_view::npos) return true;
    auto words = at + close + 2;
    std::fill(shadow.text.begin() + static_cast<std::ptrdiff_t>(at),
              shadow.text.begin() + static_cast<std::ptrdiff_t>(words), kNeutral);
    while (words < end && (source[words] == ' ' || source[words] == '\t')) ++words;
    shadow.footnotes.push_back({source_span(at, words), std::string(line.substr(2, close - 2))});
    return true;
  });
}

}  // namespace

MarkdownShadow make_shadow(std::string_view source) {
  MarkdownShadow shadow;
  shadow.text = source;
  hide_front_matter(source, shadow);
  hide_footnotes(source, shadow);
  return shadow;
}

}  // namespace kaiji
