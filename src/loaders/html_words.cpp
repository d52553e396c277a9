// SPDX-License-Identifier: Apache-2.0
#include "loaders/html_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "base/strings.h"
#include "loaders/lines.h"

namespace kaiji {
namespace {

constexpr auto kBlockTags = std::to_array<std::string_view>(
    {"p",      "div",    "li",      "ul",      "ol",      "h1",      "h2",         "h3",    "h4",    "h5",
     "h6",     "hr",     "details", "summary", "section", "article", "blockquote", "dl",    "dt",    "dd",
     "header", "footer", "pre",     "table",   "tr",      "td",      "th",         "thead", "tbody", "caption"});
constexpr unsigned kWidestWordSpan = 50;

bool is_block_tag(std::string_view name) {
  return std::find(kBlockTags.begin(), kBlockTags.end(), name) != kBlockTags.end();
}

/// The value of colspan, 1 where there is none.
unsigned column_span(std::string_view tag) {
  const auto at = tag.find("colspan");
  if (at == std::string_view::npos) return 1;
  const auto digit = tag.find_first_of("0123456789", at);
  if (digit == std::string_view::npos) return 1;
  const auto value = std::strtoul(std::string(tag.substr(digit, 3)).c_str(), nullptr, 10);
  return static_cast<unsigned>(std::clamp<unsigned long>(value, 1, kWidestWordSpan));
}

}  // namespace

SourceSpan comment_words(SourceSpan html, std::string_view source) {
  const auto words = html.in(source);
  if (!words.starts_with("<!--")) return {};
  const auto close = words.rfind("-->");
  const auto end = close == std::string_view::npos || close < 4 ? words.size() : close;
  return trim_span(source_span(html.begin.value + 4, html.begin.value + end), source);
}

void HtmlWords::read(SourceSpan html) {
  const std::string_view source = builder_.source().text;
  std::size_t at = html.begin.value;
  const std::size_t end = html.end.value;
  while (at < end) {
    const auto open = std::min(source.find('<', at), end);
    words(at, open);
    at = open < end ? tag(open, end) : end;
  }
  if (!in_cell_) flush();
}

/// Reads the tag at `at` and returns the place behind it.
std::size_t HtmlWords::tag(std::size_t at, std::size_t end) {
  const std::string_view source = builder_.source().text;
  if (source.substr(at, 4) == "<!--") {
    const auto close = source.find("-->", at + 4);
    const auto after = close == std::string_view::npos || close + 3 > end ? end : close + 3;
    const auto inner = comment_words(source_span(at, after), source);
    if (!in_table_) {
      flush();
      builder_.add({BlockKind::Comment, 0, {}, {inner}, source_span(at, after)});
    }
    return after;
  }
  const auto close = source.find('>', at);
  if (close == std::string_view::npos || close >= end) return end;
  const auto inside = source.substr(at + 1, close - at - 1);
  const auto name_end = inside.find_first_of(" \t\r\n/", 1);
  open_or_close(to_lower_ascii(inside.substr(0, name_end)), inside);
  return close + 1;
}

void HtmlWords::open_or_close(std::string_view name, std::string_view tag) {
  const bool closing = name.starts_with("/");
  if (closing) name.remove_prefix(1);
  if (name == "script" || name == "style") literal_ = !closing;
  const bool cell = name == "td" || name == "th";
  if (in_cell_ && (cell || name == "tr" || name == "table")) {
    builder_.add_cell(std::move(pieces_));
    pieces_ = {};
    for (; span_ > 1; --span_) builder_.add_cell({});
    in_cell_ = false;
  }
  if (is_block_tag(name) && !in_table_) flush();
  if (name == "table" && in_table_ == closing) {
    if (closing) builder_.end_table();
    if (!closing) builder_.begin_table(0);
    in_table_ = !closing;
    in_row_ = false;
  }
  if (!in_table_ || closing) return;
  if (name == "tr" || (cell && !in_row_)) builder_.begin_row();
  if (name == "tr" || cell) in_row_ = true;
  if (cell) {
    in_cell_ = true;
    span_ = column_span(tag);
  }
}

void HtmlWords::words(std::size_t begin, std::size_t end) {
  if (literal_ || (in_table_ && !in_cell_)) return;
  const auto span = trim_span(source_span(begin, end), builder_.source().text);
  if (!span.empty()) pieces_.push_back(span);
}

void HtmlWords::flush() {
  if (!pieces_.empty()) builder_.add({BlockKind::Paragraph, 0, {}, std::move(pieces_), {}});
  pieces_ = {};
}

void HtmlWords::finish() {
  if (in_cell_) open_or_close("/td", "/td");
  if (in_table_) builder_.end_table();
  in_table_ = false;
  flush();
}

}  // namespace kaiji
