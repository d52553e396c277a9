// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files and folders of the command line → the documents to read.

#include <string>
#include <vector>

#include "base/result.h"

namespace kaiji {

struct FileList {
  std::vector<std::string> files;  ///< in the order of the command line, folders expanded in sorted order, none twice
  std::vector<Error> errors;       ///< what is missing, and folders without documents
};

/// Folders are walked for the extensions of all loaders; hidden folders, build folders and node_modules are skipped and
/// links to folders are not followed. "-" stays as it is.
FileList list_files(const std::vector<std::string>& paths);

}  // namespace kaiji
