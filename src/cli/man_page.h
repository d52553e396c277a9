// SPDX-License-Identifier: Apache-2.0
#pragma once
// The manual page kaiji(1). Pure function.

#include <string>
#include <string_view>
#include <vector>

#include "cli/help_model.h"

namespace kaiji {

/// Source for man(7).
std::string man_page(const std::vector<CommandHelp>& commands, std::string_view version);

}  // namespace kaiji
