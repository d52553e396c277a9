// SPDX-License-Identifier: Apache-2.0
#pragma once
// Edits of a document as the protocol writes them.

#include <span>
#include <string>
#include <vector>

#include "diagnostics/finding.h"
#include "lsp/client.h"
#include "lsp/documents.h"

namespace kaiji::lsp {

/// Edits of one document, sorted and disjoint. `snippet` marks replacements that hold a ${1:placeholder}.
struct DocumentEdits {
  std::vector<Edit> edits;
  bool snippet = false;
};

/// A WorkspaceEdit of one open document, versioned where the client can. Spans count in the judged source.
Json workspace_edit(const OpenDocument& document, const DocumentEdits& edits, const Client& client);

/// The best safe fix of every finding, without those that overlap one before them.
DocumentEdits safe_fixes(std::span<const Finding> findings);

}  // namespace kaiji::lsp
