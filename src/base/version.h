// SPDX-License-Identifier: Apache-2.0
#pragma once
// The version of the program, from the build.

#include <string_view>

namespace kaiji {

/// "0.1.0"
std::string_view version();

}  // namespace kaiji
