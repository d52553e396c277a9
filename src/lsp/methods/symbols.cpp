// SPDX-License-Identifier: Apache-2.0
// Symbols: the headings of a document, and headings and statements of all open documents by name.
#include <fmt/format.h>

#include "base/strings.h"
#include "lsp/claims.h"
#include "lsp/diagnostics.h"
#include "lsp/method.h"
#include "lsp/server.h"

namespace kaiji {
namespace lsp {
namespace symbols_methods {
namespace {

constexpr int kString = 15;    // SymbolKind of a heading, as Markdown servers use it
constexpr int kConstant = 14;  // of a statement
constexpr std::size_t kMaxSymbols = 1000;

std::string title_of(const Document& document, const Block& heading) {
  const auto words = std::string(document.text_of(heading));
  if (words.empty()) return heading.number.empty() ? "-" : heading.number;
  return heading.number.empty() ? words : fmt::format("{} {}", heading.number, words);
}

/// From the heading to the end of the section's last block.
SourceSpan extent(const Document& document, const Section& section) {
  const auto span = document.blocks[section.heading].source;
  return section.end > section.begin ? cover(span, document.blocks[section.end - 1].source) : span;
}

/// The headings as a tree. Sections nest no deeper than headings have levels.
class Outline {
 public:
  Outline(const Document& document, const TextView& view)
      : document_(document), view_(view), below_(document.sections.size()) {
    for (SectionIndex i = 0; i < document.sections.size(); ++i) {
      const auto& section = document.sections[i];
      if (section.parent != kNone && section.heading != kNone) below_[section.parent].push_back(i);
    }
  }

  Json below(SectionIndex parent) const {
    auto list = Json::array();
    for (const auto i : below_[parent]) {
      const auto& section = document_.sections[i];
      const auto& heading = document_.blocks[section.heading];
      list.push_back({{"name", title_of(document_, heading)},
                      {"kind", kString},
                      {"range", view_.range(extent(document_, section))},
                      {"selectionRange", view_.range(heading.source)},
                      {"children", below(i)}});
    }
    return list;
  }

 private:
  const Document& document_;
  const TextView& view_;
  std::vector<std::vector<SectionIndex>> below_;
};

Json flat(const Document& document, const std::string& uri, const TextView& view) {
  auto list = Json::array();
  for (const auto& section : document.sections) {
    if (section.heading == kNone) continue;
    const auto& heading = document.blocks[section.heading];
    list.push_back({{"name", title_of(document, heading)},
                    {"kind", kString},
                    {"location", {{"uri", uri}, {"range", view.range(heading.source)}}}});
  }
  return list;
}

Answer document_symbols(Server& server, const Json& params) {
  auto* open = server.document_of(params);
  if (open == nullptr || !is_document(open->path, open->language_id)) return Json::array();
  const auto judgement = server.documents.judged(*open);
  if (judgement->analysis() == nullptr) return Json::array();
  const auto view = source_view(*judgement, server.client.unit);
  const auto& document = judgement->analysis()->document;
  return server.client.hierarchical_symbols ? Outline(document, view).below(0) : flat(document, open->uri, view);
}

Json claims_of(const Judgement& judgement, const std::string& uri, const TextView& view) {
  auto list = Json::array();
  const auto& vocabulary = judgement.setup.engine->linter->vocabulary();
  for (const auto& claim : judgement.analysis()->claims) {
    const auto name = vocabulary.concept_name(claim.concept_id, judgement.language() == Language::English);
    list.push_back({{"name", fmt::format("{} = {}", name, display(claim.value.value, claim.value.bound))},
                    {"kind", kConstant},
                    {"containerName", claim.concept_id},
                    {"location", {{"uri", uri}, {"range", view.range(source_span_of(claim, judgement))}}}});
  }
  return list;
}

/// Whether the query's words stand in the name or the container, letter case apart.
bool matches(const Json& symbol, const std::string& query) {
  const auto where = to_lower_ascii(string_at(symbol, {"name"}) + " " + string_at(symbol, {"containerName"}));
  return where.find(to_lower_ascii(query)) != std::string::npos;
}

Answer workspace_symbols(Server& server, const Json& params) {
  const auto query = string_at(params, {"query"});
  auto list = Json::array();
  for (auto& [uri, open] : server.documents.all()) {
    if (!is_document(open.path, open.language_id)) continue;
    const auto judgement = server.documents.judged(open);
    if (judgement->analysis() == nullptr) continue;
    const auto view = source_view(*judgement, server.client.unit);
    for (auto& symbols : {flat(judgement->analysis()->document, uri, view), claims_of(*judgement, uri, view)}) {
      for (const auto& symbol : symbols) {
        if (list.size() < kMaxSymbols && matches(symbol, query)) list.push_back(symbol);
      }
    }
  }
  return list;
}

void declare(const Server&, Json& capabilities) {
  capabilities["documentSymbolProvider"] = true;
  capabilities["workspaceSymbolProvider"] = true;
}

constexpr RequestMethod kRequests[] = {{"textDocument/documentSymbol", document_symbols},
                                       {"workspace/symbol", workspace_symbols}};

}  // namespace
}  // namespace symbols_methods
}  // namespace lsp

extern const lsp::MethodFamily method_symbols;
constinit const lsp::MethodFamily method_symbols = {lsp::symbols_methods::kRequests, {}, lsp::symbols_methods::declare};

}  // namespace kaiji
