// SPDX-License-Identifier: Apache-2.0
// Code lenses: how many items of the configured disclosure profiles the document states, and each section's share.
#include <fmt/format.h>

#include <map>

#include "lsp/diagnostics.h"
#include "lsp/method.h"
#include "lsp/server.h"
#include "lsp/skeletons.h"

namespace kaiji {
namespace lsp {
namespace code_lens_methods {
namespace {

struct Count {
  std::size_t disclosed = 0;
  std::size_t partial = 0;
  std::size_t missing = 0;  ///< required ones

  void add(const CoverageItem& item) {
    disclosed += item.state == CoverageState::Disclosed || item.state == CoverageState::None ||
                 item.state == CoverageState::ByReference;
    partial += item.state == CoverageState::Partial;
    missing += item.state == CoverageState::Missing && item.required;
  }
};

std::string whole_title(const Count& count, std::size_t total, const Judgement& judgement) {
  const auto judged = count.disclosed + count.partial;
  if (judgement.language() == Language::English) {
    return fmt::format("Disclosed: {}/{} ({} partial), {} required missing", judged, total, count.partial,
                       count.missing);
  }
  return fmt::format("開示: {}/{}(一部 {})、必須の未開示 {}", judged, total, count.partial, count.missing);
}

std::string section_title(const Count& count, const Judgement& judgement) {
  if (judgement.language() == Language::English) {
    return fmt::format("Disclosed here: {} ({} partial)", count.disclosed + count.partial, count.partial);
  }
  return fmt::format("この節の開示: {}(一部 {})", count.disclosed + count.partial, count.partial);
}

Json lens(const Json& range, const std::string& title, const std::string& uri) {
  return {{"range", range}, {"command", {{"title", title}, {"command", "kaiji.showCoverage"}, {"arguments", {uri}}}}};
}

/// What the evidence in each section discloses.
std::map<SectionIndex, Count> by_section(const std::vector<CoverageItem>& items, const Document& document) {
  std::map<SectionIndex, Count> counts;
  for (const auto& item : items) {
    if (item.evidence) counts[document.blocks[document.block_at(item.evidence->begin)].section].add(item);
  }
  return counts;
}

Answer code_lenses(Server& server, const Json& params) {
  auto lenses = Json::array();
  auto* open = server.document_of(params);
  if (open == nullptr || !is_document(open->path, open->language_id)) return lenses;
  const auto judgement = server.documents.judged(*open);
  if (judgement->analysis() == nullptr) return lenses;
  const auto items = coverage_of(*judgement);
  if (items.empty()) return lenses;
  const auto view = source_view(*judgement, server.client.unit);
  const auto& document = judgement->analysis()->document;
  Count whole;
  for (const auto& item : items) whole.add(item);
  lenses.push_back(lens(view.range({}), whole_title(whole, items.size(), *judgement), open->uri));
  for (const auto& [index, count] : by_section(items, document)) {
    const auto heading = document.sections[index].heading;
    if (heading == kNone) continue;
    lenses.push_back(lens(view.range(document.blocks[heading].source), section_title(count, *judgement), open->uri));
  }
  return lenses;
}

void declare(const Server&, Json& capabilities) {
  capabilities["codeLensProvider"] = {{"resolveProvider", false}};
}

constexpr RequestMethod kRequests[] = {{"textDocument/codeLens", code_lenses}};

}  // namespace
}  // namespace code_lens_methods
}  // namespace lsp

extern const lsp::MethodFamily method_code_lens;
constinit const lsp::MethodFamily method_code_lens = {
    lsp::code_lens_methods::kRequests, {}, lsp::code_lens_methods::declare};

}  // namespace kaiji
