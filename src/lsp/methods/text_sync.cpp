// SPDX-License-Identifier: Apache-2.0
// Open, change, save and close of documents.
#include <fmt/format.h>

#include "lsp/method.h"
#include "lsp/server.h"

namespace kaiji {
namespace lsp {
namespace text_sync_methods {
namespace {

constexpr int kIncremental = 2;

std::int64_t version_of(const Json& document) {
  const auto& version = member(document, {"version"});
  return version.is_number_integer() ? version.get<std::int64_t>() : 0;
}

void did_open(Server& server, const Json& params) {
  const auto& document = params.at("textDocument");
  server.documents.open(document.at("uri").get<std::string>(), string_at(document, {"languageId"}),
                        TextBuffer(document.at("text").get<std::string>(), version_of(document)));
}

/// Edits are applied in the order in which they come: a version that goes back is the client's mistake, and to drop
/// its edits would leave another text here than there.
void did_change(Server& server, const Json& params) {
  auto* document = server.document_of(params);
  if (document == nullptr) return server.log("a change of a document that is not open was left out");
  const auto version = version_of(params.at("textDocument"));
  if (version <= document->buffer.version()) {
    server.log(fmt::format("{}: version {} follows {}", document->uri, version, document->buffer.version()));
  }
  document->unpublished = true;
  if (!document->buffer.apply(params.at("contentChanges"), version, server.client.unit)) {
    server.log(document->uri + " grew too large; a change was left out");
  }
}

void did_save(Server& server, const Json& params) {
  const auto uri = params.at("textDocument").at("uri").get<std::string>();
  if (uri.ends_with(".toml")) server.refresh();
}

void did_close(Server& server, const Json& params) {
  const auto* document = server.document_of(params);
  if (document == nullptr) return;
  const auto uri = document->uri;
  server.documents.close(uri);
  if (server.client.pulls_diagnostics) return;
  server.connection.notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", Json::array()}});
}

void declare(const Server&, Json& capabilities) {
  capabilities["textDocumentSync"] = {{"openClose", true}, {"change", kIncremental}, {"save", true}};
}

constexpr NotificationMethod kNotifications[] = {{"textDocument/didOpen", did_open},
                                                 {"textDocument/didChange", did_change},
                                                 {"textDocument/didSave", did_save},
                                                 {"textDocument/didClose", did_close}};

}  // namespace
}  // namespace text_sync_methods
}  // namespace lsp

extern const lsp::MethodFamily method_text_sync;
constinit const lsp::MethodFamily method_text_sync = {
    {}, lsp::text_sync_methods::kNotifications, lsp::text_sync_methods::declare};

}  // namespace kaiji
