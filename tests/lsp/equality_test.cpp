// SPDX-License-Identifier: Apache-2.0
// The editor and the command line say the same of the same text.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "base/file.h"
#include "build_paths.h"
#include "catch.h"
#include "lsp/editor.h"
#include "lsp/text_view.h"
#include "lsp/uri.h"

namespace kaiji::lsp {
namespace {
namespace fs = std::filesystem;

/// A folder of its own that is removed at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("kaiji-equality-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).generic_string();
  }

 private:
  fs::path path_;
};

/// The documents of the corpus that are text.
std::vector<fs::path> corpus() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(KAIJI_SOURCE_DIR) / "corpus")) {
    const auto extension = entry.path().extension();
    if (extension == ".md" || extension == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The findings of one document of the command line's report in the form of diagnostics: 0-based, in code points.
Json as_diagnostics(const Json& document) {
  auto list = Json::array();
  for (const auto& finding : document["findings"]) {
    const auto& at = finding["location"];
    const auto place = [&](const char* line, const char* column) {
      return Json{{"line", at[line].get<int>() - 1}, {"character", at[column].get<int>() - 1}};
    };
    const auto& advice = finding["advice"]["ja"].get_ref<const std::string&>();
    const auto message =
        finding["message"]["ja"].get<std::string>() + (advice.empty() ? "" : "\n書き換え例: " + advice);
    auto related = Json::array();
    for (const auto& note : finding["notes"]) {
      const auto& where = note["location"];
      related.push_back(
          {where["startLine"].get<int>() - 1, where["startColumn"].get<int>() - 1, note["message"]["ja"]});
    }
    const auto severity = finding["severity"] == "error" ? 1 : finding["severity"] == "warning" ? 2 : 3;
    list.push_back({{"code", finding["rule"]},
                    {"severity", severity},
                    {"start", place("startLine", "startColumn")},
                    {"end", place("endLine", "endColumn")},
                    {"message", message},
                    {"related", related},
                    {"fingerprint", finding["fingerprint"]}});
  }
  return list;
}

/// What one run of the command line says of each file, by path.
std::map<std::string, Json> from_command_line(const std::vector<std::string>& paths) {
  std::vector<std::string> arguments = {"check", "--format", "json", "--exit-zero"};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  std::map<std::string, Json> said;
  const auto report = Json::parse(output_of(arguments));
  for (const auto& document : report["documents"]) said[document["path"].get<std::string>()] = as_diagnostics(document);
  return said;
}

/// Diagnostics with the same members.
Json from_editor(const Json& diagnostics) {
  auto list = Json::array();
  for (const auto& found : diagnostics) {
    auto related = Json::array();
    for (const auto& note : found.value("relatedInformation", Json::array())) {
      const auto& start = note["location"]["range"]["start"];
      related.push_back({start["line"], start["character"], note["message"]});
    }
    list.push_back({{"code", found["code"]},
                    {"severity", found["severity"]},
                    {"start", found["range"]["start"]},
                    {"end", found["range"]["end"]},
                    {"message", found["message"]},
                    {"related", related},
                    {"fingerprint", found["data"]["fingerprint"]}});
  }
  return list;
}

const Json kCapabilities = {{"general", {{"positionEncodings", {"utf-32"}}}},
                            {"textDocument", {{"publishDiagnostics", {{"relatedInformation", true}}}}}};

std::string read(const fs::path& path) {
  return read_file(path).value();
}

TEST_CASE("The editor shows what the command line reports, for every document of the corpus", "[lsp][equality]") {
  const auto files = corpus();
  REQUIRE(!files.empty());
  std::vector<std::string> paths;
  for (const auto& file : files) paths.push_back(file.generic_string());
  const auto said = from_command_line(paths);
  Editor editor;
  editor.start(kCapabilities);
  for (const auto& path : paths) {
    INFO(path);
    const auto uri = uri_of_path(path);
    editor.open(uri, read(path));
    REQUIRE(said.contains(path));
    CHECK(from_editor(editor.diagnostics(uri, 1)) == said.at(path));
  }
  CHECK(editor.finish() == 0);
}

/// A random edit between borders of characters: words in, words out, lines joined and split.
Json random_change(std::string& text, std::mt19937& random) {
  static const std::vector<std::string> kWords = {"適切に", "。\n",  "バックアップは日次で取得します。",
                                                  "\n\n",   "𠮷",    "| 項目 | 内容 |\n",
                                                  "## ",    "年1回", "TLS 1.0",
                                                  "",       "",      "①",
                                                  "e\u0301"};
  const auto border = [&](std::size_t at) {
    // No editor has a place between the two bytes of a line end.
    if (at > 0 && at < text.size() && text[at] == '\n' && text[at - 1] == '\r') ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    return at;
  };
  const auto begin = border(random() % (text.size() + 1));
  const auto end = border(std::min(text.size(), begin + (random() % 3 == 0 ? random() % 60 : 0)));
  const auto& word = kWords[random() % kWords.size()];
  const LineIndex lines(text);
  const TextView view{text, lines, ColumnUnit::CodePoints};
  Json change = {{"range", view.range(source_span(begin, end))}, {"text", word}};
  text.replace(begin, end - begin, word);
  return change;
}

TEST_CASE("After random edits the editor shows what the command line reports of the edited text", "[lsp][equality]") {
  const auto files = corpus();
  REQUIRE(!files.empty());
  const Folder folder;
  std::mt19937 random(1);
  Editor editor;
  editor.start(kCapabilities);
  for (std::size_t i = 0; i < files.size(); i += std::max<std::size_t>(1, files.size() / 6)) {
    auto text = read(files[i]);
    const auto path = folder.file("edited" + files[i].extension().string(), text);
    const auto uri = uri_of_path(path);
    editor.open(uri, text);
    int version = 1;
    for (int round = 0; round < 10; ++round) {
      for (int edit = 0; edit < 150; ++edit) {
        editor.notify("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", ++version}}},
                                                 {"contentChanges", Json::array({random_change(text, random)})}});
      }
      folder.file("edited" + files[i].extension().string(), text);
      INFO(files[i].string() << " after " << version << " edits");
      REQUIRE(from_editor(editor.diagnostics(uri, version)) == from_command_line({path}).at(path));
    }
  }
  CHECK(editor.finish() == 0);
}

}  // namespace
}  // namespace kaiji::lsp
