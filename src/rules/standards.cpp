// SPDX-License-Identifier: Apache-2.0
#include "rules/standards.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/file.h"

namespace kaiji {
namespace {

/// Guidelines and standards without a transition date stay citable for so long after their successor appeared
/// (shared practice of certification bodies; months).
constexpr int kGraceMonths = 6;

constexpr std::array<std::pair<std::string_view, EditionStyle>, 9> kStyles = {{{"none", EditionStyle::None},
                                                                               {"year", EditionStyle::Year},
                                                                               {"version", EditionStyle::Version},
                                                                               {"revision", EditionStyle::Revision},
                                                                               {"number", EditionStyle::Number},
                                                                               {"fiscal", EditionStyle::Fiscal},
                                                                               {"dash", EditionStyle::Dash},
                                                                               {"glued", EditionStyle::Glued},
                                                                               {"product", EditionStyle::Product}}};

std::string_view without_zero(std::string_view version) {
  return version.size() > 2 && version.ends_with(".0") ? version.substr(0, version.size() - 2) : version;
}

Date read_date(TomlReader& keys, std::string_view key) {
  const std::string text = keys.string(key);
  if (text.empty()) return {};
  const auto date = parse_iso_date(text);
  if (!date) keys.reject(key, fmt::format("'{}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD", text));
  return date.value_or(Date{});
}

Result<Edition> read_edition(const TomlValue& table, const std::string& path) {
  TomlReader keys(table, path);
  Edition edition;
  edition.name = keys.string("edition");
  edition.published = read_date(keys, "published");
  edition.ends = read_date(keys, "ends");
  edition.starts = read_date(keys, "starts");
  edition.successor = keys.string("successor");
  edition.source = keys.string("source");
  const std::string confidence = keys.required_string("confidence");
  edition.certain = confidence == "primary" || confidence == "secondary";
  if (auto done = keys.finish(); !done) return tl::unexpected(done.error());
  return edition;
}

Result<EditionPair> read_pair(const TomlValue& table, const std::string& path) {
  TomlReader keys(table, path);
  EditionPair pair{keys.required_string("edition"), keys.required_string("with"), keys.strings("editions")};
  if (auto done = keys.finish(); !done) return tl::unexpected(done.error());
  return pair;
}

EditionStyle read_style(TomlReader& keys) {
  const std::string name = keys.required_string("style");
  for (const auto& [known, style] : kStyles) {
    if (known == name) return style;
  }
  keys.reject("style", fmt::format("unknown style '{}'", name));
  return EditionStyle::None;
}

Result<Standard> read_standard(const TomlValue& table, const std::string& path) {
  TomlReader keys(table, path);
  Standard standard;
  standard.id = keys.required_string("id");
  standard.group = keys.required_string("group");
  standard.style = read_style(keys);
  standard.pattern = keys.required_string("pattern");
  standard.official = keys.string("official");
  standard.malformed = keys.string("malformed");
  const std::pair<std::string_view, std::shared_ptr<const LazyExpression>*> words[] = {{"exempt", &standard.exempt},
                                                                                       {"claimed", &standard.claimed}};
  for (const auto& [key, expression] : words) {
    if (!keys.has(key)) continue;
    auto made = LazyExpression::make(keys.string(key), keys.where(key));
    if (!made) return tl::unexpected<Error>(made.error());
    *expression = std::move(*made);
  }
  standard.certifiable = keys.boolean("certifiable", false);
  standard.state_edition = keys.boolean("state_edition", false);
  standard.never = keys.strings("never");
  if (const auto* editions = keys.value("editions")) {
    for (const auto& child : editions->array) {
      auto edition = read_edition(child, path);
      if (!edition) return tl::unexpected(edition.error());
      standard.editions.push_back(std::move(*edition));
    }
  }
  if (const auto* pairs = keys.value("pairs")) {
    for (const auto& child : pairs->array) {
      auto pair = read_pair(child, path);
      if (!pair) return tl::unexpected(pair.error());
      standard.pairs.push_back(std::move(*pair));
    }
  }
  if (auto done = keys.finish(); !done) return tl::unexpected(done.error());
  return standard;
}

}  // namespace

const Edition* Standard::find(std::string_view name) const {
  const Edition* best = nullptr;
  for (const auto& edition : editions) {
    const bool same = without_zero(edition.name) == without_zero(name);
    const bool release_of = style == EditionStyle::Product && name.starts_with(edition.name + ".");
    if (same) return &edition;
    if (release_of && !edition.name.empty()) best = &edition;
  }
  return best;
}

Date Standard::outdated_from(const Edition& edition) const {
  if (edition.ends.known()) return edition.ends;
  if (edition.successor.empty()) return {};
  const auto index = static_cast<std::size_t>(&edition - editions.data());
  if (index + 1 >= editions.size() || !editions[index + 1].published.known()) return {};
  return add_months(editions[index + 1].published, kGraceMonths);
}

const Standard* StandardRegistry::find(std::string_view id) const {
  for (const auto& standard : standards) {
    if (standard.id == id) return &standard;
  }
  return nullptr;
}

Result<StandardRegistry> load_standards(const std::filesystem::path& dictionaries) {
  const auto file = dictionaries / "standards.toml";
  auto words = load_mention_words(dictionaries / "mentions.toml");
  if (!words) return tl::unexpected<Error>(words.error());
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const std::string path = file.string();
  const auto root = parse_toml(*bytes, path);
  if (!root) return tl::unexpected(root.error());
  TomlReader keys(*root, path);
  StandardRegistry registry;
  registry.words = std::move(*words);
  if (const auto* list = keys.value("standard")) {
    for (const auto& child : list->array) {
      auto standard = read_standard(child, path);
      if (!standard) return tl::unexpected(standard.error());
      registry.standards.push_back(std::move(*standard));
    }
  }
  if (auto done = keys.finish(); !done) return tl::unexpected(done.error());
  return registry;
}

}  // namespace kaiji
