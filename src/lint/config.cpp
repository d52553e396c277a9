// SPDX-License-Identifier: Apache-2.0
#include "lint/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/file.h"
#include "base/strings.h"
#include "base/toml.h"
#include "lint/builtin_rules.h"
#include "lint/glob.h"
#include "rules/coverage.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kFileName = "kaiji.toml";
constexpr std::string_view kSeverities = "off, note, warning or error";

Result<std::vector<RuleSetting>> read_rules(TomlReader& reader, const std::string& path) {
  std::vector<RuleSetting> settings;
  const TomlValue* table = reader.value("rules");
  if (table == nullptr) return settings;
  if (table->type != TomlType::Table) {
    return fail(reader.where("rules"), "'rules' must be a table of selector = \"severity\"");
  }
  for (const auto& [selector, value] : table->table) {
    const auto where = fmt::format("{}:{}:{}", path, value.line, value.column);
    const auto severity = parse_severity(value.string);
    if (value.type != TomlType::String || !severity)
      return fail(where, fmt::format("'{}' must be {}", selector, kSeverities));
    settings.push_back({selector, *severity, where});
  }
  return settings;
}

void read_date(TomlReader& reader, Config& config) {
  const TomlValue* value = reader.value("as-of");
  if (value == nullptr) return;
  config.as_of = parse_iso_date(value->string);
  if (!config.as_of || config.as_of->day == 0) reader.reject("as-of", "'as-of' must be a date like 2026-04-01");
}

void read_language(TomlReader& reader, Config& config) {
  const auto word = reader.string("language", "ja");
  if (word != "ja" && word != "en") reader.reject("language", fmt::format("'{}' must be \"ja\" or \"en\"", "language"));
  config.language = word == "en" ? Language::English : Language::Japanese;
}

void read_fail_level(TomlReader& reader, Config& config) {
  const auto word = reader.string("fail-level", "warning");
  const auto level = word == "none" ? std::optional(Severity::Off) : parse_severity(word);
  if (!level || word == "off") reader.reject("fail-level", "'fail-level' must be error, warning, note or none");
  config.fail_level = level.value_or(Severity::Warning);
}

Result<void> read_overrides(TomlReader& reader, const std::string& path, Config& config) {
  const TomlValue* list = reader.value("override");
  if (list == nullptr) return {};
  if (list->type != TomlType::Array) {
    reader.reject("override", "write [[override]], with two brackets");
    return {};
  }
  for (const auto& table : list->array) {
    TomlReader entry(table, path);
    PathOverride made{entry.strings("paths"), {}};
    auto rules = read_rules(entry, path);
    if (!rules) return tl::unexpected<Error>(rules.error());
    made.rules = std::move(*rules);
    if (made.paths.empty()) entry.reject("paths", "an override needs 'paths', such as [\"docs/old/**\"]");
    if (auto done = entry.finish(); !done) return done;
    config.overrides.push_back(std::move(made));
  }
  return {};
}

Result<void> read_sets(TomlReader& reader, const std::string& path, Config& config) {
  const TomlValue* list = reader.value("set");
  if (list == nullptr) return {};
  if (list->type != TomlType::Array) {
    reader.reject("set", "write [[set]], with two brackets");
    return {};
  }
  for (const auto& table : list->array) {
    TomlReader entry(table, path);
    DocumentSetting made{entry.required_string("name"), entry.strings("files"), {}};
    if (made.files.empty()) entry.reject("files", "a set needs 'files', such as [\"whitepaper.md\", \"sla.md\"]");
    if (const TomlValue* truth = entry.value("truth"); truth != nullptr) {
      for (const auto& [id, file] : truth->table) {
        if (file.type != TomlType::String) entry.reject("truth", "'truth' must be a table of concept = \"file\"");
        made.truth.emplace_back(id, file.string);
      }
    }
    if (auto done = entry.finish(); !done) return done;
    config.sets.push_back(std::move(made));
  }
  return {};
}

/// What a selector may say.
std::vector<std::string> selectors(const RuleSet& rules) {
  std::set<std::string> names{"all"};
  for (const Rule* rule : known_rules(rules)) {
    names.insert(rule->aliases.begin(), rule->aliases.end());
    for (auto slash = rule->id.find('/'); slash != std::string::npos; slash = rule->id.find('/', slash + 1)) {
      names.insert(rule->id.substr(0, slash));
    }
    names.insert(rule->id);
  }
  return {names.begin(), names.end()};
}

std::string or_nearest(std::string_view word, std::span<const std::string> candidates) {
  const auto guess = nearest(word, candidates);
  return guess.empty() ? std::string("; `kaiji rules` lists them") : fmt::format("; did you mean '{}'?", guess);
}

