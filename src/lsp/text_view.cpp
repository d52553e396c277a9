// SPDX-License-Identifier: Apache-2.0
#include "lsp/text_view.h"

#include <algorithm>

namespace kaiji::lsp {
namespace {

std::uint32_t one_based(const Json& count) {
  const auto value = count.is_number_unsigned()
                         ? static_cast<std::int64_t>(std::min<std::uint64_t>(count.get<std::uint64_t>(), kMaxUinteger))
                         : count.get<std::int64_t>();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, kMaxUinteger) + 1);
}

/// Bytes as columns may point into a character; its start is meant.
bool inside_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

Json TextView::position(SourceOffset at) const {
  const auto found = lines.position(at, unit, text);
  return {{"line", found.line - 1}, {"character", found.column - 1}};
}

Json TextView::range(SourceSpan span) const {
  return {{"start", position(span.begin)}, {"end", position(span.end)}};
}

SourceOffset TextView::offset(const Json& position) const {
  const Position wanted{one_based(position.at("line")), one_based(position.at("character"))};
  if (wanted.line > lines.line_count()) return {static_cast<std::uint32_t>(text.size())};
  auto at = lines.offset(wanted, unit, text);
  while (at.value > 0 && at.value < text.size() && inside_character(text[at.value])) --at.value;
  return at;
}

SourceSpan TextView::span(const Json& range) const {
  const auto begin = offset(range.at("start"));
  const auto end = offset(range.at("end"));
  return {std::min(begin, end), std::max(begin, end)};
}

ColumnUnit column_unit(std::string_view encoding) {
  if (encoding == "utf-8") return ColumnUnit::Bytes;
  return encoding == "utf-32" ? ColumnUnit::CodePoints : ColumnUnit::Utf16;
}

}  // namespace kaiji::lsp
