// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words that a document shows without choosing them: the reading in brackets behind a foreign name, and the title of
// somebody else's page in a link, the words of
// a foreign phrase. For the rules that compare spellings. Thread-safe.

#include "document/document.h"

namespace kaiji {

/// The words are the reading of a Latin name (「Web Application Firewall(ウェブアプリケーション…)」), stand in an
/// English phrase (for the web) or in the words of a link to another site. Looks at the words around them alone.
bool is_aside(const Document& document, TextSpan words);

}  // namespace kaiji
