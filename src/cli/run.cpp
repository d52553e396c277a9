// SPDX-License-Identifier: Apache-2.0
#include "cli/run.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <span>

#include "base/strings.h"
#include "cli/command.h"
#include "cli/pack_versions.h"
#include "cli_commands.inc"

namespace kaiji {
namespace {

/// The subcommand that was named, or the app itself.
const CLI::App& chosen(const CLI::App& app) {
  const auto subcommands = app.get_subcommands();
  return subcommands.empty() ? app : *subcommands.front();
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const auto* command : commands()) names.emplace_back(command->name);
  return names;
}

/// The first argument that nobody expected.
std::string surplus_argument(const CLI::App& app, std::span<char*> arguments) {
  const auto surplus = app.remaining(true);
  for (const std::string argument : arguments) {
    if (std::find(surplus.begin(), surplus.end(), argument) != surplus.end()) return argument;
  }
  return {};
}

/// What was wrong with the arguments and what to do.
std::string usage_error(const CLI::App& app, const CLI::ParseError& error, std::span<char*> arguments) {
  const auto& command = chosen(app);
  const auto word = surplus_argument(app, arguments);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr || word.empty()) {
    return fmt::format("{}; see `kaiji {}--help`", error.what(), &command == &app ? "" : command.get_name() + " ");
  }
  const bool option = word.starts_with('-');
  const auto name = word.substr(0, word.find('='));
  const auto guess = nearest(name, option ? option_names(command) : command_names());
  return fmt::format("unknown {} '{}'; {}",
                     option             ? "option"
                     : &command == &app ? "command"
                                        : "argument",
                     name, guess.empty() ? "see `kaiji --help`" : fmt::format("did you mean '{}'?", guess));
}

/// KAIJI_FAIL_LEVEL stands for --fail-level of the command that is run, and so for every option that takes a value.
void read_environment(CLI::App& app, std::span<char*> arguments) {
  const auto runs = [&](const CLI::App* command) {
    return std::any_of(arguments.begin(), arguments.end(),
                       [&](const char* word) { return command->get_name() == word; });
  };
  for (auto* command : app.get_subcommands(runs)) {
    for (auto* option : command->get_options()) {
      if (option->get_positional() || option->get_lnames().empty() || option->get_items_expected_max() == 0) continue;
      std::string name = "KAIJI_" + option->get_lnames().front();
      for (char& c : name) c = c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      option->envname(name);
    }
    return;
  }
}

}  // namespace

std::span<const Command* const> commands() {
  return k_cli_commands;
}

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // a reader that has seen enough ends us quietly, as with other filters
  CLI::App app("kaiji reads a Japanese cloud-security document and reports what a careful reviewer would raise.",
               "kaiji");
  app.set_version_flag("-V,--version", version_text, "Print the version and those of the packs");
  app.require_subcommand(0, 1);
  int exit_code = kClean;
  for (const auto* command : commands()) {
    command->declare(*app.add_subcommand(std::string(command->name), std::string(command->summary)), exit_code);
  }
  read_environment(app, {argv + 1, argv + std::min(argc, 2)});
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "kaiji: {}\n", usage_error(app, error, {argv + 1, argv + argc}));
    return kFailure;
  }
  if (app.get_subcommands().empty()) {
    fmt::print("{}", app.help());
    return kFailure;
  }
  return exit_code;
}

}  // namespace kaiji
