// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was read in the sections of earlier editions of one document, for the next edition while somebody writes.
//
// It is sound because the values and claims of a section are made of nothing but what its key (document/section_keys.h)
// stands for: its blocks and tables, the blocks before and behind it, the headings above it; and for claims the date
// of the document, from which 「2027年4月から」 is past or future. Hits of patterns and morphemes are made of the words
// of one sentence. A session of an editor owns it; belongs to one thread and one analyzer.

#include <memory>
#include <vector>

#include "base/date.h"
#include "claims/claim.h"
#include "claims/known_tokens.h"
#include "document/section_keys.h"
#include "language/patterns.h"

namespace kaiji {

struct KnownSections {
  /// Values or claims of one section: places count from its first block, its first sentence and its first byte.
  template <class T>
  using Readings = Recent<SectionKey, std::vector<T>, SectionKeyHash>;

  ContentNumbers numbers;
  KnownHits hits;
  std::shared_ptr<KnownTokens> tokens = std::make_shared<KnownTokens>();
  Readings<FoundValue> values;
  Readings<Claim> claims;
  Date date;  ///< of the document that `claims` are of

  void begin_edition() {
    numbers.begin_edition();
    hits.begin_edition();
    tokens->begin_edition();
    values.begin_edition();
    claims.begin_edition();
  }
};

}  // namespace kaiji
