// SPDX-License-Identifier: Apache-2.0
#include "lsp/file_reports.h"

#include "base/file.h"
#include "lsp/diagnostics.h"
#include "lsp/uri.h"

namespace kaiji::lsp {
namespace fs = std::filesystem;

const FileReport& FileReports::of(const std::string& path, Setups& setups, const Client& client) {
  std::error_code error;
  FileReport report;
  report.time = fs::last_write_time(path, error);
  report.size = fs::file_size(path, error);
  report.setup = setups.of(path);
  const auto known = known_.find(path);
  if (known != known_.end() && known->second.time == report.time && known->second.size == report.size &&
      known->second.setup == report.setup) {
    return known->second;
  }
  const auto bytes = read_file(path);
  if (bytes) {
    report.diagnostics = diagnostics(*judge({path, "", *bytes}, report.setup), uri_of_path(path), client);
  } else {
    Judgement unread;
    unread.setup = report.setup;
    unread.failure = bytes.error();
    report.diagnostics = diagnostics(unread, uri_of_path(path), client);
  }
  report.result_id = result_id(report.diagnostics);
  return known_.insert_or_assign(path, std::move(report)).first->second;
}

}  // namespace kaiji::lsp
