// SPDX-License-Identifier: Apache-2.0
#include "claims/dictionary_folder.h"

#include <utility>

#include "base/file.h"

namespace kaiji {

Result<Dictionary> open_dictionary(const std::filesystem::path& folder, std::string_view name) {
  const std::filesystem::path path = folder / name;
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  auto root = parse_toml(*bytes, path.string());
  if (!root) return tl::unexpected(root.error());
  return Dictionary{std::move(*root), path.string()};
}

const Result<Dictionary>& DictionaryFolder::State::concepts(std::size_t index) {
  std::call_once(once[index], [&] { files[index] = open_dictionary(folder, kConceptFiles[index]); });
  return files[index];
}

DictionaryFolder::DictionaryFolder(std::filesystem::path folder) : state_(std::make_unique<State>()) {
  state_->folder = std::move(folder);
}
DictionaryFolder::~DictionaryFolder() = default;

}  // namespace kaiji
