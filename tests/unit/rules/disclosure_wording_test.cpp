// SPDX-License-Identifier: Apache-2.0
// Disclosure items in the words and layouts of companies: classes of words, hints, questions and answers, lists.
#include <filesystem>
#include <fstream>

#include "build_paths.h"
#include "catch.h"
#include "disclosure_fixture.h"
#include "rules/disclosure_cues.h"
#include "rules/word_set.h"

using namespace kaiji;
using kaiji::testing::check;

TEST_CASE("a common thing is found in other words", "[disclosure]") {
  check({{"the end of a contract", "disclosure/iso27017/cld.8.1.5",
          "ご契約の最終日から45日で、写しも含めて抹消します。\n", "disclosed", "抹消"},
         {"an incident in kana", "disclosure/iso27017/16.1.1",
          "情報が外にもれたときは、わかってから12時間以内に管理者の方へ電話します。\n", "disclosed", "12時間"},
         {"a network", "disclosure/iso27017/9.1.2", "店舗の回線など、登録した番地からしか入れません。\n", "disclosed",
          "からしか"},
         {"a second factor", "disclosure/iso27017/9.2.3", "店長の入口では、スマートフォンに届く6桁の数字を求めます。\n",
          "disclosed", "6桁"},
         {"a supplier", "disclosure/mic-asp-saas/supplier-compliance",
          "仕事の一部を外に出していますが、社員と同じルールを守る契約を結び、毎年点検します。\n", "disclosed",
          "同じルール"}},
        "page.md");
}

TEST_CASE("a hint counts only where the sentence says the whole of it", "[disclosure]") {
  check({{"the whole", "disclosure/iso27017/12.4.1", "ログは3年間保管し、画面で見られます。\n", "disclosed", "3年"},
         {"in passing", "disclosure/iso27017/8.2.2", "写真は保管フォルダに入ります。\n", "missing", ""},
         {"a part of another word", "disclosure/iso27017/12.4.1", "プログラムは二人で保管し、確認します。\n", "missing",
          ""}},
        "page.md");
}

TEST_CASE("answers stand behind marks, in headings that ask and in two questions at once", "[disclosure]") {
  check({{"a mark and nothing", "disclosure/mic-asp-saas/rules-risk", "Q22. リスク管理の規程はありますか。\nA22.\n",
          "missing", ""},
         {"a bare yes", "disclosure/mic-asp-saas/rules-continuity",
          "Q21. 事業継続計画(BCP)はありますか。\nA21. はい。\n", "partial", "はい"},
         {"two questions", "disclosure/mic-asp-saas/antivirus",
          "Q33. ウイルス対策をしていますか。定義の更新頻度は。\nA33. はい。新しい定義が出てから30分で入ります。\n",
          "disclosed", "30分"},
         {"advice to the customer", "disclosure/mic-asp-saas/accounts-rules",
          "Q26. パスワードの決まりはありますか。\nA26. 学校ごとにお決めください。\n", "missing", ""}},
        "faq.txt");
}

TEST_CASE("a row that lists several things answers each with its own clause", "[disclosure]") {
  const std::string head = "| No | 項目 | 記入欄 |\n|---|---|---|\n";
  const auto sales = head + "| 1-9 | 役員、従業員 | 役員5名、正社員86名 |\n" +
                     "| 1-10 | 売上高、経常利益 | 売上高 11億円(2025年度)、経常利益は非公開 |\n" +
                     "| 1-11 | 資本金 | 5,000万円 |\n";
  check({{"a figure", "disclosure/mic-asp-saas/company-sales", sales, "disclosed", "11億円"},
         {"withheld", "disclosure/mic-asp-saas/company-profit", sales, "none", ""},
         {"a short name", "disclosure/mic-asp-saas/company-officers", sales, "disclosed", "5名"}},
        "form.md");
}

TEST_CASE("a table that parts duties by marks discloses them", "[disclosure]") {
  const std::string table = "| 対象 | 当社 | 事業者さま |\n|---|---|---|\n| 受注データの内容 | | ● |\n| OS | ● | |\n";
  check({{"marks", "disclosure/iso27017/cld.6.3.1", "次のように分けています。\n\n" + table, "disclosed", ""}},
        "paper.md");
}

TEST_CASE("the name of a service stands in a title or in what introduces it", "[disclosure]") {
  check({{"a title", "disclosure/mic-asp-saas/service-name", "# まなびの窓 よくあるご質問\n\n毎日使えます。\n",
          "disclosed", "まなびの窓"},
         {"an introduction", "disclosure/mic-asp-saas/service-name",
          "# 取り組み\n\nミセルクラウドは、動画をあずかるサービスです。\n", "disclosed", "ミセルクラウド"}},
        "page.md");
}

TEST_CASE("classes of words are read with their places", "[disclosure]") {
  const auto file = std::filesystem::path(KAIJI_SOURCE_DIR) / "dictionaries" / "disclosures" / "words.toml";
  const auto classes = WordClasses::load(file);
  REQUIRE(classes);
  CHECK(classes->find("erase") != nullptr);
  CHECK(classes->find("nothing") == nullptr);
  PatternSet::Builder patterns;
  CHECK(WordSet::add({"{erase}した旨", "解約**{erase}"}, *classes, patterns, "here"));
  const auto unknown = WordSet::add({"{erace}"}, *classes, patterns, "pack.toml:3");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message.find("did you mean 'erase'?") != std::string::npos);
}

TEST_CASE("a request, the name of a document and brackets around an answer", "[disclosure]") {
  const auto cues =
      DisclosureCues::load(std::filesystem::path(KAIJI_SOURCE_DIR) / "dictionaries" / "disclosures" / "cues.toml");
  REQUIRE(cues);
  CHECK(cues->read("(記入予定)").blank);
  CHECK(cues->read("A7. はい、定めています。").bare_yes);
  CHECK(cues->read("学校ごとにお決めください。").duty);
  CHECK_FALSE(cues->read("ヘルプをご覧ください。").duty);
  CHECK(cues->names_document("プライバシーポリシー(2025年4月)"));
  CHECK_FALSE(cues->names_document("方針を定めています。"));
  CHECK(cues->names_customer("荷主様"));
}
