// SPDX-License-Identifier: Apache-2.0
// Text cut into pieces → normalized text, and the way back of every byte.

#include <cstdint>
#include <vector>

#include "fuzz/invariants.h"
#include "text/encoding.h"
#include "text/normalizer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kaiji;
  const auto decoded = decode({reinterpret_cast<const char*>(data), size}, "a.txt");
  if (!decoded) return 0;
  const std::string& source = decoded->text;
  std::vector<SourceSpan> pieces;
  for (std::size_t begin = 0; begin < source.size();) {
    std::size_t end = std::min(source.size(), begin + 1 + static_cast<unsigned char>(source[begin]) % 40);
    while (!is_boundary(source, end)) ++end;
    pieces.push_back(source_span(begin, end));
    begin = end + (source[begin] == '*' ? 1 : 0);
    while (begin < source.size() && !is_boundary(source, begin)) ++begin;
  }
  NormalizedText out;
  const auto block = append_normalized(source, pieces, out);
  require(block.end.value == out.text.size(), "the block is the whole text");
  require(out.map.text_size() == out.text.size(), "every byte of the text has a run");
  for (std::size_t at = 0; at < out.text.size(); ++at) {
    const auto back = out.map.to_source(text_span(at, at + 1));
    require(back.begin <= back.end && back.end.value <= source.size(), "a byte leads into the source");
    const auto forth = out.map.to_text(back);
    require(forth.begin.value <= at && at < forth.end.value, "and from there to itself");
  }
  return 0;
}
