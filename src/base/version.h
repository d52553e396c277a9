// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the build knows of the program.

#include <string_view>

namespace kaiji {

/// "0.1.0"
std::string_view version();
/// Where the project lives (HOMEPAGE_URL in CMakeLists.txt); empty where it says nothing.
std::string_view home_page();

}  // namespace kaiji
