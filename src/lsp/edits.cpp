// SPDX-License-Identifier: Apache-2.0
#include "lsp/edits.h"

#include "lint/fixes.h"
#include "lsp/diagnostics.h"

namespace kaiji::lsp {
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
  return {collect_fixes(findings, Applicability::Safe).edits, false};
}

}  // namespace kaiji::lsp
