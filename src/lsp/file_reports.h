// SPDX-License-Identifier: Apache-2.0
#pragma once
// Diagnostics of documents that are not open, kept until the file, the settings or the packs change. Belongs to the
// working thread.

#include <filesystem>
#include <map>
#include <string>

#include "lsp/client.h"
#include "lsp/setup.h"

namespace kaiji::lsp {

struct FileReport {
  std::filesystem::file_time_type time;
  std::uintmax_t size = 0;
  Setup setup;
  Json diagnostics;
  std::string result_id;
};

class FileReports {
 public:
  /// The diagnostics of the file as it is on the disk. A file that cannot be read has one that says why.
  const FileReport& of(const std::string& path, Setups& setups, const Client& client);
  void clear() { known_.clear(); }

 private:
  std::map<std::string, FileReport> known_;
};

}  // namespace kaiji::lsp
