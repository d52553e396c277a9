// SPDX-License-Identifier: Apache-2.0
#pragma once
// Places of a text as the protocol writes them: 0-based lines, 0-based characters in the negotiated unit. The only
// place of the language server that converts.

#include <string_view>

#include "lsp/json.h"
#include "text/line_index.h"

namespace kaiji::lsp {

/// Most that a place may count (LSP 3.17: uinteger).
inline constexpr std::int64_t kMaxUinteger = 2147483647;

/// A text with its lines and the unit of columns. The owner of both is the document they come from.
struct TextView {
  std::string_view text;
  const LineIndex& lines;
  ColumnUnit unit = ColumnUnit::Utf16;

  Json position(SourceOffset at) const;
  Json range(SourceSpan span) const;
  /// A place past the end of a line is the end of the line, one past the last line the end of the text. Throws
  /// Json::exception where `position` is none.
  SourceOffset offset(const Json& position) const;
  /// Ends in the wrong order are put right.
  SourceSpan span(const Json& range) const;
};

/// What a column counts for "utf-8", "utf-16" or "utf-32".
ColumnUnit column_unit(std::string_view encoding);

}  // namespace kaiji::lsp
