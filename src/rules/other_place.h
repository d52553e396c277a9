// SPDX-License-Identifier: Apache-2.0
#pragma once
// The other of two places that do not agree, as the kinds `duties` and `one_value` show it.

#include <string>

#include "diagnostics/finding.h"
#include "document/document.h"

namespace kaiji {

/// Adds the note 「ここでは「…」」 at `place`.
inline void add_other_place(const Document& document, TextSpan place, Finding& finding) {
  const std::string words(document.quote(place));
  finding.notes.push_back(
      {{document.source.path, document.to_source(place)}, {"ここでは「" + words + "」", "here it is “" + words + "”"}});
}

/// The 1-based line of `place`, for a message.
inline std::string line_of(const Document& document, TextSpan place) {
  return std::to_string(document.source.lines.line_of(document.to_source(place).begin));
}

}  // namespace kaiji
