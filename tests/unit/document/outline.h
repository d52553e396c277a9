// SPDX-License-Identifier: Apache-2.0
#pragma once
// A document as text, one block a line, for tests that compare structure.

#include <string>

#include "document/document.h"

namespace kaiji {

/// "heading1 [1.2] バックアップ", "cell(0,1) question 体制の有無" …
std::string outline(const Document& document);

}  // namespace kaiji
