// SPDX-License-Identifier: Apache-2.0
#include "lint/fixes.h"

#include <algorithm>

namespace kaiji {
namespace {

/// Whether two edits cannot both be made: they overlap, or start at the same place.
bool collide(const Edit& a, const Edit& b) {
  return a.span.overlaps(b.span) || a.span.begin == b.span.begin;
}

const Fix* best_fix(const Finding& finding, Applicability least) {
  const auto found = std::find_if(finding.fixes.begin(), finding.fixes.end(), [&](const Fix& fix) {
    return fix.applicability <= least && fix.applicability != Applicability::Display && !fix.edits.empty();
  });
  return found == finding.fixes.end() ? nullptr : &*found;
}

}  // namespace

FixSet collect_fixes(std::span<const Finding> findings, Applicability least) {
  FixSet made;
  for (const auto& finding : findings) {
    const Fix* fix = best_fix(finding, least);
    if (fix == nullptr) continue;
    const bool free = std::none_of(fix->edits.begin(), fix->edits.end(), [&](const Edit& edit) {
      return std::any_of(made.edits.begin(), made.edits.end(), [&](const Edit& other) { return collide(edit, other); });
    });
    if (!free) continue;
    made.edits.insert(made.edits.end(), fix->edits.begin(), fix->edits.end());
    ++made.findings;
  }
  std::sort(made.edits.begin(), made.edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
  return made;
}

std::string apply_edits(std::string_view text, std::span<const Edit> edits) {
  std::string made;
  std::size_t at = 0;
  for (const auto& edit : edits) {
    made.append(text.substr(at, edit.span.begin.value - at)).append(edit.replacement);
    at = edit.span.end.value;
  }
  return made.append(text.substr(at));
}

}  // namespace kaiji
