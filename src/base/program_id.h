// SPDX-License-Identifier: Apache-2.0
#pragma once
// What tells one build of the program from another.

#include <string>

namespace kaiji {

/// The build id that the linker gave the running program, a hash of its contents; "" where it gave none.
std::string program_id();

}  // namespace kaiji
