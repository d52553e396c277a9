// SPDX-License-Identifier: Apache-2.0
#include "rules/companions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/file.h"

namespace kaiji {
namespace {

constexpr std::array<ValueType, 9> kTypes = {ValueType::Duration, ValueType::Interval, ValueType::Percentage,
                                             ValueType::Count,    ValueType::Date,     ValueType::Place,
                                             ValueType::Edition,  ValueType::Window,   ValueType::Flag};

Result<std::vector<PatternId>> read_patterns(TomlReader& keys, std::string_view key, PatternSet::Builder& patterns) {
  std::vector<PatternId> ids;
  for (const auto& expression : keys.strings(key)) {
    const auto id = patterns.add(expression, keys.where(key), true);
    if (!id) return tl::unexpected<Error>(id.error());
    ids.push_back(*id);
  }
  return ids;
}

Result<CompanionSet> read_set(TomlReader& keys, PatternSet::Builder& patterns) {
  auto expressions = read_patterns(keys, "expressions", patterns);
  if (!expressions) return tl::unexpected<Error>(expressions.error());
  auto except = read_patterns(keys, "except", patterns);
  if (!except) return tl::unexpected<Error>(except.error());
  return CompanionSet{std::move(*expressions), std::move(*except), keys.boolean("anywhere", false)};
}

}  // namespace

Result<CompanionSets> load_companion_sets(const std::filesystem::path& dictionaries, PatternSet::Builder& patterns) {
  const auto path = (dictionaries / "companions.toml").generic_string();
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto root = parse_toml(*bytes, path);
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader file(*root, path);
  const auto* tables = file.value("set");
  if (const auto done = file.finish(); !done) return tl::unexpected<Error>(done.error());
  CompanionSets sets;
  if (tables == nullptr) return sets;
  for (const auto& table : tables->array) {
    TomlReader keys(table, path);
    const auto name = keys.required_string("name");
    keys.string("about");
    auto set = read_set(keys, patterns);
    if (!set) return tl::unexpected<Error>(set.error());
    if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
    sets[name] = std::move(*set);
  }
  return sets;
}

Companions read_companions(TomlReader& keys, const CompanionSets& sets) {
  Companions companions;
  companions.own_clause = keys.boolean("own_clause", false);
  if (const auto found = sets.find("reference"); found != sets.end()) companions.references = found->second;
  for (const auto& name : keys.strings("companions")) {
    const auto type = std::find_if(kTypes.begin(), kTypes.end(), [&](ValueType t) { return to_string(t) == name; });
    const auto set = sets.find(name);
    if (type != kTypes.end()) companions.types.push_back(*type);
    if (set != sets.end()) companions.named.push_back(set->second);
    companions.method |= name == "method";
    companions.trigger |= name == "trigger";
    if (type == kTypes.end() && set == sets.end()) {
      keys.reject("companions", fmt::format("'{}' is neither a value type nor a set of companions.toml", name));
    }
  }
  return companions;
}

}  // namespace kaiji
