// SPDX-License-Identifier: Apache-2.0
#include "rules/disclosure_item.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/file.h"
#include "base/first_characters.h"
#include "base/strings.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

/// dictionaries/disclosures/*.toml but cues.toml and words.toml: disclosures by name.
struct Catalogue {
  struct Entry {
    const TomlValue* table = nullptr;
    std::string path;
  };
  std::vector<std::unique_ptr<const TomlValue>> roots;
  std::map<std::string, Entry, std::less<>> entries;
};

Result<void> add_entries(Catalogue& catalogue, const TomlValue& root, const std::string& path) {
  TomlReader keys(root, path);
  const auto* list = keys.value("disclosure");
  if (list == nullptr || list->type != TomlType::Array) return fail(path, "disclosures are written as [[disclosure]]");
  for (const auto& table : list->array) {
    TomlReader entry(table, path);
    const auto name = entry.required_string("name");
    if (!catalogue.entries.emplace(name, Catalogue::Entry{&table, path}).second) {
      return fail(entry.where("name"), fmt::format("the name '{}' is already taken", name));
    }
  }
  return keys.finish();
}

Result<Catalogue> load_catalogue(const std::filesystem::path& folder) {
  Catalogue catalogue;
  std::vector<std::filesystem::path> files;
  std::error_code code;
  for (auto at = std::filesystem::directory_iterator(folder, code);
       !code && at != std::filesystem::directory_iterator(); at.increment(code)) {
    if (at->path().extension() == ".toml" && at->path().stem() != "cues" && at->path().stem() != "words")
      files.push_back(at->path());
  }
  if (code) return fail(folder.generic_string(), "the folder cannot be read: " + code.message());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto root = parse_toml(*bytes, file.generic_string());
    if (!root) return tl::unexpected<Error>(root.error());
    catalogue.roots.push_back(std::make_unique<const TomlValue>(std::move(*root)));
    if (const auto done = add_entries(catalogue, *catalogue.roots.back(), file.generic_string()); !done) {
      return tl::unexpected<Error>(done.error());
    }
  }
  return catalogue;
}

/// The rule's own keys, and behind them those of the disclosure that it names.
class ItemKeys {
 public:
  ItemKeys(RuleSpec& spec, const Catalogue::Entry* entry, const WordClasses& classes)
      : own_(spec.keys),
        patterns_(spec.patterns),
        resources_(spec.shared),
        classes_(classes),
        names_only_(spec.names_only) {
    if (entry == nullptr) return;
    shared_.emplace(*entry->table, entry->path);
    name_ = spec.keys.string("discloses");
  }

  TomlReader& of(std::string_view key) { return own_.has(key) || !shared_ || !shared_->has(key) ? own_ : *shared_; }

  Result<void> read(DisclosureItem& item) {
    auto labels = of("labels").strings("labels");
    const auto names = own_.strings("names");
    for (const auto& name : names) {
      item.more = item.more || name.find("場合は") != std::string::npos;
      labels.push_back(name);
    }
    keep(item.labels, "labels");
    add(item.labels, "names", names);
    keep(item.rows, "rows");
    keep(item.within, "within");
    keep(item.unless, "unless");
    keep_judged(item.topics, "topics");
    item.topics.extend(item.labels);
    keep_judged(item.inside, "inside");
    keep_judged(item.hints, "hints");
    keep_judged(item.evidence, "evidence");
    keep_judged(item.details, "details");
    keep_judged(item.absent, "absent");
    if (!names_only_) keep_wording(item, labels);
    read_values(item);
    read_references(item);
    read_denied(item);
    item.controls = of("controls").strings("controls");
    item.anywhere = of("anywhere").boolean("anywhere", false);
    item.every_row = of("every-row").boolean("every-row", false);
    item.duty = of("duty").boolean("duty", false);
    item.parted = of("parted").boolean("parted", false);
    item.announced = of("announced").boolean("announced", false);
    item.strict = of("strict").boolean("strict", false);
    item.wants = text("wants");
    item.skeleton = text("skeleton");
    return finish();
  }

 private:
  void keep_wording(DisclosureItem& item, const std::vector<std::string>& labels) {
    item.wording = labels;
    for (auto& name : of("rows").strings("rows")) item.wording.push_back(std::move(name));
    std::erase_if(item.wording, [](const auto& name) { return name.find('{') != std::string::npos; });
    for (auto& name : item.wording) name = normalize(name);
  }

