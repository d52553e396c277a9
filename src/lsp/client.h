// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the client said it can do, and what was agreed on. Set once by `initialize`.

#include <string>
#include <vector>

#include "lsp/json.h"
#include "text/line_index.h"

namespace kaiji::lsp {

struct Client {
  std::string position_encoding = "utf-16";
  ColumnUnit unit = ColumnUnit::Utf16;
  bool pulls_diagnostics = false;    ///< then nothing is pushed
  bool related_information = false;  ///< of diagnostics
  bool code_description = false;
  bool deprecated_tag = false;
  bool document_changes = false;  ///< versioned workspace edits
  bool snippet_edits = false;     ///< LSP 3.18
  bool resolves_actions = false;  ///< of code actions, the edit
  bool watches_files = false;     ///< by dynamic registration
  bool work_done_progress = false;
  bool markdown_hover = false;
  bool configuration = false;  ///< answers workspace/configuration
  bool refreshes_diagnostics = false;
  bool refreshes_lenses = false;
  bool refreshes_hints = false;
  bool hierarchical_symbols = false;
  std::int64_t process_id = 0;  ///< 0: unknown

  static Client from(const Json& params);
};

}  // namespace kaiji::lsp
