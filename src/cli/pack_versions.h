// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which rules a program carries: what `kaiji --version` says.

#include <string>

namespace kaiji {

/// "kaiji 0.1.0", then a line for each pack with the number of its rules and the digest of its file. The digest changes
/// with every change of the pack, so that two reports can be compared.
std::string version_text();

}  // namespace kaiji
