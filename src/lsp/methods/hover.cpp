// SPDX-License-Identifier: Apache-2.0
// Hover: on a finding, what its rule says, why, the clause and what to write instead; on a statement, how it was read
// and where the document states the same thing elsewhere.
#include <fmt/format.h>

#include "lint/builtin_rules.h"
#include "lsp/claims.h"
#include "lsp/diagnostics.h"
#include "lsp/method.h"
#include "lsp/server.h"

namespace kaiji {
namespace lsp {
namespace hover_methods {
namespace {

constexpr std::string_view kRuler = "\n\n---\n\n";

/// Part of the hover with the place that it is about.
struct Part {
  std::string markdown;
  SourceSpan span;
};

std::string cited(const Citation& source) {
  const auto words = source.clause.empty() ? source.title : fmt::format("{} {}", source.title, source.clause);
  return source.url.empty() ? words : fmt::format("[{}]({})", words, source.url);
}

std::string about_finding(const Finding& finding, const Judgement& judgement) {
  const Rule* rule = find_rule(judgement.setup.engine->linter->rules(), finding.rule);
  std::string text = fmt::format("**{}** `{}`\n\n{}", rule == nullptr ? "" : judgement.in(rule->title), finding.rule,
                                 judgement.in(finding.message));
  const auto add = [&](std::string_view label, const std::string& words) {
    if (!words.empty()) text += fmt::format("\n\n{}: {}", label, words);
  };
  add(judgement.say("書き換え例", "Instead"), judgement.in(finding.advice));
  if (rule == nullptr) return text;
  add(judgement.say("理由", "Why"), judgement.in(rule->reason));
  add(judgement.say("出典", "Source"), cited(rule->source));
  return text;
}

std::string about_claim(const Claim& claim, const Judgement& judgement, ColumnUnit unit) {
  const auto& analysis = *judgement.analysis();
  std::string text =
      fmt::format("**{}** {}", judgement.say("読み取った記載", "Statement as read"), describe(claim, judgement));
  std::string others;
  const auto view = source_view(judgement, unit);
  for (const auto& other : analysis.claims) {
    if (other.concept_id != claim.concept_id || &other == &claim) continue;
    const auto line = view.lines.line_of(source_span_of(other, judgement).begin);
    others += fmt::format(
        "\n- {}: {}",
        judgement.language() == Language::English ? fmt::format("line {}", line) : fmt::format("{}行", line),
        quoted(other, judgement));
  }
  if (!others.empty()) text += fmt::format("\n\n{}:\n{}", judgement.say("ほかの記載", "Also stated"), others);
  return text;
}

std::vector<Part> parts_at(SourceOffset at, const Judgement& judgement, ColumnUnit unit) {
  std::vector<Part> parts;
  const auto touches = [&](SourceSpan span) { return span.begin <= at && at <= span.end; };
  for (const auto& finding : judgement.result.findings) {
    if (touches(finding.location.span)) parts.push_back({about_finding(finding, judgement), finding.location.span});
  }
  for (const auto& claim : judgement.analysis()->claims) {
    const auto span = source_span_of(claim, judgement);
    if (touches(span)) parts.push_back({about_claim(claim, judgement, unit), span});
  }
  return parts;
}

Answer hover(Server& server, const Json& params) {
  auto* document = server.document_of(params);
  if (document == nullptr || !is_document(document->path, document->language_id)) return Json(nullptr);
  const auto judgement = server.documents.judged(*document);
  if (judgement->analysis() == nullptr) return Json(nullptr);
  const auto view = source_view(*judgement, server.client.unit);
  const auto parts = parts_at(view.offset(params.at("position")), *judgement, server.client.unit);
  if (parts.empty()) return Json(nullptr);
  std::string text;
  for (const auto& part : parts) text += fmt::format("{}{}", text.empty() ? "" : kRuler, part.markdown);
  return Json{{"contents", {{"kind", server.client.markdown_hover ? "markdown" : "plaintext"}, {"value", text}}},
              {"range", view.range(parts.front().span)}};
}

void declare(const Server&, Json& capabilities) {
  capabilities["hoverProvider"] = true;
}

constexpr RequestMethod kRequests[] = {{"textDocument/hover", hover}};

}  // namespace
}  // namespace hover_methods
}  // namespace lsp

extern const lsp::MethodFamily method_hover;
constinit const lsp::MethodFamily method_hover = {lsp::hover_methods::kRequests, {}, lsp::hover_methods::declare};

}  // namespace kaiji
