// SPDX-License-Identifier: Apache-2.0
#pragma once
// What became of a document's promises from one edition to the next. Claims are compared, not lines: a section that
// moved, a sentence that was rewritten with the same promise and a value that went from prose to a table are silent.

#include <optional>
#include <string>
#include <vector>

#include "lint/linter.h"
#include "lint/strength.h"

namespace kaiji {

enum class ChangeKind : std::uint8_t {
  Weaker,       ///< 30分以内 → 4時間以内
  Vaguer,       ///< 30分以内 → 速やかに
  Conditional,  ///< 通知します → 通知する場合があります
  Narrower,     ///< for one plan, service or sort of data alone now
  Removed,      ///< no longer promised anywhere
  Different,    ///< another value, neither stronger nor weaker
  Stronger,
  Added
};

/// One change. Spans are of the normalized text of each edition; `before` is missing for Added.
struct PromiseChange {
  ChangeKind kind = ChangeKind::Different;
  std::string concept_id;          ///< empty: a sentence that states no typed value
  std::optional<TextSpan> before;  ///< in the old edition
  std::optional<TextSpan> after;   ///< in the new edition; for Removed the heading or sentence nearest to its place
};

/// The changes in the order of the new edition. Both results are of `Linter::check`; a document that was not loaded
/// gives none.
std::vector<PromiseChange> promise_changes(const DocumentResult& old_edition, const DocumentResult& new_edition,
                                           const Strength& strength);

}  // namespace kaiji
