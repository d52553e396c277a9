// SPDX-License-Identifier: Apache-2.0
#include "rules/pack.h"

#include <fmt/format.h>

#include "base/file.h"

namespace kaiji {
namespace {

Result<RuleOverride> read_override(const std::string& id, const TomlValue& table, const std::string& path) {
  RuleOverride change;
  change.rule = id;
  if (table.type != TomlType::Table) {
    return fail(fmt::format("{}:{}:{}", path, table.line, table.column), "an override must be a table");
  }
  TomlReader keys(table, path);
  change.where = keys.where();
  change.enabled = keys.boolean("enabled", true);
  if (keys.has("severity")) {
    change.severity = parse_severity(keys.string("severity"));
    if (!change.severity) keys.reject("severity", "the severity must be one of error, warning, note, off");
  }
  if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
  return change;
}

Result<void> read_header(const TomlValue& table, Pack& pack) {
  TomlReader keys(table, pack.path);
  pack.name = keys.required_string("name");
  pack.title = read_text(keys, "title", pack.path);
  if (pack.title.empty()) keys.reject("title", "the key 'title' is missing");
  pack.date = keys.string("date");
  if (!pack.date.empty() && !parse_iso_date(pack.date)) keys.reject("date", "the date must be written YYYY-MM-DD");
  for (const auto& other : keys.strings("extends")) {
    pack.extends.push_back(std::filesystem::path(pack.path).parent_path() / other);
  }
  return keys.finish();
}

Result<void> read_overrides(const TomlValue& table, Pack& pack) {
  for (const auto& [id, child] : table.table) {
    auto change = read_override(id, child, pack.path);
    if (!change) return tl::unexpected<Error>(change.error());
    pack.overrides.push_back(std::move(*change));
  }
  return {};
}

}  // namespace

Result<Pack> load_pack(const std::filesystem::path& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return parse_pack(*bytes, path.generic_string());
}

Result<Pack> parse_pack(std::string_view text, std::string path) {
  auto root = parse_toml(text, path);
  if (!root) return tl::unexpected<Error>(root.error());
  Pack pack;
  pack.path = std::move(path);
  pack.root = std::make_unique<const TomlValue>(std::move(*root));
  TomlReader keys(*pack.root, pack.path);
  const auto* header = keys.value("pack");
  pack.defaults = keys.value("defaults");
  const auto* rules = keys.value("rule");
  const auto* overrides = keys.value("override");
  if (header == nullptr) keys.reject("pack", "a pack begins with [pack] and its name and title");
  if (pack.defaults != nullptr && pack.defaults->type != TomlType::Table)
    keys.reject("defaults", "[defaults] is a table");
  if (rules != nullptr && rules->type != TomlType::Array) keys.reject("rule", "rules are written as [[rule]]");
  if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
  if (const auto done = read_header(*header, pack); !done) return tl::unexpected<Error>(done.error());
  if (rules != nullptr) {
    for (const auto& table : rules->array) pack.rules.push_back(&table);
  }
  if (overrides != nullptr) {
    if (const auto done = read_overrides(*overrides, pack); !done) return tl::unexpected<Error>(done.error());
  }
  return pack;
}

}  // namespace kaiji
