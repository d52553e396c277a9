// SPDX-License-Identifier: Apache-2.0
#include "cli/config_options.h"

#include <CLI/CLI.hpp>

namespace kaiji {

void add_config_options(CLI::App& app, ConfigOptions& options) {
  app.add_option("-p,--profile", options.profiles, "disclosure profile to judge; may be repeated")
      ->allow_extra_args(false);
  app.add_option("--as-of", options.as_of, "judge editions as of this day, YYYY-MM-DD (default: today)");
  app.add_option("--select", options.select, "only rules that a selector names: id, family, prefix")
      ->allow_extra_args(false)
      ->delimiter(',');
  app.add_option("--ignore", options.ignore, "not the rules that a selector names")
      ->allow_extra_args(false)
      ->delimiter(',');
  app.add_option("--pack", options.packs, "further rule pack, file or folder; may be repeated")
      ->allow_extra_args(false);
  app.add_option("--fail-level", options.fail_level, "exit 1 from this severity on: error, warning, note or none")
      ->check(CLI::IsMember({"error", "warning", "note", "none"}));
  app.add_option("--config", options.file, "this kaiji.toml instead of the nearest one");
  app.add_flag("--isolated", options.isolated, "ignore every kaiji.toml");
  app.add_option("--lang", options.language, "language of messages: ja or en")->check(CLI::IsMember({"ja", "en"}));
}

}  // namespace kaiji
