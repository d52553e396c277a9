// SPDX-License-Identifier: Apache-2.0
#pragma once
// --show-settings: what holds for a file, and from where.

#include <string>

#include "lint/config.h"

namespace kaiji {

/// The settings as TOML that kaiji.toml would take, with the rules whose severity is not their own; a comment names the
/// file and the kaiji.toml.
std::string settings_text(const std::string& path, const Config& config, const RuleSet& rules);

}  // namespace kaiji
