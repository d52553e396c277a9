// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bytes of a file → UTF-8. Detection is ICU's, and every guess is checked strictly: text that is not valid in the
// detected encoding is refused with the byte offset, never repaired.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kaiji {

enum class Encoding : std::uint8_t { Utf8, Utf8Bom, Utf16Le, Utf16Be, ShiftJis, EucJp, Iso2022Jp };

/// The name people know: "UTF-8", "Shift_JIS (CP932)" …
std::string_view to_string(Encoding encoding);

struct Decoded {
  std::string text;  ///< valid UTF-8 without a byte order mark; line ends as in the file
  Encoding encoding = Encoding::Utf8;
};

/// Decodes `bytes`. Fails for binary data and for bytes that no supported encoding explains; the message names the
/// first bad byte's 0-based offset. `path` is only for messages.
Result<Decoded> decode(std::string_view bytes, std::string_view path);

/// The bytes that `decode` read `text` from, for writing a fixed file back. Fails where a character has no code.
Result<std::string> encode(std::string_view text, Encoding encoding);

}  // namespace kaiji
