// SPDX-License-Identifier: Apache-2.0
#include "cli/files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "cli/ignore_files.h"
#include "loaders/loader.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace {

bool skipped(const fs::path& folder) {
  constexpr std::array<std::string_view, 3> kOther = {"build", "node_modules", "target"};
  const auto name = folder.filename().string();
  return name.starts_with('.') || std::find(kOther.begin(), kOther.end(), name) != kOther.end();
}

/// The documents below a folder, sorted by path. Without `ignored` nothing is left out but what `skipped` names.
std::vector<std::string> documents_below(const fs::path& folder, IgnoreFiles* ignored) {
  std::vector<std::string> found;
  const auto left_out = [&](const fs::path& path, bool is_folder) {
    return ignored != nullptr && ignored->ignores(path, is_folder);
  };
  std::error_code error;
  auto walk = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    std::error_code unknown;
    const fs::path& path = walk->path();
    if (walk->is_directory(unknown)) {
      if (skipped(path) || left_out(path, true)) walk.disable_recursion_pending();
    } else if (walk->is_regular_file(unknown) && !path.filename().string().starts_with('.') &&
               loader_for(path.generic_string()) != nullptr && !left_out(path, false)) {
      found.push_back(path.lexically_normal().generic_string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string known_extensions() {
  std::string names;
  for (const auto* loader : loaders()) {
    for (const auto extension : loader->extensions) names.append(names.empty() ? "" : ", ").append(extension);
  }
  return names;
}

}  // namespace

FileList list_files(const std::vector<std::string>& paths, const ListOptions& options) {
  FileList list;
  IgnoreFiles ignored;
  std::set<std::string> seen;
  const auto add = [&](const std::string& path) {
    if (seen.insert(fs::path(path).lexically_normal().generic_string()).second) list.files.push_back(path);
  };
  for (const auto& path : paths) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (path == "-") {
      add(path);
    } else if (!fs::exists(status)) {
      list.errors.push_back({path, "no such file or folder; check the name"});
    } else if (fs::is_directory(status)) {
      const auto below = documents_below(path, options.gitignore ? &ignored : nullptr);
      if (below.empty()) {
        list.errors.push_back({path, "no documents in this folder; kaiji reads files named " + known_extensions()});
      }
      for (const auto& file : below) add(file);
    } else if (!options.force_exclude || !ignored.ignores_deep(path)) {
      add(fs::path(path).generic_string());
    }
  }
  return list;
}

}  // namespace kaiji
