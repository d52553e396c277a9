// SPDX-License-Identifier: Apache-2.0
#pragma once
// Documents as they stood at a revision, read with the `git` program.

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/result.h"

namespace kaiji {

/// Files of one revision. Not for threads.
class GitRevision {
 public:
  /// `revision` is whatever `git rev-parse` takes: a branch, a tag, a commit, HEAD~1.
  explicit GitRevision(std::string revision) : revision_(std::move(revision)) {}

  /// The bytes that the file at `path` had; nothing where it was not there. A renamed file is followed. Fails where
  /// `path` lies in no repository, where the repository has no such revision, and where there is no git.
  Result<std::optional<std::string>> file(const std::filesystem::path& path);

 private:
  /// The repository of a folder.
  struct Repository {
    std::filesystem::path top;
    std::string commit;
    std::map<std::string, std::string> renamed;  ///< name now → name then, both relative to `top`
  };
  Result<Repository> open(const std::filesystem::path& folder) const;

  std::string revision_;
  std::map<std::filesystem::path, Result<Repository>> repositories_;  ///< by folder
};

}  // namespace kaiji
