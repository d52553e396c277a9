// SPDX-License-Identifier: Apache-2.0
#include "cli/completions.h"

#include <fmt/format.h>

#include "base/strings.h"

namespace kaiji {
namespace {

/// "--format -f" and so on.
std::vector<std::string> flags_of(const OptionHelp& option) {
  std::vector<std::string> flags;
  for (const auto& name : option.long_names) flags.push_back("--" + name);
  for (const auto& name : option.short_names) flags.push_back("-" + name);
  return flags;
}

std::string names_of(const std::vector<CommandHelp>& commands) {
  std::vector<std::string> names;
  for (const auto& command : commands) names.push_back(command.name);
  return join(names, " ");
}

/// Text inside single quotes of a POSIX shell.
std::string single_quoted(const std::string& text) {
  return "'" + replace_all(text, "'", "'\\''") + "'";
}

/// A script with its marks replaced.
std::string filled(std::string_view script, const std::vector<std::pair<std::string_view, std::string>>& parts) {
  std::string text(script);
  for (const auto& [mark, part] : parts) text = replace_all(std::move(text), mark, part);
  return text;
}

/// The values after an option of one command, as cases of `case $command$previous in`.
std::string bash_values(const CommandHelp& command) {
  std::string cases;
  for (const auto& option : command.options) {
    if (!option.takes_value) continue;
    std::vector<std::string> patterns;
    for (const auto& flag : flags_of(option)) patterns.push_back(fmt::format("{} {}", command.name, flag));
    for (auto& pattern : patterns) pattern = single_quoted(pattern);
    cases += fmt::format("    {})\n", join(patterns, " | "));
    if (!option.choices.empty()) {
      cases +=
          fmt::format("      mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$current\")\n", join(option.choices, " "));
    } else if (option.takes_file) {
      cases += "      mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n";
    }
    cases += "      return ;;\n";
  }
  return cases;
}

std::string zsh_argument(const OptionHelp& option) {
  const auto flags = flags_of(option);
  auto text = replace_all(replace_all(option.description, "[", "("), "]", ")");
  text = replace_all(std::move(text), ":", " -");
  std::string value;
  if (!option.choices.empty()) {
    value = fmt::format(":value:({})", join(option.choices, " "));
  } else if (option.takes_value) {
    value = option.takes_file ? ":file:_files" : ":value: ";
  }
  std::string lines;
  for (const auto& flag : flags) {
    lines += fmt::format("        {} \\\n", single_quoted(fmt::format("*{}[{}]{}", flag, text, value)));
  }
  return lines;
}

}  // namespace

std::string bash_completion(const std::vector<CommandHelp>& commands) {
  std::string values;
  std::string options;
  for (const auto& command : commands) {
    values += bash_values(command);
    std::vector<std::string> flags;
    for (const auto& option : command.options) {
      for (auto& flag : flags_of(option)) flags.push_back(std::move(flag));
    }
    options += fmt::format("    {}) options='{}' ;;\n", command.name, join(flags, " "));
  }
  constexpr std::string_view kScript = R"sh(# bash completion for kaiji
_kaiji() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} options=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '@COMMANDS@ --help --version' -- "$current")
    return
  fi
  case "$command $previous" in
@VALUES@  esac
  case $command in
@OPTIONS@  esac
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
  elif [ "$command" = explain ]; then
    mapfile -t COMPREPLY < <(compgen -W "$(kaiji rules 2>/dev/null | awk '{print $2}')" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -o filenames -F _kaiji kaiji
)sh";
  return filled(kScript, {{"@COMMANDS@", names_of(commands)}, {"@VALUES@", values}, {"@OPTIONS@", options}});
}

std::string zsh_completion(const std::vector<CommandHelp>& commands) {
  std::string described;
  std::string cases;
  for (const auto& command : commands) {
    described += fmt::format("    {}\n", single_quoted(command.name + ":" + command.summary));
    cases += fmt::format("    {})\n      _arguments \\\n", command.name);
    for (const auto& option : command.options) cases += zsh_argument(option);
    cases += command.name == "explain" ? "        '*:rule:_kaiji_rules' ;;\n" : "        '*:file:_files' ;;\n";
  }
  constexpr std::string_view kScript = R"sh(#compdef kaiji
_kaiji_rules() {
  local -a rules
  rules=(${(f)"$(kaiji rules 2>/dev/null | awk '{print $2}')"})
  compadd -a rules
}
_kaiji() {
  local -a commands
  commands=(
@COMMANDS@  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
@ARGUMENTS@  esac
}
_kaiji "$@"
)sh";
  return filled(kScript, {{"@COMMANDS@", described}, {"@ARGUMENTS@", cases}});
}

std::string fish_completion(const std::vector<CommandHelp>& commands) {
  std::string out = "# fish completion for kaiji\n";
  for (const auto& command : commands) {
    out += fmt::format("complete -c kaiji -n __fish_use_subcommand -f -a {} -d {}\n", command.name,
                       single_quoted(command.summary));
  }
  for (const auto& command : commands) {
    for (const auto& option : command.options) {
      out += fmt::format("complete -c kaiji -n '__fish_seen_subcommand_from {}'", command.name);
      for (const auto& name : option.long_names) out += " -l " + name;
      for (const auto& name : option.short_names) out += " -s " + name;
      if (option.takes_value) out += option.takes_file ? " -r" : " -x";
      if (!option.choices.empty()) out += fmt::format(" -a {}", single_quoted(join(option.choices, " ")));
      out += fmt::format(" -d {}\n", single_quoted(option.description));
    }
  }
  return out +
         "complete -c kaiji -n '__fish_seen_subcommand_from explain' -f -a '(kaiji rules 2>/dev/null | awk \"{print "
         "\\$2}\")'\n";
}

}  // namespace kaiji
