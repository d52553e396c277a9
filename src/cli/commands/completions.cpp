// SPDX-License-Identifier: Apache-2.0
// kaiji completions SHELL: a script that completes kaiji's commands and options.
#include "cli/completions.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/session.h"

namespace kaiji {
namespace completions_command {
namespace {

void declare(CLI::App& app, int& exit_code) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  app.callback([shell, &app, &exit_code] {
    const auto commands = help_model(*app.get_parent());
    print(*shell == "bash"  ? bash_completion(commands)
          : *shell == "zsh" ? zsh_completion(commands)
                            : fish_completion(commands));
    exit_code = kClean;
  });
}

}  // namespace
}  // namespace completions_command

extern const Command command_completions;
constinit const Command command_completions = {"completions", "Print a completion script for a shell",
                                               completions_command::declare};

}  // namespace kaiji
