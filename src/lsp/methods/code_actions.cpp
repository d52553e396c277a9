// SPDX-License-Identifier: Apache-2.0
// Code actions: the fixes of findings, suppressions with a reason, the sentence that a missing disclosure asks for, and
// all safe fixes at once. An action names what it does in `data`; its edit is made from that, at once or on resolve.
#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/fingerprint.h"
#include "lint/builtin_rules.h"
#include "lsp/diagnostics.h"
#include "lsp/edits.h"
#include "lsp/method.h"
#include "lsp/server.h"
#include "lsp/skeletons.h"
#include "lsp/suppressing.h"

namespace kaiji {
namespace lsp {
namespace code_actions_methods {
namespace {

constexpr const char* kQuickFix = "quickfix";
constexpr const char* kFixAll = "source.fixAll.kaiji";

/// An open document with what is known of it.
struct Judged {
  const OpenDocument& document;
  const Judgement& judgement;
  const Client& client;
};

/// Whether the client asked for actions of this kind.
bool wanted(const Json& params, std::string_view kind) {
  const auto& only = member(params, {"context", "only"});
  if (!only.is_array() || only.empty()) return true;
  return std::any_of(only.begin(), only.end(), [&](const Json& asked) {
    const auto name = asked.is_string() ? asked.get<std::string>() : std::string("?");
    return name.empty() || kind == name || kind.starts_with(name + ".");
  });
}

/// How `data` names a finding: rule and place in bytes.
const Finding* find(const Judgement& judgement, const Json& data) {
  const auto& findings = judgement.result.findings;
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return data.at("rule") == finding.rule && data.at("begin") == finding.location.span.begin.value &&
           data.at("fingerprint") == semantic_fingerprint(finding);
  });
  return found == findings.end() ? nullptr : &*found;
}

std::optional<DocumentEdits> edits_for(const Json& data, const Judged& judged) {
  const auto action = string_at(data, {"action"});
  if (action == "fixAll") return safe_fixes(judged.judgement.result.findings);
  const Finding* finding = find(judged.judgement, data);
  if (finding == nullptr) return {};
  if (action == "suppress") return suppression(*finding, judged.judgement, judged.client);
  if (action == "skeleton") {
    const auto sentence = skeleton_of(*finding, coverage_of(judged.judgement), judged.judgement);
    return insertion(*finding, judged.judgement, sentence);
  }
  const auto number = data.at("fix").get<std::size_t>();
  if (number >= finding->fixes.size()) return {};
  return DocumentEdits{finding->fixes[number].edits, false};
}

/// Gathers actions; each has its edit, or data to make it from on resolve.
class Actions {
 public:
  explicit Actions(const Judged& judged) : judged_(judged) {}

  Json take() { return std::move(list_); }

  void add_fixes(const Finding& finding) {
    bool preferred = true;
    for (std::size_t i = 0; i < finding.fixes.size(); ++i) {
      const auto& fix = finding.fixes[i];
      if (fix.edits.empty() || fix.applicability == Applicability::Display) continue;
      auto data = data_of(finding, "fix");
      data["fix"] = i;
      auto action = action_of(judged_.judgement.in(fix.title), kQuickFix, std::move(data));
      attach(action, finding);
      action["isPreferred"] = preferred && fix.applicability == Applicability::Safe;
      preferred = false;
      list_.push_back(std::move(action));
    }
  }

  void add_skeleton(const Finding& finding, const std::string& sentence) {
    const auto title = fmt::format("{}{}", judged_.judgement.say("記載例を挿入: ", "Insert: "), sentence);
    auto action = action_of(title, kQuickFix, data_of(finding, "skeleton"));
    attach(action, finding);
    list_.push_back(std::move(action));
  }

  void add_suppression(const Finding& finding) {
    const auto title = judged_.judgement.language() == Language::English
                           ? fmt::format("Suppress {} here, with a reason", finding.rule)
                           : fmt::format("{} をここで抑制(理由を記入)", finding.rule);
    auto action = action_of(title, kQuickFix, data_of(finding, "suppress"));
    attach(action, finding);
    list_.push_back(std::move(action));
  }

