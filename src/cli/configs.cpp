// SPDX-License-Identifier: Apache-2.0
#include "cli/configs.h"

#include <fmt/format.h>

namespace kaiji {
namespace fs = std::filesystem;

Result<Configs> Configs::open(const ConfigOptions& options) {
  Configs configs;
  Config& given = configs.given_;
  given.profiles = options.profiles;
  given.select = options.select;
  given.ignore = options.ignore;
  given.packs = options.packs;
  if (!options.as_of.empty()) {
    given.as_of = parse_iso_date(options.as_of);
    if (!given.as_of || given.as_of->day == 0) {
      return fail("--as-of", fmt::format("'{}' is no date; write it like 2026-04-01", options.as_of));
    }
  }
  configs.language_given_ = !options.language.empty();
  given.language = options.language == "en" ? Language::English : Language::Japanese;
  configs.fail_level_given_ = !options.fail_level.empty();
  given.fail_level = parse_severity(options.fail_level).value_or(Severity::Off);
  configs.search_ = !options.isolated && options.file.empty();
  Config base;
  if (!options.file.empty()) {
    auto loaded = load_config(options.file);
    if (!loaded) return tl::unexpected<Error>(loaded.error());
    base = std::move(*loaded);
  }
  configs.base_ = configs.overlaid(std::move(base));
  configs.loaded_.emplace(fs::path(), configs.base_);
  return configs;
}

Config Configs::overlaid(Config config) const {
  if (!given_.profiles.empty()) config.profiles = given_.profiles;
  if (given_.as_of) config.as_of = given_.as_of;
  if (language_given_) config.language = given_.language;
  if (fail_level_given_) config.fail_level = given_.fail_level;
  config.select = given_.select;
  config.ignore = given_.ignore;
  config.packs.insert(config.packs.end(), given_.packs.begin(), given_.packs.end());
  return config;
}

const Result<Config>& Configs::of(const std::string& path) {
  const auto file = search_ ? find_config(path == "-" ? "stdin" : path) : fs::path();
  const auto known = loaded_.find(file);
  if (known != loaded_.end()) return known->second;
  auto config = load_config(file);
  if (config) config = overlaid(std::move(*config));
  return loaded_.emplace(file, std::move(config)).first->second;
}

void Configs::ignore(const std::string& rule) {
  base_.ignore.push_back(rule);
  for (auto& [file, config] : loaded_) {
    if (config) config->ignore.push_back(rule);
  }
}

void Configs::validate_all(const RuleSet& rules) {
  for (auto& [file, config] : loaded_) {
    if (!config) continue;
    if (auto good = validate(*config, rules); !good) config = tl::unexpected<Error>(good.error());
  }
}

}  // namespace kaiji
