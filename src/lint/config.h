// SPDX-License-Identifier: Apache-2.0
#pragma once
// kaiji.toml: found upward from the file that is checked. Keys are strict.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "diagnostics/finding.h"
#include "rules/rule_set.h"

namespace kaiji {

/// One line of [rules]. A selector is a rule id, a former id, a family, a prefix that ends before a '/', or "all".
struct RuleSetting {
  std::string selector;
  Severity severity = Severity::Warning;
  std::string where;  ///< path:line:column, or the option that set it
};

/// `paths` are globs relative to the folder of kaiji.toml (lint/glob.h); the rest as in Config.
struct PathOverride {
  std::vector<std::string> paths;
  std::vector<RuleSetting> rules;
};

/// [[set]]: documents of one service that are judged together.
struct DocumentSetting {
  std::string name;
  std::vector<std::string> files;                          ///< globs relative to the folder of kaiji.toml
  std::vector<std::pair<std::string, std::string>> truth;  ///< concept or "*" → glob of the file that is right
};

/// The name that stands for no disclosure profile at all: `--profile none`, or `profiles = []` in kaiji.toml.
inline constexpr std::string_view kNoProfile = "none";

/// Settings of one run.
struct Config {
  std::filesystem::path file;         ///< empty: defaults alone
  std::vector<std::string> profiles;  ///< disclosure profiles to judge; empty: what the document follows
  std::optional<Date> as_of;
  Language language = Language::Japanese;
  Severity fail_level = Severity::Warning;  ///< Off: findings never fail the run
  std::vector<RuleSetting> rules;           ///< in order; a later line wins
  std::vector<std::string> packs;           ///< further pack files or folders
  std::vector<PathOverride> overrides;
  std::vector<DocumentSetting> sets;
  std::vector<std::string> select;  ///< selectors; not empty: all other rules are off
  std::vector<std::string> ignore;  ///< selectors of rules that are off
};

/// The kaiji.toml nearest above `document`, or an empty path.
std::filesystem::path find_config(const std::filesystem::path& document);
Result<Config> load_config(const std::filesystem::path& file);
/// Fails where a selector names no rule or a profile is unknown, with the nearest one.
Result<void> validate(const Config& config, const RuleSet& rules);
/// The severity that `config` gives to a rule for a file; Severity::Off switches it off.
Severity severity_of(const Config& config, const Rule& rule, std::string_view path);

/// Whether one of `globs` names the file, relative to the folder of kaiji.toml.
bool names_file(const Config& config, const std::vector<std::string>& globs, std::string_view path);

/// Whether `selector` names the rule.
bool selects(std::string_view selector, const Rule& rule);

}  // namespace kaiji
