// SPDX-License-Identifier: Apache-2.0
#pragma once
// kaiji.toml: found upward from the file that is checked. Keys are strict.

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "diagnostics/finding.h"
#include "rules/rule_set.h"

namespace kaiji {

/// `paths` are globs relative to the folder of kaiji.toml; the rest as in Config.
struct PathOverride {
  std::vector<std::string> paths;
  std::vector<std::pair<std::string, Severity>> rules;
};

/// Settings of one run. A rule selector is a rule id, a family, or a prefix that ends at a '/'.
struct Config {
  std::filesystem::path file;         ///< empty: defaults alone
  std::vector<std::string> profiles;  ///< disclosure profiles to judge
  std::optional<Date> as_of;
  Language language = Language::Japanese;
  Severity fail_level = Severity::Warning;
  std::vector<std::pair<std::string, Severity>> rules;  ///< in order; a later line wins
  std::vector<std::string> packs;                       ///< further pack files or folders
  std::vector<PathOverride> overrides;
};

/// The kaiji.toml nearest above `document`, or an empty path.
std::filesystem::path find_config(const std::filesystem::path& document);
Result<Config> load_config(const std::filesystem::path& file);
/// Fails where a selector names no rule, with the nearest one.
Result<void> validate(const Config& config, const RuleSet& rules);
/// The severity that `config` gives to a rule for a file; Severity::Off switches it off.
Severity severity_of(const Config& config, const Rule& rule, std::string_view path);

}  // namespace kaiji
