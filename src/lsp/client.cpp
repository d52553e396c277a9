// SPDX-License-Identifier: Apache-2.0
#include "lsp/client.h"

#include "lsp/text_view.h"

namespace kaiji::lsp {
namespace {

/// The client's own encoding where it is ours, too (UTF-8 needs no conversion), else what every client must know.
std::string negotiated(const Json& capabilities) {
  for (const char* encoding : {"utf-8", "utf-32"}) {
    if (lists(capabilities, {"general", "positionEncodings"}, encoding)) return encoding;
  }
  return "utf-16";
}

bool allows_tag(const Json& diagnostics, int tag) {
  for (const auto& value : member(diagnostics, {"tagSupport", "valueSet"})) {
    if (value == tag) return true;
  }
  return false;
}

}  // namespace

Client Client::from(const Json& params) {
  const auto& capabilities = member(params, {"capabilities"});
  const auto& text = member(capabilities, {"textDocument"});
  const auto& workspace = member(capabilities, {"workspace"});
  Client client;
  client.position_encoding = negotiated(capabilities);
  client.unit = column_unit(client.position_encoding);
  client.pulls_diagnostics = member(text, {"diagnostic"}).is_object();
  const auto& diagnostics = member(text, {client.pulls_diagnostics ? "diagnostic" : "publishDiagnostics"});
  const auto& pushed = member(text, {"publishDiagnostics"});
  client.related_information = flag_at(diagnostics, {"relatedInformation"}) || flag_at(pushed, {"relatedInformation"});
  client.code_description =
      flag_at(diagnostics, {"codeDescriptionSupport"}) || flag_at(pushed, {"codeDescriptionSupport"});
  client.deprecated_tag = allows_tag(diagnostics, 2) || allows_tag(pushed, 2);
  client.document_changes = flag_at(workspace, {"workspaceEdit", "documentChanges"});
  client.snippet_edits = flag_at(workspace, {"workspaceEdit", "snippetEditSupport"}) && client.document_changes;
  client.resolves_actions = lists(text, {"codeAction", "resolveSupport", "properties"}, "edit") &&
                            flag_at(text, {"codeAction", "dataSupport"});
  client.watches_files = flag_at(workspace, {"didChangeWatchedFiles", "dynamicRegistration"});
  client.work_done_progress = flag_at(capabilities, {"window", "workDoneProgress"});
  client.markdown_hover = lists(text, {"hover", "contentFormat"}, "markdown");
  client.configuration = flag_at(workspace, {"configuration"});
  client.refreshes_diagnostics = flag_at(workspace, {"diagnostics", "refreshSupport"});
  client.refreshes_lenses = flag_at(workspace, {"codeLens", "refreshSupport"});
  client.refreshes_hints = flag_at(workspace, {"inlayHint", "refreshSupport"});
  client.hierarchical_symbols = flag_at(text, {"documentSymbol", "hierarchicalDocumentSymbolSupport"});
  if (const auto& id = member(params, {"processId"}); id.is_number_integer())
    client.process_id = id.get<std::int64_t>();
  return client;
}

}  // namespace kaiji::lsp
