// SPDX-License-Identifier: Apache-2.0
// What the editor offers besides diagnostics, over the pipes of a real process.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "catch.h"
#include "lsp/editor.h"
#include "lsp/text_view.h"
#include "lsp/uri.h"

namespace kaiji::lsp {
namespace {
namespace fs = std::filesystem;

constexpr const char* kUri = "file:///tmp/kaiji-test/document.md";
constexpr const char* kText =
    "# サービスの概要\n\n𠮷野クラウドは、お客様データを適切に管理します。\n\n## バックアップ\n\n"
    "バックアップは24時間ごとに取得します。\n\n- バックアップは適切に保管します。\n\n"
    "| 項目 | 内容 |\n|---|---|\n| バックアップの取得間隔 | 日次 |\n| 監視 | 適切に監視します。 |\n";

/// A folder of its own that is removed at the end.
class Workspace {
 public:
  explicit Workspace(const std::string& name)
      : path_(fs::temp_directory_path() / ("kaiji-" + name + "-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Workspace() { fs::remove_all(path_); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return uri_of_path((path_ / name).generic_string());
  }
  std::string uri() const { return uri_of_path(path_.generic_string()); }

 private:
  fs::path path_;
};

Json place(int line, int character) {
  return {{"line", line}, {"character", character}};
}
Json range(Json begin, Json end) {
  return {{"start", std::move(begin)}, {"end", std::move(end)}};
}
Json whole() {
  return range(place(0, 0), place(1000, 0));
}
Json document() {
  return {{"uri", kUri}};
}

Json actions(Editor& editor, const Json& where, const Json& only = Json::array()) {
  Json context = {{"diagnostics", Json::array()}};
  if (!only.empty()) context["only"] = only;
  return editor.request("textDocument/codeAction",
                        {{"textDocument", document()}, {"range", where}, {"context", context}})["result"];
}

/// The text after the edits of a WorkspaceEdit, last place first.
std::string applied(std::string text, const Json& workspace_edit) {
  auto edits = workspace_edit["changes"][kUri];
  std::reverse(edits.begin(), edits.end());
  for (const auto& edit : edits) {
    const LineIndex lines(text);
    const auto span = TextView{text, lines, ColumnUnit::Utf16}.span(edit["range"]);
    text.replace(span.begin.value, span.size(), edit["newText"].get<std::string>());
  }
  return text;
}

/// The suppression that is offered for the first finding of a line, applied; then what is still found on the line.
struct Suppressed {
  std::string text;
  std::vector<std::string> left;
};

std::vector<std::string> codes_with(const Json& diagnostics, std::string_view prefix) {
  std::vector<std::string> codes;
  for (const auto& found : diagnostics) {
    const auto code = found["code"].get<std::string>();
    if (code.starts_with(prefix)) codes.push_back(code);
  }
  return codes;
}

Suppressed suppress_vague(Editor& editor, int line) {
  editor.open(kUri, kText);
  const auto before = codes_with(editor.diagnostics(kUri, 1), "vague/");
  for (const auto& action : actions(editor, range(place(line, 0), place(line, 100)), {"quickfix"})) {
    const auto title = action["title"].get<std::string>();
    if (title.find("vague/") == std::string::npos) continue;
    Suppressed made{applied(kText, action["edit"]), {}};
    editor.open(kUri, made.text, 2);
    made.left = codes_with(editor.diagnostics(kUri, 2), "vague/");
    CHECK(made.left.size() + 1 == before.size());
    return made;
  }
  return {};
}

TEST_CASE("A suppression silences its finding in a paragraph, a list and a table", "[lsp]") {
  Editor editor;
  editor.start();
  CHECK(suppress_vague(editor, 2).text.find("\n\n<!-- kaiji-disable-next-line vague/") != std::string::npos);
  CHECK(suppress_vague(editor, 8).text.find("保管します。 <!-- kaiji-disable-line vague/") != std::string::npos);
  CHECK(suppress_vague(editor, 13).text.find("監視します。 <!-- kaiji-disable-line vague/") != std::string::npos);
  CHECK(editor.finish() == 0);
}

TEST_CASE("A client of LSP 3.18 gets the reason as a placeholder, one that resolves gets the edit on demand", "[lsp]") {
  Editor editor;
  editor.start(
      {{"workspace", {{"workspaceEdit", {{"documentChanges", true}, {"snippetEditSupport", true}}}}},
       {"textDocument", {{"codeAction", {{"dataSupport", true}, {"resolveSupport", {{"properties", {"edit"}}}}}}}}});
  editor.open(kUri, kText);
  const auto offered = actions(editor, range(place(2, 0), place(2, 100)), {"quickfix"});
  REQUIRE(!offered.empty());
  const auto& last = offered.back();
  CHECK(!last.contains("edit"));
  const auto resolved = editor.request("codeAction/resolve", last)["result"];
  const auto& edit = resolved["edit"]["documentChanges"][0];
  CHECK(edit["textDocument"]["version"] == 1);
  CHECK(edit["edits"][0]["snippet"]["value"].get<std::string>().find("${1:理由}") != std::string::npos);
  editor.notify("textDocument/didChange", {{"textDocument", {{"uri", kUri}, {"version", 2}}},
                                           {"contentChanges", Json::array({{{"text", "別の文書です。\n"}}})}});
  CHECK(editor.request("codeAction/resolve", last)["error"]["code"] == -32801);
  CHECK(editor.finish() == 0);
}

TEST_CASE("All safe fixes at once are one edit that leaves nothing to fix", "[lsp]") {
  Editor editor;
  editor.start();
  const std::string text =
      "# 運用\n\nバックアップの実施手順は⼿順書に定めます。ユーザーとユーザーとユーザに通知します。\n";
  editor.open(kUri, text);
  const auto offered = actions(editor, whole(), {"source.fixAll"});
  REQUIRE(offered.size() == 1);
  CHECK(offered[0]["kind"] == "source.fixAll.kaiji");
  const auto fixed = applied(text, offered[0]["edit"]);
  CHECK(fixed != text);
  editor.open(kUri, fixed, 2);
  CHECK(actions(editor, whole(), {"source.fixAll.kaiji"}).empty());
  CHECK(actions(editor, whole(), {"refactor"}).empty());
  CHECK(editor.finish() == 0);
}

TEST_CASE("Hover explains the finding and the statement with its other places", "[lsp]") {
  Editor editor;
  editor.start({{"textDocument", {{"hover", {{"contentFormat", {"markdown"}}}}}}});
  editor.open(kUri, kText);
  const auto hover = [&](int line, int character) {
    const auto result =
        editor.request("textDocument/hover", {{"textDocument", document()}, {"position", place(line, character)}});
    return result["result"].is_null() ? std::string() : result["result"]["contents"]["value"].get<std::string>();
  };
  CHECK(hover(2, 17).find("`vague/") != std::string::npos);
  const auto statement = hover(6, 8);
  CHECK(statement.find("`backup.interval`") != std::string::npos);
  CHECK(statement.find("日次") != std::string::npos);
  CHECK(hover(1, 0).empty());
  CHECK(editor.finish() == 0);
}

TEST_CASE("Symbols are the headings as a tree, by name in the workspace with statements", "[lsp]") {
  Editor editor;
  editor.start({{"textDocument", {{"documentSymbol", {{"hierarchicalDocumentSymbolSupport", true}}}}}});
  editor.open(kUri, kText);
  const auto tree = editor.request("textDocument/documentSymbol", {{"textDocument", document()}})["result"];
  REQUIRE(tree.size() == 1);
  CHECK(tree[0]["name"] == "サービスの概要");
  REQUIRE(tree[0]["children"].size() == 1);
  CHECK(tree[0]["children"][0]["name"] == "バックアップ");
  const auto found = editor.request("workspace/symbol", {{"query", "backup.interval"}})["result"];
  CHECK(found.size() == 2);
  CHECK(editor.finish() == 0);
}

TEST_CASE("References lead from one statement of a concept to the others, definition to the first", "[lsp]") {
  Editor editor;
  editor.start();
  editor.open(kUri, kText);
  const Json at = {{"textDocument", document()}, {"position", place(12, 16)}, {"context", Json::object()}};
  const auto references = editor.request("textDocument/references", at)["result"];
  REQUIRE(references.size() == 2);
  CHECK(references[0]["range"]["start"]["line"] == 6);
  CHECK(references[1]["range"]["start"]["line"] == 12);
  CHECK(editor.request("textDocument/definition", at)["result"] == references[0]);
  CHECK(editor.finish() == 0);
}

TEST_CASE("Inlay hints say a value as rules compare it, where the words differ", "[lsp]") {
  Editor editor;
  editor.start();
  editor.open(kUri, kText);
  const auto hints =
      editor.request("textDocument/inlayHint", {{"textDocument", document()}, {"range", whole()}})["result"];
  REQUIRE(hints.size() == 1);
  CHECK(hints[0]["label"] == "= 日次");
  CHECK(hints[0]["position"]["line"] == 6);
  CHECK(editor.finish() == 0);
}

TEST_CASE("kaiji.toml is read again when it changes; what is wrong with it is said", "[lsp]") {
  const Workspace workspace("config");
  const auto uri = workspace.write("a.md", kText);
  Editor editor;
  editor.start();
  editor.open(uri, kText);
  CHECK(codes_with(editor.diagnostics(uri, 1), "vague/").size() == 3);
  const auto config = workspace.write("kaiji.toml", "[rules]\nvague = \"off\"\n");
  const Json event = {{"changes", Json::array({{{"uri", config}, {"type", 1}}})}};
  editor.notify("workspace/didChangeWatchedFiles", event);
  CHECK(codes_with(editor.diagnostics(uri, 1), "vague/").empty());
  workspace.write("kaiji.toml", "nonsense = 1\n");
  editor.notify("workspace/didChangeWatchedFiles", event);
  const auto broken = editor.diagnostics(uri, 1);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0]["code"] == "kaiji/config");
  CHECK(broken[0]["message"].get<std::string>().find("nonsense") != std::string::npos);
  CHECK(editor.finish() == 0);
}

TEST_CASE("The workspace is reported file by file, open ones as the editor has them", "[lsp]") {
  const Workspace workspace("workspace");
  const auto first = workspace.write("a.md", kText);
  const auto second = workspace.write("b.md", kText);
  Editor editor;
  editor.start({{"textDocument", {{"diagnostic", Json::object()}}}},
               {{"workspaceFolders", {{{"uri", workspace.uri()}, {"name", "w"}}}}});
  editor.open(second, "何もない。\n", 4);
  const auto items = editor.request("workspace/diagnostic", {{"previousResultIds", Json::array()}})["result"]["items"];
  REQUIRE(items.size() == 2);
  CHECK(items[0]["uri"] == first);
  CHECK(codes_with(items[0]["items"], "vague/").size() == 3);
  CHECK(items[1]["version"] == 4);
  CHECK(items[1]["items"].empty());
  const Json known = Json::array({{{"uri", first}, {"value", items[0]["resultId"]}}});
  const auto again = editor.request("workspace/diagnostic", {{"previousResultIds", known}})["result"]["items"];
  CHECK(again[0]["kind"] == "unchanged");
  editor.notify("workspace/didChangeWorkspaceFolders",
                {{"event", {{"added", Json::array()}, {"removed", {{{"uri", workspace.uri()}, {"name", "w"}}}}}}});
  const auto gone = editor.request("workspace/diagnostic", {{"previousResultIds", known}})["result"]["items"];
  REQUIRE(gone.size() == 1);
  CHECK(gone[0]["items"].empty());
  CHECK(editor.finish() == 0);
}

TEST_CASE("With a profile the lenses count what is disclosed and a missing item has its sentence", "[lsp]") {
  const Workspace workspace("profile");
  workspace.write("kaiji.toml", "profiles = [\"mic-asp-saas\"]\n");
  const auto uri = workspace.write("a.md", kText);
  Editor editor;
  editor.start();
  editor.open(uri, kText);
  const auto missing = codes_with(editor.diagnostics(uri, 1), "disclosure/mic-asp-saas/");
  CHECK(!missing.empty());
  const auto lenses = editor.request("textDocument/codeLens", {{"textDocument", {{"uri", uri}}}})["result"];
  REQUIRE(!lenses.empty());
  CHECK(lenses[0]["command"]["title"].get<std::string>().starts_with("開示: "));
  const auto table =
      editor.request("workspace/executeCommand", {{"command", "kaiji.showCoverage"}, {"arguments", {uri}}})["result"];
  CHECK(table["value"].get<std::string>().find("|") != std::string::npos);
  CHECK(editor.finish() == 0);
}

}  // namespace
}  // namespace kaiji::lsp
