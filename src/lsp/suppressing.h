// SPDX-License-Identifier: Apache-2.0
#pragma once
// The comment that suppresses a finding (lint/suppressions.h), put where it does not change how the document is read.

#include "lsp/client.h"
#include "lsp/edits.h"

namespace kaiji::lsp {

/// Whether comments can be written into documents of this format at all.
bool takes_comments(const Judgement& judgement);

/// Before a paragraph the comment has a line of its own; inside a table, a list or a heading, or where a paragraph runs
/// over several lines, it ends the finding's line. Where the client can, the reason is a placeholder; else it is empty,
/// and kaiji asks for it.
DocumentEdits suppression(const Finding& finding, const Judgement& judgement, const Client& client);

}  // namespace kaiji::lsp
