// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parts of a document that an analyzer reads one after the other, and what it remembers of them. Used by
// analyzer.cpp alone.

#include <iterator>
#include <utility>
#include <vector>

#include "claims/analysis.h"
#include "claims/known_sections.h"
#include "claims/reading_part.h"

namespace kaiji {

/// The sections with their keys; the document as one part where `known` is null or the sections cannot be told apart.
std::vector<ReadingPart> parts_of(const Analysis& analysis, KnownSections* known);

/// Places of a part as they count from its begin, and back. False where one lies outside of the part.
bool to_part(const ReadingPart& part, FoundValue& value);
bool to_part(const ReadingPart& part, Claim& claim);
void to_document(const ReadingPart& part, FoundValue& value);
void to_document(const ReadingPart& part, Claim& claim);

/// Appends to `all` what is remembered of a part, or else what `read` appends, and remembers it.
template <class T, class Read>
void remembering(KnownSections::Readings<T>* known, const ReadingPart& part, std::vector<T>& all, Read read) {
  if (known == nullptr || !part.key) return read();
  if (const auto* before = known->find(*part.key)) {
    for (T one : *before) {
      to_document(part, one);
      all.push_back(std::move(one));
    }
    return;
  }
  const auto first = static_cast<std::ptrdiff_t>(all.size());
  read();
  std::vector<T> made(all.begin() + first, all.end());
  bool inside = true;
  for (T& one : made) inside = to_part(part, one) && inside;
  if (inside) known->add(*part.key, std::move(made));
}

}  // namespace kaiji
