// SPDX-License-Identifier: Apache-2.0
#pragma once
// What RE2 takes for a text; RE2 of Debian 12 knows no std::string_view.

#include <re2/stringpiece.h>

#include <string_view>

namespace kaiji {

/// The same bytes; `text` must outlive the piece.
inline re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace kaiji
