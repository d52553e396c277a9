// SPDX-License-Identifier: Apache-2.0
// kaiji man: the manual page.
#include <CLI/CLI.hpp>

#include "base/version.h"
#include "cli/command.h"
#include "cli/man_page.h"
#include "cli/session.h"

namespace kaiji {
namespace man_command {
namespace {

void declare(CLI::App& app, int& exit_code) {
  app.callback([&app, &exit_code] {
    print(man_page(help_model(*app.get_parent()), version()));
    exit_code = kClean;
  });
}

}  // namespace
}  // namespace man_command

extern const Command command_man;
constinit const Command command_man = {"man", "Print the manual page (pipe it into `man -l -`)", man_command::declare};

}  // namespace kaiji
