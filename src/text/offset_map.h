// SPDX-License-Identifier: Apache-2.0
#pragma once
// The map between the normalized text and the source, built while normalizing and never by searching.

#include <cstdint>
#include <vector>

#include "text/span.h"

namespace kaiji {

/// Runs in the order of the text. An unchanged run maps byte by byte; a changed run maps as a whole (a full-width
/// letter, ㈱, a joined line end). Text that has no source (a separator between blocks) is an empty changed run.
class OffsetMap {
 public:
  /// Appends a run. Runs must come in the order of the text, without gaps in the text; a neighbour that continues an
  /// unchanged run is merged with it.
  void append(std::uint32_t text_length, SourceSpan source, bool changed);

  /// Appends all runs of another map whose source begins at `source_begin` of this one's.
  void append(const OffsetMap& other, std::uint32_t source_begin);

  /// The source bytes behind a span of the text. An empty span maps to an empty span.
  SourceSpan to_source(TextSpan span) const;
  /// The text that came from a span of the source; spans of removed source give an empty span at the next text.
  TextSpan to_text(SourceSpan span) const;
  std::uint32_t text_size() const { return text_size_; }

 private:
  struct Run {
    std::uint32_t text_begin;
    std::uint32_t text_length;
    std::uint32_t source_begin;
    std::uint32_t source_length;
    bool changed;
  };
  std::vector<Run> runs_;
  std::uint32_t text_size_ = 0;
};

}  // namespace kaiji
