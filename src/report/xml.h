// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text inside XML 1.0 documents. Pure functions.

#include <string>
#include <string_view>

namespace kaiji {

/// Text for an attribute in double quotes or for an element: marks escaped, characters that XML forbids as U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace kaiji
