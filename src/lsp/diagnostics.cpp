// SPDX-License-Identifier: Apache-2.0
#include "lsp/diagnostics.h"

#include <fmt/format.h>

#include "diagnostics/fingerprint.h"
#include "lint/builtin_rules.h"
#include "lsp/uri.h"

namespace kaiji::lsp {
namespace {

constexpr int kDeprecatedTag = 2;

int severity_code(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return 1;
    case Severity::Warning:
      return 2;
    default:
      return 3;
  }
}

const Rule* rule_of(const Finding& finding, const Judgement& judgement) {
  return judgement.setup.engine ? find_rule(judgement.setup.engine->linter->rules(), finding.rule) : nullptr;
}

/// What is wrong, then what to write instead; a client that shows no related information gets the other places as
/// words.
std::string message_of(const Finding& finding, const Judgement& judgement, const Client& client) {
  std::string text = judgement.in(finding.message);
  if (!client.related_information) {
    for (const auto& note : finding.notes) {
      text += fmt::format("\n{}: {}", judgement.say("関連", "related"), judgement.in(note.message));
    }
  }
  const auto& advice = judgement.in(finding.advice);
  if (!advice.empty()) text += fmt::format("\n{}: {}", judgement.say("書き換え例", "instead"), advice);
  return text;
}

Json related(const Finding& finding, const Judgement& judgement, const std::string& uri, const TextView& view) {
  auto list = Json::array();
  for (const auto& note : finding.notes) {
    const bool here = note.location.path == judgement.result.path;
    const Json start = {{"line", 0}, {"character", 0}};
    const Json range = here ? view.range(note.location.span) : Json{{"start", start}, {"end", start}};
    list.push_back({{"location", {{"uri", here ? uri : uri_of_path(note.location.path)}, {"range", range}}},
                    {"message", judgement.in(note.message)}});
  }
  return list;
}

/// Why a text was not judged, at its beginning.
Json failure(const Judgement& judgement) {
  const bool setup = !judgement.setup.engine;
  const Json start = {{"line", 0}, {"character", 0}};
  return {{"range", {{"start", start}, {"end", start}}},
          {"severity", severity_code(Severity::Error)},
          {"source", "kaiji"},
          {"code", setup ? kConfigCode : kLoadCode},
          {"message", to_string(judgement.failure)}};
}

}  // namespace

TextView source_view(const Judgement& judgement, ColumnUnit unit) {
  const auto& source = judgement.analysis()->document.source;
  return {source.text, source.lines, unit};
}

Json diagnostic(const Finding& finding, const Judgement& judgement, const std::string& uri, const Client& client) {
  const auto view = source_view(judgement, client.unit);
  Json made = {{"range", view.range(finding.location.span)},
               {"severity", severity_code(finding.severity)},
               {"source", "kaiji"},
               {"code", finding.rule},
               {"message", message_of(finding, judgement, client)},
               {"data", {{"fingerprint", semantic_fingerprint(finding)}, {"fixes", Json::array()}}}};
  for (const auto& fix : finding.fixes) made["data"]["fixes"].push_back(judgement.in(fix.title));
  if (client.related_information && !finding.notes.empty()) {
    made["relatedInformation"] = related(finding, judgement, uri, view);
  }
  const Rule* rule = rule_of(finding, judgement);
  if (rule != nullptr && client.code_description && !rule->source.url.empty()) {
    made["codeDescription"] = {{"href", rule->source.url}};
  }
  if (rule != nullptr && client.deprecated_tag && rule->family == "edition") made["tags"] = {kDeprecatedTag};
  return made;
}

Json diagnostics(const Judgement& judgement, const std::string& uri, const Client& client) {
  auto list = Json::array();
  if (judgement.analysis() == nullptr) {
    list.push_back(failure(judgement));
    return list;
  }
  for (const auto& finding : judgement.result.findings) {
    list.push_back(diagnostic(finding, judgement, uri, client));
  }
  return list;
}

Json diagnostics_of(OpenDocument& document, Documents& documents, const Client& client) {
  if (!is_document(document.path, document.language_id)) return Json::array();
  return diagnostics(*documents.judged(document), document.uri, client);
}

std::string result_id(const Json& diagnostics) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : to_text(diagnostics)) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211u;
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace kaiji::lsp
