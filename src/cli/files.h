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

struct ListOptions {
  bool gitignore = true;       ///< leave out what .gitignore leaves out when a folder is walked
  bool force_exclude = false;  ///< leave it out even where it is named
};

/// Folders are walked for the extensions of all loaders; hidden folders, build folders, node_modules and what
/// .gitignore names are skipped, and links to folders are not followed. "-" stays as it is.
FileList list_files(const std::vector<std::string>& paths, const ListOptions& options = {});

}  // namespace kaiji
