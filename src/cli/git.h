// SPDX-License-Identifier: Apache-2.0
#pragma once
// Asking git, as a program of its own, about the documents of a repository.

#include <string>
#include <vector>

#include "base/result.h"

namespace kaiji {

/// What `git ARGUMENT...` prints, run in `folder`. No shell takes part. Fails with git's own words where git is
/// missing, the folder is in no repository, or git refuses.
Result<std::string> git(const std::string& folder, const std::vector<std::string>& arguments);

/// Whether `path` is a file of revision `revision`. Fails where there is no such revision or no repository.
Result<bool> is_in_revision(const std::string& revision, const std::string& path);

/// The bytes of `path` in revision `revision`. Fails where there is no such revision, or no such file in it.
Result<std::string> file_at_revision(const std::string& revision, const std::string& path);

}  // namespace kaiji
