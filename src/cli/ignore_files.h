// SPDX-License-Identifier: Apache-2.0
#pragma once
// .gitignore: what a repository leaves out, kaiji leaves out when it walks a folder (gitignore(5)).

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kaiji {

/// One line of a .gitignore.
struct IgnorePattern {
  std::vector<std::string> parts;  ///< between the slashes; "**" stands for any number of folders
  bool negated = false;
  bool folders_only = false;
  bool anchored = false;  ///< holds from the folder of the .gitignore, else a name in any folder
};

/// The patterns of a .gitignore, in order.
std::vector<IgnorePattern> parse_ignore(std::string_view text);
/// Whether the pattern speaks of `path`, which is relative to the .gitignore's folder and has '/' separators.
bool matches(const IgnorePattern& pattern, std::string_view path, bool folder);

/// Reads each .gitignore once. Outside a repository nothing is ignored. Not for threads.
class IgnoreFiles {
 public:
  /// Whether git would leave out this file or folder, which is assumed to lie in no ignored folder.
  bool ignores(const std::filesystem::path& path, bool folder);
  /// The same, with every folder above it up to the repository's.
  bool ignores_deep(const std::filesystem::path& path);

 private:
  const std::vector<IgnorePattern>& patterns_of(const std::filesystem::path& file);
  std::filesystem::path repository_of(const std::filesystem::path& folder);

  std::map<std::filesystem::path, std::vector<IgnorePattern>> patterns_;  ///< by file
  std::map<std::filesystem::path, std::filesystem::path> repositories_;   ///< by folder; empty: in none
};

}  // namespace kaiji
