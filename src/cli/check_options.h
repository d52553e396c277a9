// SPDX-License-Identifier: Apache-2.0
#pragma once
// What `kaiji check` can be told.

#include <string>
#include <vector>

#include "cli/configs.h"

namespace CLI {
class App;
}

namespace kaiji {

struct CheckOptions {
  std::vector<std::string> paths;
  ConfigOptions config;
  // Which files.
  std::string stdin_name = "stdin.txt";
  bool no_gitignore = false;
  bool force_exclude = false;
  // What is reported, where, how.
  std::vector<std::string> formats;
  std::string output;
  std::string color = "auto";
  std::string sarif_profile = "standard";
  bool quiet = false;
  bool statistics = false;
  bool show_files = false;
  bool show_settings = false;
  // What counts.
  bool exit_zero = false;
  std::string since;
  std::string baseline;
  bool update_baseline = false;
  std::string reason;
  std::string owner;
  std::string expires;
  // Fixes.
  bool fix = false;
  bool diff = false;
  bool unsafe_fixes = false;
  bool exit_non_zero_on_fix = false;
  unsigned jobs = 0;
};

/// Declares the options; `options` must outlive `app`.
void add_check_options(CLI::App& app, CheckOptions& options);

/// What the options say about new entries of a baseline. Fails for a malformed date, and where they contradict.
Result<void> validate(const CheckOptions& options);

}  // namespace kaiji