  /// The words of a key. Those of a disclosure that several rules name are patterns once.
  void keep(WordSet& words, const std::string& key) {
    auto& keys = of(key);
    if (!shared_ || &keys != &*shared_) return add(words, key, keys.strings(key));
    const auto set = resources_.get<WordSet>("words of " + name_ + "/" + key, [&] {
      return WordSet::add(keys.strings(key), classes_, patterns_, keys.where(key));
    });
    take(words, set ? Result<WordSet>(**set) : tl::unexpected<Error>(set.error()));
  }
  /// Words that a document is judged by, but not asked for an item.
  void keep_judged(WordSet& words, const std::string& key) {
    if (names_only_)
      of(key);  // the key is known
    else
      keep(words, key);
  }
  void add(WordSet& words, const std::string& key, const std::vector<std::string>& list) {
    take(words, WordSet::add(list, classes_, patterns_, of(key).where(key)));
  }
  void take(WordSet& words, const Result<WordSet>& set) {
    if (set) {
      words.extend(*set);
    } else if (failure_) {
      failure_ = tl::unexpected<Error>(set.error());
    }
  }

  void read_values(DisclosureItem& item) {
    auto& keys = of("value");
    for (const auto& name : keys.strings("value")) {
      if (const auto wanted = wanted_value(name)) {
        item.values.push_back(*wanted);
      } else {
        keys.reject("value",
                    fmt::format("unknown value '{}'; the values are {}", name, join(wanted_value_names(), ", ")));
      }
    }
  }

  void read_references(DisclosureItem& item) {
    auto& keys = of("references");
    for (const auto& name : keys.strings("references")) {
      const auto bit = name == "any" ? ~0u : item.cues->kind_bit(name);
      if (bit == 0) keys.reject("references", fmt::format("unknown kind of reference '{}'", name));
      item.references |= bit;
    }
  }

  void read_denied(DisclosureItem& item) {
    auto& keys = of("denied");
    const auto word = keys.string("denied", "none");
    for (const auto state : {CoverageState::Disclosed, CoverageState::Partial, CoverageState::None}) {
      if (word != to_string(state)) continue;
      item.denied = state;
      return;
    }
    keys.reject("denied", "'denied' must be disclosed, partial or none");
  }

  /// A string is Japanese alone; a table has `ja` and `en`.
  LocalText text(const std::string& key) {
    auto& keys = of(key);
    const auto* value = keys.value(key);
    if (value == nullptr) return {};
    if (value->type == TomlType::String) return {value->string, {}};
    const auto* ja = value->find("ja");
    const auto* en = value->find("en");
    if (ja == nullptr) keys.reject(key, fmt::format("'{}' must be a string or {{ ja = …, en = … }}", key));
    return {ja == nullptr ? "" : ja->string, en == nullptr ? "" : en->string};
  }

  Result<void> finish() {
    if (!failure_ || !shared_) return failure_;
    shared_->string("name");
    return shared_->finish();
  }

  TomlReader& own_;
  std::optional<TomlReader> shared_;
  PatternSet::Builder& patterns_;
  SharedResources& resources_;
  std::string name_;  ///< of the disclosure
  const WordClasses& classes_;
  bool names_only_;
  Result<void> failure_;
};

}  // namespace

Result<DisclosureItem> read_disclosure_item(RuleSpec& spec) {
  const auto folder = spec.dictionaries / "disclosures";
  auto cues =
      spec.shared.get<DisclosureCues>("disclosure cues", [&] { return DisclosureCues::load(folder / "cues.toml"); });
  if (!cues) return tl::unexpected<Error>(cues.error());
  auto classes =
      spec.shared.get<WordClasses>("classes of words", [&] { return WordClasses::load(folder / "words.toml"); });
  if (!classes) return tl::unexpected<Error>(classes.error());
  auto catalogue = spec.shared.get<Catalogue>("disclosures", [&] { return load_catalogue(folder); });
  if (!catalogue) return tl::unexpected<Error>(catalogue.error());
  DisclosureItem item;
  item.cues = *cues;
  item.profile = spec.keys.required_string("profile");
  item.item = spec.keys.required_string("item");
  item.subitem = spec.keys.string("subitem");
  item.required = spec.keys.boolean("required", false);
  const auto name = spec.keys.string("discloses");
  const auto found = (*catalogue)->entries.find(name);
  if (!name.empty() && found == (*catalogue)->entries.end()) {
    std::vector<std::string> names;
    for (const auto& [known, entry] : (*catalogue)->entries) names.push_back(known);
    const auto guess = nearest(name, names);
    return fail(spec.keys.where("discloses"),
                fmt::format("unknown disclosure '{}'{}", name,
                            guess.empty() ? "" : fmt::format("; did you mean '{}'?", guess)));
  }
  ItemKeys keys(spec, name.empty() ? nullptr : &found->second, **classes);
  if (const auto done = keys.read(item); !done) return tl::unexpected<Error>(done.error());
  if (!spec.names_only) item.wording.push_back(normalize(spec.rule->title.ja));
  return item;
}

}  // namespace kaiji
