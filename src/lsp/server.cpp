// SPDX-License-Identifier: Apache-2.0
#include "lsp/server.h"

#include <fmt/format.h>

#include "lsp/diagnostics.h"
#include "lsp/method.h"
#include "lsp_methods.inc"

namespace kaiji::lsp {
namespace {

constexpr int kWarningMessage = 2;

const RequestMethod* find_request(std::string_view name) {
  for (const auto* family : method_families()) {
    for (const auto& method : family->requests) {
      if (method.name == name) return &method;
    }
  }
  return nullptr;
}

const NotificationMethod* find_notification(std::string_view name) {
  for (const auto* family : method_families()) {
    for (const auto& method : family->notifications) {
      if (method.name == name) return &method;
    }
  }
  return nullptr;
}

}  // namespace

std::span<const MethodFamily* const> method_families() {
  return k_lsp_methods;
}

Server::Server(Services services, Connection::Send send, Cancellations& cancellations)
    : connection(std::move(send), cancellations), setups(std::move(services)), documents(setups) {
  connection.serve([this](const std::string& method, const Json& params) { return request(method, params); },
                   [this](const std::string& method, const Json& params) { notification(method, params); });
}

Answer Server::request(const std::string& method, const Json& params) {
  const bool first = method == "initialize";
  if (phase == Phase::Created && !first) {
    return refuse(ErrorCode::ServerNotInitialized, "the first request must be 'initialize'");
  }
  if (phase != Phase::Created && first) return refuse(ErrorCode::InvalidRequest, "'initialize' may come only once");
  if (phase == Phase::ShutDown) return refuse(ErrorCode::InvalidRequest, "the server is shut down");
  const auto* found = find_request(method);
  if (found == nullptr) return refuse(ErrorCode::MethodNotFound, fmt::format("unknown method '{}'", method));
  return found->handle(*this, params);
}

void Server::notification(const std::string& method, const Json& params) {
  if (phase != Phase::Initialized && method != "exit") return;
  if (const auto* found = find_notification(method)) found->handle(*this, params);
}

void Server::end() {
  orderly_ = phase == Phase::ShutDown;
  phase = Phase::Ended;
}

OpenDocument* Server::document_of(const Json& params) {
  return documents.find(params.at("textDocument").at("uri").get<std::string>());
}

void Server::settle() {
  if (phase != Phase::Initialized || client.pulls_diagnostics) return;
  for (auto& [uri, document] : documents.all()) {
    if (!document.unpublished) continue;
    document.unpublished = false;
    connection.notify("textDocument/publishDiagnostics",
                      {{"uri", uri},
                       {"version", document.buffer.version()},
                       {"diagnostics", diagnostics_of(document, documents, client)}});
  }
}

void Server::refresh() {
  documents.mark_all_unpublished();
  if (client.refreshes_diagnostics) connection.request("workspace/diagnostic/refresh", nullptr);
  if (client.refreshes_lenses) connection.request("workspace/codeLens/refresh", nullptr);
  if (client.refreshes_hints) connection.request("workspace/inlayHint/refresh", nullptr);
}

void Server::log(std::string message) {
  connection.notify("window/logMessage", {{"type", kWarningMessage}, {"message", "kaiji: " + std::move(message)}});
}

}  // namespace kaiji::lsp
