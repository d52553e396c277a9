// SPDX-License-Identifier: Apache-2.0
#pragma once
// A subcommand. Each file of cli/commands/ defines one constant `command_<stem>`.

#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace kaiji {

/// Exit codes of every command.
enum ExitCode : int { kClean = 0, kFindings = 1, kFailure = 2 };

struct Command {
  std::string_view name;
  std::string_view summary;
  /// Declares the options on `app`, whose callback runs the command and stores its exit code in `exit_code`.
  void (*declare)(CLI::App& app, int& exit_code);
};

/// All commands, sorted by name.
std::span<const Command* const> commands();

}  // namespace kaiji
