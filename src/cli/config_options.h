// SPDX-License-Identifier: Apache-2.0
#pragma once
// The options that choose settings, the same in every command that judges.

#include "cli/configs.h"

namespace CLI {
class App;
}

namespace kaiji {

/// Declares --profile, --as-of, --select, --ignore, --pack, --fail-level, --config, --isolated and --lang.
/// `options` must outlive `app`.
void add_config_options(CLI::App& app, ConfigOptions& options);

}  // namespace kaiji
