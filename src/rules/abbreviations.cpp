// SPDX-License-Identifier: Apache-2.0
#include "rules/abbreviations.h"

#include "base/file.h"
#include "base/toml.h"

namespace kaiji {

Result<std::vector<Abbreviation>> load_abbreviations(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto path = file.generic_string();
  const auto root = parse_toml(*bytes, path);
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader keys(*root, path);
  const auto* list = keys.value("abbreviation");
  if (list == nullptr || list->type != TomlType::Array) keys.reject("abbreviation", "no [[abbreviation]] table");
  if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
  std::vector<Abbreviation> all;
  for (const auto& table : list->array) {
    TomlReader entry(table, path);
    Abbreviation abbreviation{entry.required_string("word"), entry.required_string("english"), entry.strings("names")};
    if (abbreviation.names.empty()) entry.reject("names", "an abbreviation needs its Japanese 'names'");
    if (const auto done = entry.finish(); !done) return tl::unexpected<Error>(done.error());
    all.push_back(std::move(abbreviation));
  }
  return all;
}

}  // namespace kaiji
