// SPDX-License-Identifier: Apache-2.0
#pragma once
// The places of a document that are no prose though they stand in it: code, addresses, file names, identifiers,
// attributes, marks of the format. Words there are not the author's to choose: to change `type=password` breaks it. For
// the rules that look at words. Immutable; thread-safe.

#include <vector>

#include "document/document.h"

namespace kaiji {

class LiteralPlaces {
 public:
  /// Linear in the size of the source.
  explicit LiteralPlaces(const Document& document);

  /// `words` stand inside a literal place, or are one.
  bool holds(TextSpan words) const;
  bool holds(SourceSpan words) const;
  /// `words` are a part of a longer literal: rsh of `plm_rsh_agent`, and not of `rsh`.
  bool has_as_part(TextSpan words) const;

 private:
  const SourceSpan* around(SourceSpan words) const;

  const Document* document_;        ///< must outlive the object
  std::vector<SourceSpan> places_;  ///< sorted by their begin, disjoint
};

}  // namespace kaiji
