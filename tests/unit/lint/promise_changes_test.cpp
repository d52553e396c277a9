// SPDX-License-Identifier: Apache-2.0
// What `kaiji diff` says of two editions: each row is an old text, a new one and the kinds of change, in the order of
// the new text.
#include "lint/promise_changes.h"

#include <string>
#include <vector>

#include "build_paths.h"
#include "catch.h"
#include "lint/change_rules.h"
#include "loaders/loader.h"

using namespace kaiji;

namespace {

const Linter& linter() {
  static const Linter loaded = [] {
    const std::filesystem::path root(KAIJI_SOURCE_DIR);
    auto result = Linter::load(
        {root / "rules", root / "dictionaries", std::string(KAIJI_BUILD_DIR) + "/kaiji.dic", KAIJI_IPADIC_DIR}, {});
    REQUIRE(result);
    return std::move(*result);
  }();
  return loaded;
}

DocumentResult judge(std::string_view text, Analyzer& analyzer) {
  auto document = load_document("edition.md", text);
  REQUIRE(document);
  return linter().check(std::move(*document), {}, {2026, 4, 1}, analyzer);
}

std::string kinds(std::string_view before, std::string_view after) {
  static const auto strength =
      Strength::load(std::filesystem::path(KAIJI_SOURCE_DIR) / "dictionaries", linter().vocabulary());
  REQUIRE(strength);
  Analyzer analyzer(linter().vocabulary(), linter().morphology());
  const auto old_edition = judge(before, analyzer);
  const auto new_edition = judge(after, analyzer);
  std::string words;
  for (const PromiseChange& change : promise_changes(old_edition, new_edition, *strength)) {
    const auto id = change_rule(change.kind);
    words += (words.empty() ? "" : " ") + std::string(id.substr(id.find('/') + 1));
  }
  return words;
}

constexpr std::string_view kTwoSections =
    "## 通知\n\n障害を検知した場合は、検知から30分以内に通知します。\n\n## ログ\n\n操作ログは3年間保存します。\n";

}  // namespace

TEST_CASE("The same promises in another shape are no change", "[diff]") {
  CHECK(kinds(kTwoSections, kTwoSections).empty());
  CHECK(
      kinds(
          kTwoSections,
          "## ログ\n\n操作ログは3年間保存します。\n\n## 通知\n\n障害を検知した場合は、検知から30分以内に通知します。\n")
          .empty());
  CHECK(kinds("RPOは24時間です。\n", "RPOは1日です。\n").empty());
  CHECK(kinds("操作ログは3年間保存します。\n", "操作ログは３年間保存します。\n").empty());
  CHECK(kinds("操作ログは3年間保存します。\n", "操作ログの保存期間は3年間です。\n").empty());
  CHECK(kinds("操作ログは3年間保存します。\n", "| 項目 | 内容 |\n| --- | --- |\n| 操作ログの保存期間 | 3年間 |\n")
            .empty());
  CHECK(kinds("バックアップは毎日取得し、14世代を保持します。\n",
              "バックアップは毎日取得します。バックアップは14世代を保持します。\n")
            .empty());
}

TEST_CASE("A weaker promise is told from a stronger one", "[diff]") {
  CHECK(kinds("操作ログは3年間保存します。\n", "操作ログは1年間保存します。\n") == "weaker");
  CHECK(kinds("操作ログは1年間保存します。\n", "操作ログは3年間保存します。\n") == "stronger");
  CHECK(kinds("稼働率は99.9%以上を保証します。\n", "稼働率は99.5%以上を保証します。\n") == "weaker");
  CHECK(kinds("RPOは1時間です。\n", "RPOは24時間です。\n") == "weaker");
  CHECK(kinds("第三者による脆弱性診断を年1回実施します。\n", "第三者による脆弱性診断を四半期に1回実施します。\n") ==
        "stronger");
}

TEST_CASE("A figure that gave way to a vague word is a vaguer promise", "[diff]") {
  CHECK(kinds(kTwoSections,
              "## 通知\n\n障害を検知した場合は、速やかに通知します。\n\n## ログ\n\n操作ログは3年間保存します。\n") ==
        "vaguer");
}

TEST_CASE("A promise that depends on something now is conditional", "[diff]") {
  CHECK(kinds("障害の原因は報告書で報告します。\n", "障害の原因は必要に応じて報告書で報告する場合があります。\n") ==
        "conditional");
  CHECK(kinds("障害は検知から30分以内に通知します。\n", "障害は検知から30分以内の通知を目標とします。\n") ==
        "conditional");
}

TEST_CASE("What is gone is told once, with its figures", "[diff]") {
  CHECK(kinds(kTwoSections, "## 通知\n\n障害を検知した場合は、検知から30分以内に通知します。\n") == "removed");
  CHECK(kinds("バックアップは毎日取得します。\n", "バックアップは毎日取得します。\n\n操作ログは3年間保存します。\n") ==
        "added");
}

TEST_CASE("A promise that names one plan now is narrower", "[diff]") {
  CHECK(kinds("バックアップは毎日取得します。\n", "エンタープライズプランでは、バックアップは毎日取得します。\n") ==
        "narrower");
}
