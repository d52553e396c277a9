// SPDX-License-Identifier: Apache-2.0
// Pulled diagnostics of one document and of the workspace. What is pushed comes from Server::settle.
#include "lsp/diagnostics.h"

#include "lsp/method.h"
#include "lsp/progress.h"
#include "lsp/server.h"
#include "lsp/uri.h"

namespace kaiji {
namespace lsp {
namespace diagnostics_methods {
namespace {

/// A full report, or "unchanged" where the client has it already.
Json report(Json diagnostics, std::string id, std::string_view previous) {
  if (id == previous) return {{"kind", "unchanged"}, {"resultId", std::move(id)}};
  return {{"kind", "full"}, {"resultId", std::move(id)}, {"items", std::move(diagnostics)}};
}

Answer document_diagnostics(Server& server, const Json& params) {
  auto* document = server.document_of(params);
  auto found = document == nullptr ? Json::array() : diagnostics_of(*document, server.documents, server.client);
  auto id = result_id(found);
  return report(std::move(found), std::move(id), string_at(params, {"previousResultId"}));
}

/// One file of the workspace: as the editor has it where it is open, else as it is on the disk.
Json workspace_report(Server& server, const std::string& path, const std::map<std::string, std::string>& previous) {
  auto* open = server.documents.find_by_path(path);
  const auto uri = open == nullptr ? uri_of_path(path) : open->uri;
  const auto known = previous.find(path);
  const std::string_view before = known == previous.end() ? std::string_view() : known->second;
  Json made;
  if (open != nullptr) {
    auto found = diagnostics_of(*open, server.documents, server.client);
    auto id = result_id(found);
    made = report(std::move(found), std::move(id), before);
    made["version"] = open->buffer.version();
  } else {
    const auto& file = server.reports.of(path, server.setups, server.client);
    made = report(file.diagnostics, file.result_id, before);
    made["version"] = nullptr;
  }
  made["uri"] = uri;
  return made;
}

/// The result ids that the client has, by path: its spelling of a URI may differ from ours.
std::map<std::string, std::string> previous_ids(const Json& params) {
  std::map<std::string, std::string> ids;
  for (const auto& entry : member(params, {"previousResultIds"})) {
    ids[path_of_uri(string_at(entry, {"uri"}))] = string_at(entry, {"value"});
  }
  return ids;
}

std::vector<std::string> files_of(const Server& server) {
  std::vector<std::string> files;
  for (const auto& folder : server.folders) {
    const auto below = server.setups.services().list_documents(folder);
    files.insert(files.end(), below.begin(), below.end());
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

Answer workspace_diagnostics(Server& server, const Json& params) {
  auto previous = previous_ids(params);
  const auto files = files_of(server);
  Progress progress(server.connection, params, "kaiji");
  auto items = Json::array();
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (server.connection.cancelled()) return refuse(ErrorCode::RequestCancelled, "cancelled");
    progress.report(files[i], i, files.size());
    items.push_back(workspace_report(server, files[i], previous));
    previous.erase(files[i]);
    if (progress.streams()) {
      progress.partial({{"items", std::move(items)}});
      items = Json::array();
    }
  }
  for (const auto& [path, id] : previous) {  // files that are gone
    items.push_back({{"uri", uri_of_path(path)}, {"version", nullptr}, {"kind", "full"}, {"items", Json::array()}});
  }
  return Json{{"items", std::move(items)}};
}

void declare(const Server&, Json& capabilities) {
  capabilities["diagnosticProvider"] = {{"identifier", "kaiji"},
                                        {"interFileDependencies", true},
                                        {"workspaceDiagnostics", true},
                                        {"workDoneProgress", true}};
}

constexpr RequestMethod kRequests[] = {{"textDocument/diagnostic", document_diagnostics},
                                       {"workspace/diagnostic", workspace_diagnostics}};

}  // namespace
}  // namespace diagnostics_methods
}  // namespace lsp

extern const lsp::MethodFamily method_diagnostics;
constinit const lsp::MethodFamily method_diagnostics = {
    lsp::diagnostics_methods::kRequests, {}, lsp::diagnostics_methods::declare};

}  // namespace kaiji
