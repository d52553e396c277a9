// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which settings hold for which file: the nearest kaiji.toml, then the options of the command line on top.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lint/config.h"

namespace kaiji {

/// The settings that options of the command line state; what is empty leaves kaiji.toml alone.
struct ConfigOptions {
  std::string file;       ///< --config
  bool isolated = false;  ///< --isolated: no kaiji.toml at all
  std::vector<std::string> profiles;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::vector<std::string> packs;
  std::string as_of;
  std::string fail_level;
  std::string language;
};

/// Loads each kaiji.toml once. Not for threads; what it returns is immutable and lives as long as it.
class Configs {
 public:
  /// Fails for malformed options and where --config cannot be loaded.
  static Result<Configs> open(const ConfigOptions& options);

  /// The settings for a file; an error is remembered and returned for every file below the same kaiji.toml.
  const Result<Config>& of(const std::string& path);
  /// What holds where there is no kaiji.toml.
  const Config& base() const { return base_; }
  /// Switches a rule off for every file.
  void ignore(const std::string& rule);
  /// Makes the settings of every file of which `validate` refuses them an error.
  void validate_all(const RuleSet& rules);

 private:
  Config overlaid(Config config) const;

  Config given_;  ///< the options alone
  Config base_;
  bool search_ = true;
  bool language_given_ = false;
  bool fail_level_given_ = false;
  std::map<std::filesystem::path, Result<Config>> loaded_;  ///< by kaiji.toml; the empty path is `base_`
};

}  // namespace kaiji
