// SPDX-License-Identifier: Apache-2.0
#include "lsp/documents.h"

#include "lint/known_document.h"
#include "lsp/uri.h"

namespace kaiji::lsp {

OpenDocument& Documents::open(std::string uri, std::string language_id, TextBuffer buffer) {
  OpenDocument document;
  document.path = path_of_uri(uri);
  document.uri = uri;
  document.language_id = std::move(language_id);
  document.buffer = std::move(buffer);
  return by_uri_.insert_or_assign(std::move(uri), std::move(document)).first->second;
}

void Documents::close(const std::string& uri) {
  by_uri_.erase(uri);
}

OpenDocument* Documents::find(const std::string& uri) {
  const auto found = by_uri_.find(uri);
  return found == by_uri_.end() ? nullptr : &found->second;
}

OpenDocument* Documents::find_by_path(std::string_view path) {
  for (auto& [uri, document] : by_uri_) {
    if (document.path == path) return &document;
  }
  return nullptr;
}

std::shared_ptr<const Judgement> Documents::judged(OpenDocument& document) {
  auto setup = setups_.of(document.path);
  const bool current = document.judgement && document.judged_revision == document.buffer.revision() &&
                       document.judgement->setup == setup;
  if (!current) {
    const bool same_setup = document.judgement && document.judgement->setup == setup;
    if (!document.known || !same_setup) document.known = std::make_shared<KnownDocument>();
    document.judgement =
        judge({document.path, document.language_id, document.buffer.text()}, std::move(setup), document.known.get());
    document.judged_revision = document.buffer.revision();
  }
  return document.judgement;
}

void Documents::mark_all_unpublished() {
  for (auto& [uri, document] : by_uri_) document.unpublished = true;
}

}  // namespace kaiji::lsp
