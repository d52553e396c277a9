// SPDX-License-Identifier: Apache-2.0
// Bytes → text → bytes → text, and the lines of the text.

#include <cstdint>

#include "fuzz/invariants.h"
#include "text/converter.h"
#include "text/source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kaiji;
  const auto source = make_source("a.txt", {reinterpret_cast<const char*>(data), size});
  if (!source) {
    require(!source.error().message.empty(), "a refusal says why");
    return 0;
  }
  const auto bytes = encode(source->text, source->encoding);
  const bool unicode = source->encoding <= Encoding::Utf16Be;
  // The older encodings have two codes for some characters, so that other bytes may be written and look otherwise.
  if (bytes && unicode) {
    const auto again = decode(*bytes, "a.txt");
    require(again.has_value() && again->text == source->text, "what was written back reads the same");
  } else if (bytes) {
    require(decode_strictly(*bytes, source->encoding).text == source->text, "what was written back means the same");
  }
  for (const auto unit : {ColumnUnit::Bytes, ColumnUnit::Utf16, ColumnUnit::CodePoints}) {
    for (std::size_t at = 0; at <= source->text.size(); at += 1 + at / 4) {
      if (!is_boundary(source->text, at)) continue;
      const auto position = source->lines.position({static_cast<std::uint32_t>(at)}, unit, source->text);
      require(position.line >= 1 && position.line <= source->lines.line_count(), "a position has a line");
      const auto back = source->lines.offset(position, unit, source->text).value;
      const auto line = source->lines.line(position.line, source->text);
      require(back == at || at > line.end.value, "a position leads back to its place");
    }
  }
  return 0;
}
