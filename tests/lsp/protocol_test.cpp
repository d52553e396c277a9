// SPDX-License-Identifier: Apache-2.0
// The protocol as a whole, over the pipes of a real process.
#include "catch.h"
#include "lsp/editor.h"

namespace kaiji::lsp {
namespace {

constexpr const char* kEditedUri = "file:///tmp/kaiji-test/document.md";
constexpr const char* kEditedText = "# セキュリティ\n\n𠮷野家のデータは適切に管理します。\n";

Json replace_all(std::string text) {
  return Json::array({{{"text", std::move(text)}}});
}

TEST_CASE("A session from initialize to exit ends with code 0", "[lsp]") {
  Editor editor;
  const auto result = editor.start();
  CHECK(result["serverInfo"]["name"] == "kaiji");
  CHECK(result["capabilities"]["positionEncoding"] == "utf-16");
  CHECK(result["capabilities"]["diagnosticProvider"]["interFileDependencies"] == true);
  CHECK(editor.finish() == 0);
}

TEST_CASE("A client that hangs up without shutdown ends the server", "[lsp]") {
  Editor editor;
  editor.start();
  editor.open(kEditedUri, kEditedText);
  CHECK(editor.hang_up() == 1);
}

TEST_CASE("Requests outside the session are refused with their own code", "[lsp]") {
  Editor editor;
  CHECK(editor.request("textDocument/hover", Json::object())["error"]["code"] == -32002);
  editor.start();
  CHECK(editor.request("initialize", {{"capabilities", Json::object()}})["error"]["code"] == -32600);
  CHECK(editor.request("no/such/method", nullptr)["error"]["code"] == -32601);
  editor.notify("no/such/notification", nullptr);
  CHECK(editor.request("shutdown", nullptr)["result"].is_null());
  CHECK(editor.request("textDocument/diagnostic", {{"textDocument", {{"uri", kEditedUri}}}})["error"]["code"] ==
        -32600);
  editor.notify("exit", nullptr);
  CHECK(editor.hang_up() == 0);
}

TEST_CASE("Garbage between messages is answered and the session goes on", "[lsp]") {
  Editor editor;
  editor.start();
  editor.send_raw("garbage\r\n\r\n");
  editor.send_raw("Content-Length: nonsense\r\n\r\n");
  editor.send_raw("Content-Length: 5\r\n\r\n{{{{{");
  editor.send_raw("Content-Length: 99999999999\r\n");
  editor.send_raw("Content-Length: 2\r\n\r\n[]");
  editor.open(kEditedUri, kEditedText);
  CHECK(editor.diagnostics(kEditedUri, 1).size() > 0);
  CHECK(editor.finish() == 0);
}

TEST_CASE("Diagnostics are pushed with the version they are about", "[lsp]") {
  Editor editor;
  editor.start();
  editor.open(kEditedUri, kEditedText, 7);
  const auto found = editor.diagnostics(kEditedUri, 7);
  REQUIRE(found.size() >= 1);
  CHECK(found[0]["source"] == "kaiji");
  editor.notify("textDocument/didChange", {{"textDocument", {{"uri", kEditedUri}, {"version", 8}}},
                                           {"contentChanges", replace_all("何もない。\n")}});
  CHECK(editor.diagnostics(kEditedUri, 8).empty());
  editor.notify("textDocument/didClose", {{"textDocument", {{"uri", kEditedUri}}}});
  const auto closed = editor.notification([](const Json& m) {
    return m["method"] == "textDocument/publishDiagnostics" && !m["params"].contains("version");
  });
  REQUIRE(closed.has_value());
  CHECK((*closed)["params"]["diagnostics"].empty());
  CHECK(editor.finish() == 0);
}

TEST_CASE("Columns count the agreed unit behind a character outside the BMP", "[lsp]") {
  const auto column = [](const Json& encodings) {
    Editor editor;
    editor.start({{"general", {{"positionEncodings", encodings}}}});
    editor.open(kEditedUri, "𠮷野家のデータは適切に管理します。\n");
    for (const auto& found : editor.diagnostics(kEditedUri, 1)) {
      if (found["code"].get<std::string>().starts_with("vague/"))
        return found["range"]["start"]["character"].get<int>();
    }
    return -1;
  };
  const auto utf32 = column({"utf-32"});
  REQUIRE(utf32 >= 0);
  CHECK(column({"utf-16"}) == utf32 + 1);
  CHECK(column(Json::array()) == utf32 + 1);
  CHECK(column({"utf-16", "utf-8"}) == utf32 * 3 + 1);
}

TEST_CASE("A client that pulls is not pushed to; an unchanged result says so", "[lsp]") {
  Editor editor;
  editor.start({{"textDocument", {{"diagnostic", Json::object()}}}});
  editor.open(kEditedUri, kEditedText);
  const Json document = {{"textDocument", {{"uri", kEditedUri}}}};
  const auto first = editor.request("textDocument/diagnostic", document)["result"];
  CHECK(first["kind"] == "full");
  CHECK(first["items"].size() >= 1);
  auto again = document;
  again["previousResultId"] = first["resultId"];
  CHECK(editor.request("textDocument/diagnostic", again)["result"]["kind"] == "unchanged");
  editor.notify("textDocument/didChange", {{"textDocument", {{"uri", kEditedUri}, {"version", 2}}},
                                           {"contentChanges", replace_all("何もない。\n")}});
  CHECK(editor.request("textDocument/diagnostic", again)["result"]["items"] == Json::array());
  CHECK(editor.finish() == 0);
}

TEST_CASE("Versions that go back and changes of unknown documents leave the session whole", "[lsp]") {
  Editor editor;
  editor.start();
  editor.open(kEditedUri, kEditedText, 5);
  editor.notify("textDocument/didChange", {{"textDocument", {{"uri", kEditedUri}, {"version", 3}}},
                                           {"contentChanges", replace_all("何もない。\n")}});
  editor.notify("textDocument/didChange",
                {{"textDocument", {{"uri", "file:///none.md"}, {"version", 3}}}, {"contentChanges", replace_all("x")}});
  editor.notify("textDocument/didChange", 5);
  editor.notify("textDocument/didChange", {{"textDocument", {{"uri", kEditedUri}, {"version", 4}}},
                                           {"contentChanges", {{{"range", 1}, {"text", "x"}}}}});
  CHECK(editor.diagnostics(kEditedUri, 4).empty());
  CHECK(editor.finish() == 0);
}

TEST_CASE("A request that is cancelled before its turn is not worked on", "[lsp]") {
  Editor editor;
  editor.start();
  editor.open(kEditedUri, kEditedText);
  editor.notify("$/cancelRequest", {{"id", 2}});
  const auto answer = editor.request("textDocument/diagnostic", {{"textDocument", {{"uri", kEditedUri}}}});
  CHECK(answer["id"] == 2);
  CHECK(answer["error"]["code"] == -32800);
  CHECK(editor.finish() == 0);
}

}  // namespace
}  // namespace kaiji::lsp
