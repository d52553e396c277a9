// SPDX-License-Identifier: Apache-2.0
#pragma once
// The command line as data: what completions and the manual page are made of, so that they cannot be stale.

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace kaiji {

struct OptionHelp {
  std::vector<std::string> long_names;   ///< without dashes; the first is the one that is taught
  std::vector<std::string> short_names;  ///< without dash
  std::string description;
  std::vector<std::string> choices;  ///< the only values, where there are such
  bool takes_value = false;
  bool takes_file = false;  ///< the value names a file or folder
};

struct CommandHelp {
  std::string name;
  std::string summary;
  std::string operands;  ///< "PATH..."
  std::vector<OptionHelp> options;
};

/// All commands of the application, sorted by name.
std::vector<CommandHelp> help_model(const CLI::App& app);

}  // namespace kaiji
