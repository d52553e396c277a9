// SPDX-License-Identifier: Apache-2.0
// kaiji explain RULE: what a rule means, why, and what to write.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "base/strings.h"
#include "cli/command.h"
#include "cli/config_options.h"
#include "cli/session.h"
#include "lint/builtin_rules.h"
#include "report/rule_page.h"

namespace kaiji {
namespace explain_command {
namespace {

struct Options {
  std::vector<std::string> rules;
  ConfigOptions config;
};

Language language_of(const ConfigOptions& options) {
  return options.language == "en" ? Language::English : Language::Japanese;
}

int unknown(const std::string& name, const RuleSet& rules) {
  std::vector<std::string> ids;
  for (const Rule* rule : known_rules(rules)) ids.push_back(rule->id);
  const auto guess = nearest(name, ids);
  print_error({"", fmt::format("unknown rule '{}'; {}", name,
                               guess.empty() ? "`kaiji rules` lists them" : fmt::format("did you mean '{}'?", guess))});
  return kFailure;
}

int run_explain(const Options& options) {
  const auto session = open_session({options.config.packs.begin(), options.config.packs.end()});
  print_errors(session.errors);
  if (!session.linter) return kFailure;
  int code = session.errors.empty() ? kClean : kFailure;
  for (const auto& name : options.rules) {
    const Rule* rule = find_rule(session.linter->rules(), name);
    if (rule == nullptr) {
      code = unknown(name, session.linter->rules());
      continue;
    }
    print(fmt::format("# {} [{}]\n\n{}\n", rule->id, to_string(rule->severity),
                      rule_page(*rule, language_of(options.config))));
  }
  return code;
}

void declare(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  app.add_option("RULE", options->rules, "rule ids")->required();
  app.add_option("--pack", options->config.packs, "further rule pack, file or folder")->allow_extra_args(false);
  app.add_option("--lang", options->config.language, "ja or en")->check(CLI::IsMember({"ja", "en"}));
  app.callback([options, &exit_code] { exit_code = run_explain(*options); });
}

}  // namespace
}  // namespace explain_command

extern const Command command_explain;
constinit const Command command_explain = {"explain", "Explain a rule: why it matters and what to write",
                                           explain_command::declare};

}  // namespace kaiji
