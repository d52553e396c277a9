// SPDX-License-Identifier: Apache-2.0
#include "lsp/edits.h"

#include <algorithm>

#include "lsp/diagnostics.h"

namespace kaiji::lsp {
namespace {

bool before(const Edit& a, const Edit& b) {
  return a.span < b.span;
}

/// Whether two edits cannot both be made: they overlap, or insert at the same place.
bool collide(const Edit& a, const Edit& b) {
  return a.span.overlaps(b.span) || a.span.begin == b.span.begin;
}

const Fix* safe_fix(const Finding& finding) {
  const auto found = std::find_if(finding.fixes.begin(), finding.fixes.end(), [](const Fix& fix) {
    return fix.applicability == Applicability::Safe && !fix.edits.empty();
  });
  return found == finding.fixes.end() ? nullptr : &*found;
}

}  // namespace

Json workspace_edit(const OpenDocument& document, const DocumentEdits& made, const Client& client) {
  const auto view = source_view(*document.judgement, client.unit);
  auto edits = Json::array();
  for (const auto& edit : made.edits) {
    Json one = {{"range", view.range(edit.span)}};
    if (made.snippet) {
      one["snippet"] = {{"kind", "snippet"}, {"value", edit.replacement}};
    } else {
      one["newText"] = edit.replacement;
    }
    edits.push_back(std::move(one));
  }
  if (!client.document_changes) return {{"changes", {{document.uri, std::move(edits)}}}};
  const Json identifier = {{"uri", document.uri}, {"version", document.buffer.version()}};
  return {{"documentChanges", Json::array({{{"textDocument", identifier}, {"edits", std::move(edits)}}})}};
}

DocumentEdits safe_fixes(std::span<const Finding> findings) {
  DocumentEdits made;
  for (const auto& finding : findings) {
    const Fix* fix = safe_fix(finding);
    if (fix == nullptr) continue;
    const bool free = std::none_of(fix->edits.begin(), fix->edits.end(), [&](const Edit& edit) {
      return std::any_of(made.edits.begin(), made.edits.end(), [&](const Edit& other) { return collide(edit, other); });
    });
    if (free) made.edits.insert(made.edits.end(), fix->edits.begin(), fix->edits.end());
  }
  std::sort(made.edits.begin(), made.edits.end(), before);
  return made;
}

}  // namespace kaiji::lsp
