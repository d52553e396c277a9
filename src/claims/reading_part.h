// SPDX-License-Identifier: Apache-2.0
#pragma once
// A part of a document that is read by itself: what is made of it depends on nothing but what its key stands for.

#include <optional>

#include "document/section_keys.h"
#include "language/sentences.h"

namespace kaiji {

/// The body of a section, or a whole document.
struct ReadingPart {
  SentenceIndex first = 0;  ///< [first, last)
  SentenceIndex last = 0;
  BlockIndex block = 0;                ///< its first one
  TextSpan text;                       ///< of its blocks
  std::optional<SectionKey> key = {};  ///< none: nothing is remembered of it
};

}  // namespace kaiji
