// SPDX-License-Identifier: Apache-2.0
// What changes around the documents: settings, files on the disk, folders.
#include <algorithm>

#include "lsp/method.h"
#include "lsp/server.h"
#include "lsp/uri.h"

namespace kaiji {
namespace lsp {
namespace workspace_methods {
namespace {

void take_settings(Server& server, const Json& settings) {
  if (!settings.is_object()) return;
  server.setups.set_editor(EditorSettings::from(settings));
  server.refresh();
}

/// Clients of the pull model send nothing and are asked.
void did_change_configuration(Server& server, const Json& params) {
  const auto& settings = member(params, {"settings"});
  const auto& own = member(settings, {"kaiji"});
  if (own.is_object() || settings.is_object()) return take_settings(server, own.is_object() ? own : settings);
  if (!server.client.configuration) return;
  server.connection.request("workspace/configuration", {{"items", {{{"section", "kaiji"}}}}},
                            [&server](const Json& result) {
                              if (result.is_array() && !result.empty()) take_settings(server, result[0]);
                            });
}

/// The setups look at the disk themselves; this is only the moment to look.
void did_change_watched_files(Server& server, const Json&) {
  server.refresh();
}

void did_change_folders(Server& server, const Json& params) {
  const auto& event = params.at("event");
  for (const auto& folder : event.at("removed")) std::erase(server.folders, path_of_uri(string_at(folder, {"uri"})));
  for (const auto& folder : event.at("added")) {
    const auto path = path_of_uri(string_at(folder, {"uri"}));
    const bool known = std::find(server.folders.begin(), server.folders.end(), path) != server.folders.end();
    if (!path.empty() && !known) server.folders.push_back(path);
  }
  server.refresh();
}

void declare(const Server&, Json& capabilities) {
  capabilities["workspace"]["workspaceFolders"] = {{"supported", true}, {"changeNotifications", true}};
}

constexpr NotificationMethod kNotifications[] = {{"workspace/didChangeConfiguration", did_change_configuration},
                                                 {"workspace/didChangeWatchedFiles", did_change_watched_files},
                                                 {"workspace/didChangeWorkspaceFolders", did_change_folders}};

}  // namespace
}  // namespace workspace_methods
}  // namespace lsp

extern const lsp::MethodFamily method_workspace;
constinit const lsp::MethodFamily method_workspace = {
    {}, lsp::workspace_methods::kNotifications, lsp::workspace_methods::declare};

}  // namespace kaiji
