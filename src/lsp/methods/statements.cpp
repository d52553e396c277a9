// SPDX-License-Identifier: Apache-2.0
// Definition and references: from one statement of a concept to the others, in all open documents.
#include "lsp/claims.h"
#include "lsp/diagnostics.h"
#include "lsp/method.h"
#include "lsp/server.h"

namespace kaiji {
namespace lsp {
namespace statements_methods {
namespace {

/// The concept that the document speaks of at a place; empty where it speaks of none.
std::string concept_at(Server& server, const Json& params) {
  auto* document = server.document_of(params);
  if (document == nullptr || !is_document(document->path, document->language_id)) return {};
  const auto judgement = server.documents.judged(*document);
  if (judgement->analysis() == nullptr) return {};
  const auto at = source_view(*judgement, server.client.unit).offset(params.at("position"));
  const Claim* claim = claim_at(at, *judgement);
  return claim == nullptr ? std::string() : claim->concept_id;
}

/// Every statement of a concept: the document that asks first, then the others by URI.
Json statements_of(Server& server, const std::string& concept_id, const std::string& first_uri) {
  auto here = Json::array();
  auto elsewhere = Json::array();
  for (auto& [uri, document] : server.documents.all()) {
    if (!is_document(document.path, document.language_id)) continue;
    const auto judgement = server.documents.judged(document);
    if (judgement->analysis() == nullptr) continue;
    const auto view = source_view(*judgement, server.client.unit);
    for (const auto& claim : judgement->analysis()->claims) {
      if (claim.concept_id != concept_id) continue;
      auto& list = uri == first_uri ? here : elsewhere;
      list.push_back({{"uri", uri}, {"range", view.range(source_span_of(claim, *judgement))}});
    }
  }
  for (auto& location : elsewhere) here.push_back(std::move(location));
  return here;
}

Answer references(Server& server, const Json& params) {
  const auto concept_id = concept_at(server, params);
  if (concept_id.empty()) return Json::array();
  return statements_of(server, concept_id, string_at(params, {"textDocument", "uri"}));
}

/// The first statement of the document: where the others may be read from.
Answer definition(Server& server, const Json& params) {
  const auto concept_id = concept_at(server, params);
  if (concept_id.empty()) return Json(nullptr);
  const auto all = statements_of(server, concept_id, string_at(params, {"textDocument", "uri"}));
  return all.empty() ? Json(nullptr) : all.front();
}

void declare(const Server&, Json& capabilities) {
  capabilities["definitionProvider"] = true;
  capabilities["referencesProvider"] = true;
}

constexpr RequestMethod kRequests[] = {{"textDocument/references", references},
                                       {"textDocument/definition", definition}};

}  // namespace
}  // namespace statements_methods
}  // namespace lsp

extern const lsp::MethodFamily method_statements;
constinit const lsp::MethodFamily method_statements = {
    lsp::statements_methods::kRequests, {}, lsp::statements_methods::declare};

}  // namespace kaiji
