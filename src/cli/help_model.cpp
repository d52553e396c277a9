// SPDX-License-Identifier: Apache-2.0
#include "cli/help_model.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "report/reporter.h"

namespace kaiji {
namespace {

/// The words of "{a,b,c}" in an option's type.
std::vector<std::string> choices_of(const CLI::Option& option) {
  const auto type = option.get_type_name();
  const auto open = type.find('{');
  const auto close = type.find('}', open);
  std::vector<std::string> words;
  if (open != std::string::npos && close != std::string::npos) {
    for (const auto word : split(std::string_view(type).substr(open + 1, close - open - 1), ','))
      words.emplace_back(word);
  }
  return words;
}

OptionHelp option_help(const CLI::Option& option) {
  constexpr std::array<std::string_view, 4> kFiles = {"output", "pack", "config", "baseline"};
  OptionHelp help;
  help.long_names = option.get_lnames();
  help.short_names = option.get_snames();
  help.description = option.get_description();
  help.choices = choices_of(option);
  help.takes_value = option.get_items_expected_max() > 0;
  const auto name = help.long_names.empty() ? std::string() : help.long_names.front();
  help.takes_file = std::find(kFiles.begin(), kFiles.end(), name) != kFiles.end();
  if (name == "format" && help.choices.empty()) {
    for (const auto* reporter : reporters()) help.choices.emplace_back(reporter->name);
  }
  return help;
}

CommandHelp command_help(const CLI::App& command) {
  CommandHelp help;
  help.name = command.get_name();
  help.summary = command.get_description();
  const auto add = [&](const CLI::App& from) {
    for (const auto* option : from.get_options()) {
      if (!option->get_positional()) {
        help.options.push_back(option_help(*option));
        continue;
      }
      if (!help.operands.empty()) help.operands += ' ';
      help.operands += option->get_name() + (option->get_items_expected_max() > 1 ? "..." : "");
    }
  };
  add(command);
  for (const auto* group : command.get_subcommands([](const CLI::App* app) { return app->get_name().empty(); }))
    add(*group);
  return help;
}

}  // namespace

std::vector<CommandHelp> help_model(const CLI::App& app) {
  std::vector<CommandHelp> commands;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back(command_help(*command));
  }
  std::sort(commands.begin(), commands.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return commands;
}

}  // namespace kaiji
