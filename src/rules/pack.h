// SPDX-License-Identifier: Apache-2.0
#pragma once
// One pack file as tables, before its rules are compiled. Used by rule_set.cpp alone. Not for threads.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/toml.h"
#include "rules/rule.h"

namespace kaiji {

/// What a pack says about a rule of another pack, or of its own.
struct RuleOverride {
  std::string rule;  ///< id or alias
  std::string where;
  std::optional<Severity> severity;
  bool enabled = true;
};

/// A parsed pack. The tables of its rules point into `root`.
struct Pack {
  std::string path;
  std::string name;
  LocalText title;
  std::string date;                            ///< --as-of of its examples, YYYY-MM-DD
  std::vector<std::filesystem::path> extends;  ///< further packs, relative names resolved against this one
  std::vector<RuleOverride> overrides;
  std::unique_ptr<const TomlValue> root;
  const TomlValue* defaults = nullptr;
  std::vector<const TomlValue*> rules;
};

/// Reads the pack's own keys. Fails with path:line:column.
Result<Pack> load_pack(const std::filesystem::path& path);
/// The same from the text of a pack; `path` is for messages and for what the pack extends.
Result<Pack> parse_pack(std::string_view text, std::string path);

/// The families that a rule's id may begin with.
std::span<const std::string_view> rule_families();

/// A string is Japanese alone; a table has `ja` and `en`. Empty where the key is absent; faults stick to `keys`.
LocalText read_text(TomlReader& keys, std::string_view key, const std::string& path);

/// Reads what all rules have from `keys`; faults stick to `keys`. `pack` gives name and default date.
Rule read_rule(TomlReader& keys, const TomlValue& table, const Pack& pack);
/// The same of a rule that will tell nobody anything: without its message, reason, advice, source and examples.
Rule read_silent_rule(TomlReader& keys, const TomlValue& table, const Pack& pack);

}  // namespace kaiji
