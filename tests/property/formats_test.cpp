// SPDX-License-Identifier: Apache-2.0
// One check sheet as Markdown, HTML, CSV, Word and Excel is the same check sheet: the same rules find the same words.

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "build_paths.h"
#include "catch.h"
#include "lint/linter.h"
#include "loaders/loader.h"
#include "unit/document/outline.h"
#include "unit/loaders/office_files.h"

using namespace kaiji;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const Rows kSheet = {
    {"No", "確認事項", "回答"},
    {"1", "目標復旧時点（RPO）を定めていますか", "RPOは1時間です。"},
    {"2", "バックアップの取得間隔を記載してください", "バックアップは日次で取得しています。"},
    {"3", "ログの保存期間は90日以上ですか", "ログは適切な期間、適宜保存しています。"},
    {"4", "認証を取得していますか", "ISO/IEC 27001:2013の認証を取得しています。"},
    {"5", "障害時に通知しますか", "障害を検知した場合は、速やかに通知します。"},
};

std::string cells(const std::string& open, const std::string& close) {
  std::string out;
  for (const auto& row : kSheet) {
    out += open == "c" ? "<row>" : open == "<w:tc>" ? "<w:tr>" : "<tr>";
    for (const auto& cell : row) {
      if (open == "c") out += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
      if (open != "c")
        out += open + (open == "<w:tc>" ? "<w:p><w:r><w:t>" + cell + "</w:t></w:r></w:p>" : cell) + close;
    }
    out += open == "c" ? "</row>" : open == "<w:tc>" ? "</w:tr>" : "</tr>";
  }
  return out;
}

std::string lines(const std::string& begin, const std::string& separator, const std::string& end, bool ruled) {
  std::string out;
  for (std::size_t i = 0; i < kSheet.size(); ++i) {
    out += begin + kSheet[i][0] + separator + kSheet[i][1] + separator + kSheet[i][2] + end;
    if (ruled && i == 0) out += "|---|---|---|\n";
  }
  return out;
}

Document load(const std::string& path, const std::string& bytes) {
  auto document = load_document(path, bytes);
  if (!document) FAIL(to_string(document.error()));
  return std::move(*document);
}

const Linter& rules() {
  static const Linter loaded = [] {
    const std::filesystem::path root(KAIJI_SOURCE_DIR);
    auto result = Linter::load(
        {root / "rules", root / "dictionaries", std::string(KAIJI_BUILD_DIR) + "/kaiji.dic", KAIJI_IPADIC_DIR}, {});
    REQUIRE(result);
    return std::move(*result);
  }();
  return loaded;
}

/// Rule and words of every finding.
std::multiset<std::string> findings(const std::string& path, const std::string& bytes) {
  Analyzer analyzer(rules().vocabulary(), rules().morphology());
  const auto result = rules().check(load(path, bytes), {}, {2026, 4, 1}, analyzer);
  std::multiset<std::string> found;
  for (const auto& finding : result.findings)
    found.insert(fmt::format("{} {}", finding.rule, finding.location.span.in(result.analysis->document.source.text)));
  return found;
}

struct Variant {
  std::string path;
  std::string bytes;
};

std::vector<Variant> variants() {
  return {
      {"a.html", "<table>" + cells("<td>", "</td>") + "</table>"},
      {"a.csv", lines("", ",", "\r\n", false)},
      {"a.tsv", lines("", "\t", "\n", false)},
      {"a.docx", make_docx("<w:tbl>" + cells("<w:tc>", "</w:tc>") + "</w:tbl>")},
      {"a.xlsx",
       make_xlsx("<sheetData>" + cells("c", "") + "</sheetData>",
                 {{"xl/workbook.xml", R"(<workbook><sheets><sheet name="Sheet1" r:id="r1"/></sheets></workbook>)"}})}};
}

}  // namespace

TEST_CASE("a check sheet has the same cells and roles in every format", "[property][formats]") {
  const auto expected = outline(load("a.md", lines("| ", " | ", " |\n", true)));
  CHECK(expected.find("cell(1,1) question") != std::string::npos);
  for (const auto& [path, bytes] : variants()) {
    CAPTURE(path);
    CHECK(outline(load(path, bytes)) == expected);
  }
}

TEST_CASE("a check sheet gives the same findings in every format", "[property][formats]") {
  const auto expected = findings("a.md", lines("| ", " | ", " |\n", true));
  CHECK(expected.size() >= 3);
  for (const auto& [path, bytes] : variants()) {
    CAPTURE(path);
    CHECK(findings(path, bytes) == expected);
  }
}