Result<void> check_selector(std::string selector, const std::string& where, std::span<const std::string> known) {
  if (selector.ends_with('/')) selector.pop_back();
  if (std::binary_search(known.begin(), known.end(), selector)) return {};
  return fail(where, fmt::format("unknown rule '{}'{}", selector, or_nearest(selector, known)));
}

/// A path as messages show it: relative where it lies below the current folder.
fs::path shown(const fs::path& path) {
  std::error_code error;
  const auto here = fs::current_path(error);
  const auto below = error ? fs::path() : path.lexically_relative(here);
  return below.empty() || below.generic_string().starts_with("..") ? path : below;
}

}  // namespace

fs::path find_config(const fs::path& document) {
  std::error_code error;
  fs::path folder = fs::absolute(document, error).lexically_normal().parent_path();
  while (!error && !folder.empty()) {
    if (fs::is_regular_file(folder / kFileName, error)) return shown(folder / kFileName);
    error.clear();
    if (folder == folder.parent_path()) break;
    folder = folder.parent_path();
  }
  return {};
}

Result<Config> load_config(const fs::path& file) {
  const auto text = read_file(file);
  if (!text) return tl::unexpected<Error>(text.error());
  const std::string path = file.generic_string();
  const auto root = parse_toml(*text, path);
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader reader(*root, path);
  Config config;
  config.file = file;
  const bool chosen = reader.has("profiles");
  config.profiles = reader.strings("profiles");
  // An empty list switches off what the document itself would choose.
  if (chosen && config.profiles.empty()) config.profiles.emplace_back(kNoProfile);
  read_date(reader, config);
  read_language(reader, config);
  read_fail_level(reader, config);
  auto rules = read_rules(reader, path);
  if (!rules) return tl::unexpected<Error>(rules.error());
  config.rules = std::move(*rules);
  for (const auto& pack : reader.strings("packs")) {
    config.packs.push_back((file.parent_path() / pack).lexically_normal().generic_string());
  }
  if (auto done = read_overrides(reader, path, config); !done) return tl::unexpected<Error>(done.error());
  if (auto done = read_sets(reader, path, config); !done) return tl::unexpected<Error>(done.error());
  if (auto done = reader.finish(); !done) return tl::unexpected<Error>(done.error());
  return config;
}

Result<void> validate(const Config& config, const RuleSet& rules) {
  const auto known = selectors(rules);
  std::vector<std::pair<std::string, std::string>> used;  // selector, where
  for (const auto& setting : config.rules) used.emplace_back(setting.selector, setting.where);
  for (const auto& entry : config.overrides) {
    for (const auto& setting : entry.rules) used.emplace_back(setting.selector, setting.where);
  }
  for (const auto& selector : config.select) used.emplace_back(selector, "--select");
  for (const auto& selector : config.ignore) used.emplace_back(selector, "--ignore");
  for (const auto& [selector, where] : used) {
    if (auto good = check_selector(selector, where, known); !good) return good;
  }
  const auto all = profiles(rules);
  for (const auto& profile : config.profiles) {
    if (profile == kNoProfile) continue;
    if (std::find(all.begin(), all.end(), profile) != all.end()) continue;
    const auto guess = nearest(profile, all);
    return fail(config.file.generic_string(),
                fmt::format("unknown profile '{}'; {}", profile,
                            guess.empty() ? "known are " + join(all, ", ") : fmt::format("did you mean '{}'?", guess)));
  }
  return {};
}

bool selects(std::string_view selector, const Rule& rule) {
  if (selector.ends_with('/')) selector.remove_suffix(1);
  if (selector == "all" || selector == rule.id) return true;
  if (rule.id.size() > selector.size() && rule.id.starts_with(selector) && rule.id[selector.size()] == '/') return true;
  return std::find(rule.aliases.begin(), rule.aliases.end(), selector) != rule.aliases.end();
}

Severity severity_of(const Config& config, const Rule& rule, std::string_view path) {
  const auto names = [&](const std::string& selector) { return selects(selector, rule); };
  if (!config.select.empty() && std::none_of(config.select.begin(), config.select.end(), names)) return Severity::Off;
  if (std::any_of(config.ignore.begin(), config.ignore.end(), names)) return Severity::Off;
  Severity severity = rule.severity;
  const auto apply = [&](const std::vector<RuleSetting>& settings) {
    for (const auto& setting : settings) {
      if (selects(setting.selector, rule)) severity = setting.severity;
    }
  };
  apply(config.rules);
  for (const auto& entry : config.overrides) {
    if (names_file(config, entry.paths, path)) apply(entry.rules);
  }
  return severity;
}

bool names_file(const Config& config, const std::vector<std::string>& globs, std::string_view path) {
  const auto relative = fs::absolute(path).lexically_normal().lexically_relative(
      fs::absolute(config.file).lexically_normal().parent_path());
  return std::any_of(globs.begin(), globs.end(),
                     [&](const std::string& glob) { return matches_glob(glob, relative.generic_string()); });
}

}  // namespace kaiji
