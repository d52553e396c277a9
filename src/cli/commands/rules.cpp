// SPDX-License-Identifier: Apache-2.0
// kaiji rules: lists the rules; --markdown prints docs/rules.md.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/session.h"
#include "lint/builtin_rules.h"
#include "lint/config_schema.h"
#include "rules/schema.h"

namespace kaiji {
namespace rules_command {
namespace {

using nlohmann::ordered_json;

struct Options {
  std::vector<std::string> packs;
  std::string language;
  bool markdown = false;
  bool json = false;
  bool schema = false;
  bool config_schema = false;
};

std::string as_table(const std::vector<const Rule*>& rules, Language language) {
  std::string out;
  for (const Rule* rule : rules) {
    out += fmt::format("{:<8} {}  {}\n", to_string(rule->severity), rule->id, in(language, rule->title));
  }
  return out;
}

std::string as_json(const std::vector<const Rule*>& rules) {
  const auto both = [](const LocalText& text) { return ordered_json{{"ja", text.ja}, {"en", text.en}}; };
  ordered_json list = ordered_json::array();
  for (const Rule* rule : rules) {
    list.push_back(
        {{"id", rule->id},
         {"family", rule->family},
         {"kind", rule->kind},
         {"severity", to_string(rule->severity)},
         {"precision", rule->precision},
         {"pack", rule->pack},
         {"title", both(rule->title)},
         {"reason", both(rule->reason)},
         {"source", {{"title", rule->source.title}, {"clause", rule->source.clause}, {"url", rule->source.url}}},
         {"aliases", rule->aliases}});
  }
  return list.dump(2) + "\n";
}

int run_rules(const Options& options) {
  if (options.schema || options.config_schema) {
    print(options.schema ? pack_schema() : config_schema());
    return kClean;
  }
  const auto session = open_session({options.packs.begin(), options.packs.end()});
  print_errors(session.errors);
  if (!session.linter) return kFailure;
  const auto language = options.language == "en" ? Language::English : Language::Japanese;
  const auto rules = known_rules(session.linter->rules());
  print(options.markdown ? rules_markdown(session.linter->rules())
        : options.json   ? as_json(rules)
                         : as_table(rules, language));
  return session.errors.empty() ? kClean : kFailure;
}

void declare(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* form = app.add_option_group("form", "what to print");
  form->add_flag("--markdown", options->markdown, "the page docs/rules.md");
  form->add_flag("--json", options->json, "for programs");
  form->add_flag("--schema", options->schema, "the JSON schema of rule packs");
  form->add_flag("--config-schema", options->config_schema, "the JSON schema of kaiji.toml");
  form->require_option(0, 1);
  app.add_option("--pack", options->packs, "further rule pack, file or folder")->allow_extra_args(false);
  app.add_option("--lang", options->language, "ja or en")->check(CLI::IsMember({"ja", "en"}));
  app.callback([options, &exit_code] { exit_code = run_rules(*options); });
}

}  // namespace
}  // namespace rules_command

extern const Command command_rules;
constinit const Command command_rules = {"rules", "List the rules", rules_command::declare};

}  // namespace kaiji
