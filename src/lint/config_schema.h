// SPDX-License-Identifier: Apache-2.0
#pragma once
// The JSON schema of kaiji.toml, for editors that complete and check it.

#include <string>

namespace kaiji {

/// JSON Schema, draft 2020-12, with a line end.
std::string config_schema();

}  // namespace kaiji
