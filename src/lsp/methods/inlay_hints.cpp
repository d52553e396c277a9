// SPDX-License-Identifier: Apache-2.0
// Inlay hints: a value as rules compare it, where the words say it in another way.
#include <fmt/format.h>

#include "lsp/claims.h"
#include "lsp/diagnostics.h"
#include "lsp/method.h"
#include "lsp/server.h"

namespace kaiji {
namespace lsp {
namespace inlay_hints_methods {
namespace {

Answer inlay_hints(Server& server, const Json& params) {
  auto hints = Json::array();
  auto* document = server.document_of(params);
  if (document == nullptr || !is_document(document->path, document->language_id)) return hints;
  const auto judgement = server.documents.judged(*document);
  if (judgement->analysis() == nullptr) return hints;
  const auto view = source_view(*judgement, server.client.unit);
  const auto range = view.span(params.at("range"));
  SourceOffset last;
  for (const auto& claim : judgement->analysis()->claims) {
    const auto at = source_span_of(claim, *judgement).end;
    const auto text = normalized(claim, *judgement);
    if (text.empty() || at < range.begin || range.end < at || at == last) continue;  // one hint for one value
    last = at;
    hints.push_back({{"position", view.position(at)},
                     {"label", fmt::format("= {}", text)},
                     {"paddingLeft", true},
                     {"tooltip", describe(claim, *judgement)}});
  }
  return hints;
}

void declare(const Server&, Json& capabilities) {
  capabilities["inlayHintProvider"] = true;
}

constexpr RequestMethod kRequests[] = {{"textDocument/inlayHint", inlay_hints}};

}  // namespace
}  // namespace inlay_hints_methods
}  // namespace lsp

extern const lsp::MethodFamily method_inlay_hints;
constinit const lsp::MethodFamily method_inlay_hints = {
    lsp::inlay_hints_methods::kRequests, {}, lsp::inlay_hints_methods::declare};

}  // namespace kaiji
