// SPDX-License-Identifier: Apache-2.0
// Commands: the coverage table of a document, a rule explained, and the whole workspace checked.
#include <fmt/format.h>

#include "lint/builtin_rules.h"
#include "lsp/diagnostics.h"
#include "lsp/method.h"
#include "lsp/progress.h"
#include "lsp/server.h"
#include "lsp/uri.h"
#include "report/coverage_report.h"
#include "report/rule_page.h"

namespace kaiji {
namespace lsp {
namespace commands_methods {
namespace {

constexpr const char* kShowCoverage = "kaiji.showCoverage";
constexpr const char* kExplainRule = "kaiji.explainRule";
constexpr const char* kCheckWorkspace = "kaiji.checkWorkspace";

std::string argument(const Json& params) {
  const auto& arguments = member(params, {"arguments"});
  const bool given = arguments.is_array() && !arguments.empty() && arguments[0].is_string();
  return given ? arguments[0].get<std::string>() : std::string();
}

/// The tables of all configured profiles in Markdown.
Answer show_coverage(Server& server, const Json& params) {
  auto* document = server.documents.find(argument(params));
  if (document == nullptr || !is_document(document->path, document->language_id)) {
    return refuse(ErrorCode::RequestFailed, "this document is not open");
  }
  const auto judgement = server.documents.judged(*document);
  if (judgement->analysis() == nullptr) return refuse(ErrorCode::RequestFailed, to_string(judgement->failure));
  const auto& engine = *judgement->setup.engine;
  std::string text;
  for (const auto& profile : judgement->setup.config->profiles) {
    if (profile == kNoProfile) continue;
    const auto result =
        engine.linter->cover(judgement->analysis()->document, profile, judgement->setup.as_of, *engine.analyzer);
    text += coverage_markdown({document->path, profile, result, judgement->language()});
  }
  if (text.empty()) {
    text =
        judgement->say("kaiji.toml の profiles に開示指針を書くと、ここに表が出ます。例: profiles = [\"mic-asp-saas\"]",
                       "Name a guideline in kaiji.toml to see its table here: profiles = [\"mic-asp-saas\"]");
  }
  return Json{{"kind", "markdown"}, {"value", text}};
}

Answer explain_rule(Server& server, const Json& params) {
  const auto id = argument(params);
  const auto setup = server.setups.of(server.folders.empty() ? std::string("/") : server.folders.front() + "/x");
  if (!setup.engine) return refuse(ErrorCode::RequestFailed, to_string(setup.failure));
  const Rule* rule = find_rule(setup.engine->linter->rules(), id);
  if (rule == nullptr) return refuse(ErrorCode::RequestFailed, fmt::format("no rule is called '{}'", id));
  return Json{{"kind", "markdown"},
              {"value", fmt::format("# {}\n\n{}", rule->id, rule_page(*rule, setup.config->language))}};
}

/// Publishes the diagnostics of files that are not open, for clients that do not pull them; the number of findings.
Answer check_workspace(Server& server, const Json& params) {
  std::size_t findings = 0;
  std::size_t files = 0;
  Progress progress(server.connection, params, "kaiji");
  for (const auto& folder : server.folders) {
    const auto below = server.setups.services().list_documents(folder);
    for (std::size_t i = 0; i < below.size(); ++i) {
      if (server.connection.cancelled()) return refuse(ErrorCode::RequestCancelled, "cancelled");
      if (server.documents.find_by_path(below[i]) != nullptr) continue;
      progress.report(below[i], i, below.size());
      const auto& report = server.reports.of(below[i], server.setups, server.client);
      ++files;
      findings += report.diagnostics.size();
      if (server.client.pulls_diagnostics) continue;
      server.connection.notify("textDocument/publishDiagnostics",
                               {{"uri", uri_of_path(below[i])}, {"diagnostics", report.diagnostics}});
    }
  }
  return Json{{"files", files}, {"findings", findings}};
}

Answer execute(Server& server, const Json& params) {
  const auto command = params.at("command").get<std::string>();
  if (command == kShowCoverage) return show_coverage(server, params);
  if (command == kExplainRule) return explain_rule(server, params);
  if (command == kCheckWorkspace) return check_workspace(server, params);
  return refuse(ErrorCode::InvalidParams, fmt::format("unknown command '{}'", command));
}

void declare(const Server&, Json& capabilities) {
  capabilities["executeCommandProvider"] = {{"commands", {kShowCoverage, kExplainRule, kCheckWorkspace}},
                                            {"workDoneProgress", true}};
}

constexpr RequestMethod kRequests[] = {{"workspace/executeCommand", execute}};

}  // namespace
}  // namespace commands_methods
}  // namespace lsp

extern const lsp::MethodFamily method_commands;
constinit const lsp::MethodFamily method_commands = {
    lsp::commands_methods::kRequests, {}, lsp::commands_methods::declare};

}  // namespace kaiji
