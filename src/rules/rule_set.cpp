// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "base/strings.h"
#include "rules/pack.h"

namespace kaiji {
namespace {

using std::filesystem::path;

bool lies_below(const path& file, const path& folder) {
  return !folder.empty() && std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

/// The pack files behind the arguments: a folder stands for all *.toml in it, sorted.
std::vector<path> pack_files(const std::vector<path>& packs, std::vector<Error>& errors) {
  std::vector<path> files;
  for (const auto& pack : packs) {
    std::error_code code;
    if (!std::filesystem::is_directory(pack, code)) {
      files.push_back(pack);
      continue;
    }
    std::vector<path> inside;
    for (auto entry = std::filesystem::recursive_directory_iterator(pack, code);
         !code && entry != std::filesystem::recursive_directory_iterator(); entry.increment(code)) {
      if (entry->path().extension() == ".toml") inside.push_back(entry->path());
    }
    if (code) errors.push_back({pack.generic_string(), "the folder cannot be read: " + code.message()});
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

/// Loads packs and what they extend, each file once, extended packs first seen last.
std::vector<Pack> load_packs(std::vector<path> files, std::vector<Error>& errors) {
  std::vector<Pack> packs;
  std::set<path> seen;
  for (std::size_t at = 0; at < files.size(); ++at) {
    std::error_code code;
    const auto real = std::filesystem::weakly_canonical(files[at], code);
    if (!seen.insert(code ? files[at] : real).second) continue;
    auto pack = load_pack(files[at]);
    if (!pack) {
      errors.push_back(pack.error());
      continue;
    }
    files.insert(files.end(), pack->extends.begin(), pack->extends.end());
    packs.push_back(std::move(*pack));
  }
  return packs;
}

/// Gathers compiled rules and every error on the way.
class RuleCompiler {
 public:
  RuleCompiler(const Vocabulary& vocabulary, path dictionaries, const RuleScope& scope, std::vector<Error>& errors)
      : vocabulary_(vocabulary),
        dictionaries_(std::move(dictionaries)),
        scope_(scope),
        errors_(errors),
        patterns_(scope.stored) {}

  void add(const Pack& pack) {
    std::set<std::string> known;
    latest_keys_.clear();
    std::uint32_t order = 0;
    for (const auto* table : pack.rules) add_rule(pack, *table, order++, known);
    if (pack.defaults == nullptr || pack.rules.empty()) return;
    const std::vector<std::string> names(known.begin(), known.end());
    for (const auto& [key, value] : pack.defaults->table) {
      if (known.contains(key) || known.empty()) continue;
      const auto guess = nearest(key, names);
      errors_.push_back({fmt::format("{}:{}:{}", pack.path, value.line, value.column),
                         fmt::format("unknown key '{}' in [defaults]{}", key,
                                     guess.empty() ? "" : fmt::format("; did you mean '{}'?", guess))});
    }
  }

  void apply(const RuleOverride& change) {
    const auto found = rules_.find(change.rule);
    if (found == rules_.end()) {
      const auto guess = nearest(change.rule, ids());
      errors_.push_back({change.where, fmt::format("override of an unknown rule '{}'{}", change.rule,
                                                   guess.empty() ? "" : fmt::format("; did you mean '{}'?", guess))});
      return;
    }
    if (!change.enabled) found->second.mutable_rule->severity = Severity::Off;
    if (change.severity) found->second.mutable_rule->severity = *change.severity;
  }

  std::vector<CompiledRule> take_rules() {
    std::vector<CompiledRule> sorted;
    for (auto& [id, entry] : rules_) sorted.push_back({std::move(entry.mutable_rule), std::move(entry.check)});
    return sorted;
  }
  PatternSet take_patterns() { return std::move(patterns_).build(); }

 private:
  struct Entry {
    std::shared_ptr<Rule> mutable_rule;  ///< overrides come after compilation
    std::unique_ptr<const Check> check;
  };

  std::vector<std::string> ids() const {
    std::vector<std::string> all;
    for (const auto& [id, entry] : rules_) all.push_back(id);
    return all;
  }

  const RuleKind* kind_named(TomlReader& keys, const std::string& name) {
    std::vector<std::string> names;
    for (const auto* kind : rule_kinds()) {
      if (kind->name == name) return kind;
      names.emplace_back(kind->name);
    }
    const auto guess = nearest(name, names);
    keys.reject("kind", fmt::format("unknown kind '{}'{}", name,
                                    guess.empty() ? "; the kinds are " + join(names, ", ")
                                                  : fmt::format("; did you mean '{}'?", guess)));
    return nullptr;
  }

  void add_rule(const Pack& pack, const TomlValue& table, std::uint32_t order, std::set<std::string>& known) {
    if (table.type != TomlType::Table) {
      errors_.push_back(
          {fmt::format("{}:{}:{}", pack.path, table.line, table.column), "rules are written as [[rule]]"});
      return;
    }
    if (is_of_another_profile(pack, table)) return;
    TomlReader keys(table, pack.path, pack.defaults);
    const auto read = scope_.names_only ? read_silent_rule : read_rule;
    auto rule = std::make_shared<Rule>(read(keys, table, pack));
    rule->order = order;
    if (const auto twin = rules_.find(rule->id); twin != rules_.end()) {
      keys.reject("id", fmt::format("the id '{}' is already taken at {}", rule->id, twin->second.mutable_rule->where));
    }
    auto check = compile(keys, rule);
    if (keys.known() != latest_keys_) {  // rules of one kind ask for the same keys
      latest_keys_ = keys.known();
      known.insert(latest_keys_.begin(), latest_keys_.end());
    }
    // A fault of a key stands before what the kind says, and an unknown key comes last: the kind may not have got to
    // it.
    if (!keys.state()) {
      errors_.push_back(keys.state().error());
    } else if (!check) {
      errors_.push_back(check.error());
    } else if (const auto done = keys.finish(); !done) {
      errors_.push_back(done.error());
    } else {
      rules_.emplace(rule->id, Entry{rule, std::move(*check)});
    }
  }

  bool is_of_another_profile(const Pack& pack, const TomlValue& table) const {
    if (scope_.profile.empty()) return false;
    TomlReader keys(table, pack.path, pack.defaults);
    return keys.string("profile") != scope_.profile;
  }

  Result<std::unique_ptr<const Check>> compile(TomlReader& keys, const std::shared_ptr<const Rule>& rule) {
    const auto* kind = rule->kind.empty() ? nullptr : kind_named(keys, rule->kind);
    if (kind == nullptr) return std::unique_ptr<const Check>();
    RuleSpec spec{rule, keys, patterns_, vocabulary_, dictionaries_, shared_, scope_.names_only};
    return kind->compile(spec);
  }

  const Vocabulary& vocabulary_;
  path dictionaries_;
  const RuleScope& scope_;
  std::vector<Error>& errors_;
  PatternSet::Builder patterns_;
  SharedResources shared_;
  std::map<std::string, Entry> rules_;
  std::vector<std::string> latest_keys_;  ///< that the rule before asked for
};

/// A dictionary that many rules read is refused once.
std::vector<Error> once(std::vector<Error> errors) {
  std::set<std::string> seen;
  std::erase_if(errors, [&](const Error& error) { return !seen.insert(to_string(error)).second; });
  return errors;
}

}  // namespace

/// Packs that nothing judges by, and their rules once somebody asks for them. Those that rules were made of, too.
struct RuleSet::LeftOut {
  std::vector<Pack> kept;  ///< what was read, where the scope says so
  std::vector<path> files;
  std::once_flag once;
  std::vector<Rule> rules;

  void read() {
    for (const auto& file : files) {
      const auto pack = load_pack(file);
      if (!pack) continue;  // says so where it is loaded
      for (const auto* table : pack->rules) {
        TomlReader keys(*table, pack->path, pack->defaults);
        auto rule = read_rule(keys, *table, *pack);
        if (keys.state()) rules.push_back(std::move(rule));
      }
    }
  }
};

RuleSet::RuleSet() : left_out_(std::make_unique<LeftOut>()) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

tl::expected<RuleSet, std::vector<Error>> RuleSet::load(const std::vector<path>& packs, const Vocabulary& vocabulary,
                                                        const path& dictionaries, const RuleScope& scope) {
  std::vector<Error> errors;
  auto files = pack_files(packs, errors);
  const auto others = std::stable_partition(files.begin(), files.end(),
                                            [&](const path& file) { return !lies_below(file, scope.left_out); });
  RuleSet set;
  set.left_out_->files.assign(others, files.end());
  files.erase(others, files.end());
  auto loaded = load_packs(std::move(files), errors);
  RuleCompiler compiler(vocabulary, dictionaries, scope, errors);
  for (const auto& pack : loaded) compiler.add(pack);
  if (errors.empty()) {
    // The first pack of the command line has the last word over what it extends.
    for (auto pack = loaded.rbegin(); pack != loaded.rend(); ++pack) {
      for (const auto& change : pack->overrides) compiler.apply(change);
    }
  }
  if (!errors.empty()) return tl::unexpected<std::vector<Error>>(once(std::move(errors)));
  set.rules_ = compiler.take_rules();
  set.patterns_ = std::make_unique<PatternSet>(compiler.take_patterns());
  if (scope.keeps_packs) set.left_out_->kept = std::move(loaded);
  return set;
}

const std::vector<Rule>& RuleSet::left_out() const {
  std::call_once(left_out_->once, [this] { left_out_->read(); });
  return left_out_->rules;
}

std::vector<const Rule*> RuleSet::known() const {
  std::vector<const Rule*> all;
  for (const auto& compiled : rules_) all.push_back(compiled.rule.get());
  for (const auto& rule : left_out()) all.push_back(&rule);
  return all;
}

const Rule* RuleSet::find(std::string_view id) const {
  const auto named = [&](const Rule& rule) {
    return rule.id == id || std::find(rule.aliases.begin(), rule.aliases.end(), id) != rule.aliases.end();
  };
  for (const auto& compiled : rules_) {
    if (named(*compiled.rule)) return compiled.rule.get();
  }
  const auto& others = left_out();
  const auto found = std::find_if(others.begin(), others.end(), named);
  return found == others.end() ? nullptr : &*found;
}

std::vector<std::string> RuleSet::ids() const {
  std::vector<std::string> ids;
  for (const auto* rule : known()) ids.push_back(rule->id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace kaiji
