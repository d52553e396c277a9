// SPDX-License-Identifier: Apache-2.0
// initialize, initialized, shutdown, exit.
#include "lsp/method.h"
#include "lsp/server.h"
#include "lsp/uri.h"

namespace kaiji {
namespace lsp {
namespace lifecycle_methods {
namespace {

std::vector<std::string> folders_of(const Json& params) {
  std::vector<std::string> folders;
  const auto& listed = member(params, {"workspaceFolders"});
  if (listed.is_array()) {
    for (const auto& folder : listed) folders.push_back(path_of_uri(string_at(folder, {"uri"})));
  } else if (const auto root = string_at(params, {"rootUri"}); !root.empty()) {
    folders.push_back(path_of_uri(root));
  } else if (const auto path = string_at(params, {"rootPath"}); !path.empty()) {
    folders.push_back(path);
  }
  std::erase(folders, "");
  return folders;
}

Answer initialize(Server& server, const Json& params) {
  server.client = Client::from(params);
  server.folders = folders_of(params);
  server.setups.set_editor(EditorSettings::from(member(params, {"initializationOptions"})));
  Json capabilities = {{"positionEncoding", server.client.position_encoding}};
  for (const auto* family : method_families()) {
    if (family->declare != nullptr) family->declare(server, capabilities);
  }
  server.phase = Server::Phase::Initialized;
  return Json{{"capabilities", std::move(capabilities)},
              {"serverInfo", {{"name", "kaiji"}, {"version", server.setups.services().version}}}};
}

void initialized(Server& server, const Json&) {
  if (!server.client.watches_files) return;
  const Json watchers = {{{"globPattern", "**/*.toml"}},
                         {{"globPattern", "**/*.{md,markdown,txt,text,html,htm,csv,tsv,docx,xlsx,pdf}"}}};
  server.connection.request("client/registerCapability", {{"registrations",
                                                           {{{"id", "kaiji-files"},
                                                             {"method", "workspace/didChangeWatchedFiles"},
                                                             {"registerOptions", {{"watchers", watchers}}}}}}});
}

Answer shut_down(Server& server, const Json&) {
  server.phase = Server::Phase::ShutDown;
  return Json(nullptr);
}

void exit(Server& server, const Json&) {
  server.end();
}

constexpr RequestMethod kRequests[] = {{"initialize", initialize}, {"shutdown", shut_down}};
constexpr NotificationMethod kNotifications[] = {{"initialized", initialized}, {"exit", exit}};

}  // namespace
}  // namespace lifecycle_methods
}  // namespace lsp

extern const lsp::MethodFamily method_lifecycle;
constinit const lsp::MethodFamily method_lifecycle = {lsp::lifecycle_methods::kRequests,
                                                      lsp::lifecycle_methods::kNotifications, nullptr};

}  // namespace kaiji