  void add_fix_all() {
    if (safe_fixes(judged_.judgement.result.findings).edits.empty()) return;
    const auto title =
        std::string(judged_.judgement.say("安全な修正をすべて適用(kaiji)", "Apply all safe fixes (kaiji)"));
    list_.push_back(action_of(title, kFixAll, {{"action", "fixAll"}}));
  }

 private:
  static Json data_of(const Finding& finding, const char* action) {
    return {{"action", action},
            {"rule", finding.rule},
            {"begin", finding.location.span.begin.value},
            {"fingerprint", semantic_fingerprint(finding)}};
  }

  Json action_of(const std::string& title, const char* kind, Json data) const {
    Json action = {{"title", title}, {"kind", kind}};
    if (judged_.client.resolves_actions) {
      data["uri"] = judged_.document.uri;
      data["revision"] = judged_.document.buffer.revision();
      action["data"] = std::move(data);
    } else if (const auto edits = edits_for(data, judged_)) {
      action["edit"] = workspace_edit(judged_.document, *edits, judged_.client);
    }
    return action;
  }

  void attach(Json& action, const Finding& finding) const {
    action["diagnostics"] = Json::array({diagnostic(finding, judged_.judgement, judged_.document.uri, judged_.client)});
  }

  const Judged& judged_;
  Json list_ = Json::array();
};

void add_quick_fixes(const Judged& judged, SourceSpan range, Actions& actions) {
  std::vector<const Finding*> touched;
  for (const auto& finding : judged.judgement.result.findings) {
    const auto span = finding.location.span;
    if (span.begin <= range.end && range.begin <= span.end) touched.push_back(&finding);
  }
  for (const auto* finding : touched) actions.add_fixes(*finding);
  const bool disclosure =
      std::any_of(touched.begin(), touched.end(), [](const auto* f) { return f->rule.starts_with("disclosure/"); });
  const auto items = disclosure ? coverage_of(judged.judgement) : std::vector<CoverageItem>();
  for (const auto* finding : touched) {
    const auto sentence = skeleton_of(*finding, items, judged.judgement);
    if (!sentence.empty()) actions.add_skeleton(*finding, sentence);
  }
  if (!takes_comments(judged.judgement)) return;
  for (const auto* finding : touched) {
    if (!finding->rule.starts_with("kaiji/")) actions.add_suppression(*finding);
  }
}

Answer code_actions(Server& server, const Json& params) {
  auto* document = server.document_of(params);
  if (document == nullptr || !is_document(document->path, document->language_id)) return Json::array();
  const auto judgement = server.documents.judged(*document);
  if (judgement->analysis() == nullptr) return Json::array();
  const Judged judged{*document, *judgement, server.client};
  Actions actions(judged);
  const auto range = source_view(*judgement, server.client.unit).span(params.at("range"));
  if (wanted(params, kQuickFix)) add_quick_fixes(judged, range, actions);
  if (wanted(params, kFixAll)) actions.add_fix_all();
  return actions.take();
}

/// Adds the edit to an action, where the document is still the one that the action was offered for.
Answer resolve(Server& server, const Json& params) {
  const auto& data = params.at("data");
  auto* document = server.documents.find(data.at("uri").get<std::string>());
  if (document == nullptr || data.at("revision") != document->buffer.revision()) {
    return refuse(ErrorCode::ContentModified, "the document changed");
  }
  const auto judgement = server.documents.judged(*document);
  if (judgement->analysis() == nullptr) return refuse(ErrorCode::ContentModified, "the settings changed");
  const auto edits = edits_for(data, {*document, *judgement, server.client});
  if (!edits) return refuse(ErrorCode::ContentModified, "the finding is gone");
  Json action = params;
  action["edit"] = workspace_edit(*document, *edits, server.client);
  return action;
}

void declare(const Server&, Json& capabilities) {
  capabilities["codeActionProvider"] = {{"codeActionKinds", {kQuickFix, kFixAll}}, {"resolveProvider", true}};
}

constexpr RequestMethod kRequests[] = {{"textDocument/codeAction", code_actions}, {"codeAction/resolve", resolve}};

}  // namespace
}  // namespace code_actions_methods
}  // namespace lsp

extern const lsp::MethodFamily method_code_actions;
constinit const lsp::MethodFamily method_code_actions = {
    lsp::code_actions_methods::kRequests, {}, lsp::code_actions_methods::declare};

}  // namespace kaiji
