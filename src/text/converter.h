// SPDX-License-Identifier: Apache-2.0
#pragma once
// ICU's converters without its repairs: the first byte or character that has no counterpart ends the conversion.
// For text/encoding.cpp, which decides what a file is encoded in. Thread-safe.

#include <optional>
#include <string>
#include <string_view>

#include "text/encoding.h"

namespace kaiji {

/// A converted text, or the 0-based offset of the first thing in the input that could not be converted.
struct StrictText {
  std::string text;
  std::optional<std::size_t> bad;
};

/// `bytes` (without byte order mark) as UTF-8. `bad` is a byte of `bytes`.
StrictText decode_strictly(std::string_view bytes, Encoding encoding);
/// UTF-8 as bytes of `encoding`, without byte order mark. `bad` is a byte of `text`.
StrictText encode_strictly(std::string_view text, Encoding encoding);

}  // namespace kaiji
