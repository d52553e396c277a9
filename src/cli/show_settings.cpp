// SPDX-License-Identifier: Apache-2.0
#include "cli/show_settings.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "cli/judge.h"
#include "lint/builtin_rules.h"

namespace kaiji {
namespace {

std::string toml_string(std::string_view text) {
  return fmt::format("\"{}\"", replace_all(replace_all(std::string(text), "\\", "\\\\"), "\"", "\\\""));
}

std::string array(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const auto& word : words) parts.push_back(toml_string(word));
  return fmt::format("[{}]", join(parts, ", "));
}

}  // namespace

std::string settings_text(const std::string& path, const Config& config, const RuleSet& rules) {
  std::string out = fmt::format("# {}\n# settings: {}\n", path,
                                config.file.empty() ? "defaults and options" : config.file.generic_string());
  out += fmt::format("profiles = {}\n", array(config.profiles));
  out += fmt::format("as-of = {}{}\n", to_string(as_of(config)), config.as_of ? "" : "  # today");
  out += fmt::format("language = \"{}\"\n", config.language == Language::English ? "en" : "ja");
  out +=
      fmt::format("fail-level = \"{}\"\n", config.fail_level == Severity::Off ? "none" : to_string(config.fail_level));
  out += fmt::format("packs = {}\n", array(config.packs));
  std::string changed;
  std::size_t on = 0;
  const auto known = known_rules(rules);
  for (const Rule* rule : known) {
    const auto severity = severity_of(config, *rule, path);
    if (severity != Severity::Off) ++on;
    if (severity != rule->severity) changed += fmt::format("{} = \"{}\"\n", toml_string(rule->id), to_string(severity));
  }
  return out + fmt::format("# {} of {} rules are on\n[rules]\n{}", on, known.size(), changed);
}

}  // namespace kaiji
