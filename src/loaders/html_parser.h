// SPDX-License-Identifier: Apache-2.0
#pragma once
// HTML → a flat list of what opens, closes and stands between, with its places in the source. The parser is gumbo,
// which reads what browsers read (HTML Living Standard, 13.2). For loaders/formats/html.cpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/source.h"

namespace kaiji {

enum class HtmlEventKind : std::uint8_t { Open, Close, Text, Comment };

struct HtmlEvent {
  HtmlEventKind kind = HtmlEventKind::Text;
  std::string_view tag;       ///< of Open and Close: lower case, "" for an unknown one; lives as long as the program
  SourceSpan span;            ///< of Text and Comment
  bool hidden = false;        ///< of Open: not shown, as its attributes say
  bool navigation = false;    ///< of Open: role="navigation", "contentinfo"
  std::uint16_t columns = 1;  ///< of td and th: colspan
  std::uint16_t rows = 1;     ///< of td and th: rowspan; 0: to the end of the table
  std::int32_t number = 0;    ///< of ol: start, of li: value; 0: none
};

struct HtmlPage {
  std::vector<HtmlEvent> events;
  std::vector<Escape> escapes;  ///< sorted; text is divided at them
};

/// Fails where elements are nested so deeply that no reader needs it. About linear in the size of the text.
Result<HtmlPage> parse_html(const Source& source);

}  // namespace kaiji
