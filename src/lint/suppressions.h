// SPDX-License-Identifier: Apache-2.0
#pragma once
// Inline suppressions, the same in Markdown and plain text:
//
//   <!-- kaiji-disable-next-line RULE[, RULE] -- reason -->   findings that begin on the next line with words
//   <!-- kaiji-disable-line RULE -- reason -->                findings that begin on this line
//   <!-- kaiji-disable RULE -- reason -->                     from here to kaiji-enable RULE, or to the end
//   <!-- kaiji-disable-file RULE -- reason -->                the whole document
//
// RULE is a selector (lint/config.h). A suppression that is unused, has no reason or names no rule is itself a finding
// (lint/builtin_rules.h).

#include <string>
#include <vector>

#include "lint/config.h"
#include "text/source.h"

namespace kaiji {

/// One rule selector of one comment.
struct Suppression {
  std::string selector;
  std::string reason;
  SourceSpan at;                 ///< the comment
  std::uint32_t first_line = 1;  ///< 1-based, inclusive
  std::uint32_t last_line = 1;   ///< 1-based, inclusive
  bool used = false;
};

/// The suppressions of a document in the order of the source; comments inside code blocks are none.
std::vector<Suppression> find_suppressions(const Document& document);

}  // namespace kaiji
