// SPDX-License-Identifier: Apache-2.0
// Where the tool's own packs and dictionaries lie.
#include <fmt/format.h>

#include <cstdlib>

#include "base/strings.h"
#include "build_paths.h"
#include "lint/linter.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace {

/// An archive carries IPADIC beside the rules; a package relies on the system's.
DataPaths in_folder(const fs::path& folder) {
  std::error_code ignored;
  const auto own = folder / "ipadic";
  return {folder / "rules", folder / "dictionaries", folder / "kaiji.dic",
          fs::is_directory(own, ignored) ? own : fs::path(KAIJI_IPADIC_DIR), folder / "kaiji.patterns"};
}

/// What is missing of the data, or an empty path.
fs::path missing(const DataPaths& data) {
  std::error_code ignored;
  for (const auto& folder : {data.rules, data.dictionaries, data.system_dictionary}) {
    if (!fs::is_directory(folder, ignored)) return folder;
  }
  return fs::is_regular_file(data.user_dictionary, ignored) ? fs::path() : data.user_dictionary;
}

}  // namespace

Result<DataPaths> find_data(const fs::path& program) {
  if (const char* chosen = std::getenv("KAIJI_DATA"); chosen != nullptr && *chosen != '\0') {
    const auto data = in_folder(chosen);
    const auto absent = missing(data);
    if (absent.empty()) return data;
    return fail("KAIJI_DATA", fmt::format("'{}' is not there; KAIJI_DATA must name a folder with rules/, dictionaries/ "
                                          "and kaiji.dic",
                                          absent.string()));
  }
  const fs::path prefix = program.parent_path().parent_path();
  std::vector<std::string> tried;
  for (const auto& data : {in_folder(prefix / "share/kaiji"), in_folder(prefix / "lib/kaiji"),
                           DataPaths{fs::path(KAIJI_SOURCE_DIR) / "rules", fs::path(KAIJI_SOURCE_DIR) / "dictionaries",
                                     fs::path(KAIJI_BUILD_DIR) / "kaiji.dic", KAIJI_IPADIC_DIR,
                                     fs::path(KAIJI_BUILD_DIR) / "kaiji.patterns"}}) {
    const auto absent = missing(data);
    if (absent.empty()) return data;
    tried.push_back(absent.string());
  }
  return fail("", fmt::format("the rules and dictionaries were not found (looked for {}); set KAIJI_DATA to the folder "
                              "that holds them",
                              join(tried, ", ")));
}

}  // namespace kaiji
