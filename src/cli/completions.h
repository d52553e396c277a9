// SPDX-License-Identifier: Apache-2.0
#pragma once
// Completion scripts for shells. Pure functions.

#include <string>
#include <vector>

#include "cli/help_model.h"

namespace kaiji {

std::string bash_completion(const std::vector<CommandHelp>& commands);
std::string zsh_completion(const std::vector<CommandHelp>& commands);
std::string fish_completion(const std::vector<CommandHelp>& commands);

}  // namespace kaiji
