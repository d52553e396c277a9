// SPDX-License-Identifier: Apache-2.0
#pragma once
// Findings → LSP diagnostics, at the border only.

#include "lsp/client.h"
#include "lsp/documents.h"

namespace kaiji::lsp {

/// Codes of diagnostics that no rule makes.
inline constexpr std::string_view kLoadCode = "kaiji/load";      ///< the document could not be read
inline constexpr std::string_view kConfigCode = "kaiji/config";  ///< kaiji.toml, a pack or the rules could not

/// One finding of a judged text. `uri` is the document's own.
Json diagnostic(const Finding& finding, const Judgement& judgement, const std::string& uri, const Client& client);
/// All diagnostics of a judged text, in the order of the findings; one at its first line where it could not be judged.
Json diagnostics(const Judgement& judgement, const std::string& uri, const Client& client);
/// The diagnostics of an open document of any sort; an empty array where nothing judges it.
Json diagnostics_of(OpenDocument& document, Documents& documents, const Client& client);

/// Stands for equal diagnostics: 16 hexadecimal digits (FNV-1a, 64 bits).
std::string result_id(const Json& diagnostics);

/// The text that a judgement's source spans count in. `judgement` must hold an analysis and outlive the view.
TextView source_view(const Judgement& judgement, ColumnUnit unit);

}  // namespace kaiji::lsp
