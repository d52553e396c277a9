// SPDX-License-Identifier: Apache-2.0
// The rules of rules/structure.toml on small documents in several layouts: what they find, and where they stay silent.
#include "catch.h"
#include "rule_fixture.h"

using kaiji::testing::found;
using kaiji::testing::found_by;

namespace {

std::string answered_sheet(const std::string& rows) {
  return "| No | 項目 | 設問 | 回答 |\n|---|---|---|---|\n" + rows;
}

constexpr const char* kAnswered =
    "| 1 | 暗号化 | 通信の暗号化の有無 | 有り。TLS 1.2以上です。 |\n"
    "| 2 | ログ | ログの取得の有無 | 有り。1年間保管します。 |\n"
    "| 3 | 監視 | 死活監視の有無 | 有り。24時間監視します。 |\n";

}  // namespace

TEST_CASE("a number used twice is found in tables, over page breaks and among clauses", "[structure]") {
  CHECK(found_by("structure/duplicate-number",
                 answered_sheet(std::string(kAnswered) + "| 3 | 時刻 | 時刻同期の有無 | 有り |\n"
                                                         "| 4 | 復旧 | 復旧手順の有無 | 有り |\n"),
                 "a.md") == "3");
  CHECK(found_by("structure/duplicate-number",
                 answered_sheet(kAnswered) + "\n" +
                     answered_sheet("| 2 | 時刻 | 時刻同期の有無 | 有り |\n| 3 | 復旧 | 復旧手順の有無 | 有り |\n"),
                 "a.md") == "2");
  CHECK(
      found_by("structure/duplicate-number",
               "第1条 (目的)\n\n目的を定めます。\n\n第2条 (定義)\n\n用語を定めます。\n\n第2条 (契約)\n\n契約します。\n")
          .find("契約") != std::string::npos);
}

TEST_CASE("numbers that restart, repeat a page header or belong to a catalogue are no duplicates", "[structure]") {
  const auto text =
      GENERATE(as<std::string>{},
               // each table by itself
               answered_sheet(kAnswered) + "\n" + answered_sheet(kAnswered),
               // merged rows: the number stands for two lines
               answered_sheet("| 1 | 暗号化 | 通信の有無 | 有り |\n| 1 | 暗号化 | 保存の有無 | 有り |\n"
                              "| 2 | ログ | 取得の有無 | 有り |\n| 2 | ログ | 保管の有無 | 有り |\n"),
               // controls named twice
               answered_sheet("| A.9.2.1 | 登録 | 登録の有無 | 有り |\n| A.9.2.1 | 削除 | 削除の有無 | 有り |\n"));
  CHECK(found_by("structure/duplicate-number", text, "a.md").empty());
}

TEST_CASE("a number left out is found, a selection is not", "[structure]") {
  CHECK(found_by("structure/skipped-number",
                 answered_sheet(std::string(kAnswered) + "| 5 | 時刻 | 時刻同期の有無 | 有り |\n"
                                                         "| 6 | 復旧 | 復旧手順の有無 | 有り |\n"),
                 "a.md") == "5");
  const auto silent = GENERATE(as<std::string>{},
                               answered_sheet("| 2 | 暗号化 | 通信の有無 | 有り |\n| 5 | ログ | 取得の有無 | 有り |\n"
                                              "| 9 | 監視 | 監視の有無 | 有り |\n| 14 | 時刻 | 同期の有無 | 有り |\n"),
                               "第5条 (契約)\n\n契約します。\n\n第5条の2 (電子契約)\n\n電子で契約します。\n\n"
                               "第6条 (料金)\n\n料金です。\n\n第7条 (解約)\n\n解約です。\n");
  CHECK(found_by("structure/skipped-number", silent, "a.md").empty());
}

TEST_CASE("a question without an answer is found, other blanks are not", "[structure]") {
  const std::string rows = kAnswered;
  CHECK(found_by("structure/unanswered-item", answered_sheet(rows + "| 4 | 復旧 | 復旧手順の有無 | |\n"), "a.md") ==
        "復旧手順の有無");
  CHECK(found_by("structure/unanswered-item", answered_sheet(rows + "| 4 | 復旧 | 復旧手順の有無 | 復旧手順の有無 |\n"),
                 "a.md") == "復旧手順の有無");
  const auto row =
      GENERATE("| ネットワーク | | | |\n", "| 4 | 復旧 | 復旧手順の有無 | 同上 |\n",
               "| 4 | 復旧 | 復旧手順の有無 | - |\n", "| 4 | 復旧 | 復旧手順の有無 | https://example.com/ |\n",
               "| 4 | 復旧 | 「有り」の場合はその手順 | |\n", "| 4 | 復旧 | 復旧手順の有無 | なし |\n");
  CHECK(found_by("structure/unanswered-item", answered_sheet(rows + row), "a.md").empty());
}

TEST_CASE("a form to fill in is no sheet without answers", "[structure]") {
  CHECK(found_by("structure/unanswered-item",
                 answered_sheet(
                     "| 1 | 暗号化 | 暗号化の有無 | |\n| 2 | ログ | ログの有無 | |\n| 3 | 監視 | 監視の有無 | |\n"),
                 "a.md")
            .empty());
}

TEST_CASE("leftovers of the editing are found", "[structure]") {
  CHECK(found("structure", "バックアップは3世代です(要確認)。") == "placeholder: (要確認)");
  CHECK(found("structure", "窓口は〇〇部です。") == "placeholder: 〇〇部");
  CHECK(found("structure", "復旧の目標は????時間です。") == "placeholder: ????");
  CHECK(found("structure", "ログをを保管しています。") == "doubled-particle: をを");
  CHECK(found("structure", "診断を定期的を実施しています。") == "adverb-as-object: 定期的を");
  CHECK(found("structure", "障害時は復旧復旧手順に従います。") == "doubled-word: 復旧復旧");
  CHECK(found("structure", "法令また契約の定めに従います。") == "conjunction-slip: 法令また契約");
  CHECK(found("structure", "監視をを行い、データを保存していまます。") ==
        "doubled-particle: をを\ntyping-slip: していまます");
}

TEST_CASE("what only looks like a leftover is left alone", "[structure]") {
  const auto text = GENERATE("お客様にて設定の確認をお願いします。", "要確認のアラートは担当者に通知されます。",
                             "ますます巧妙になる攻撃に備えています。", "利用目的を実施前に確認します。",
                             "この点もまた重要です。バックアップを取得し、また、点検します。",
                             "取得することとし、保管することとします。", "【注意】【確認】ボタンを押してください。",
                             "一人一人に配布し、日々確認します。", "ToDoアプリの一覧を提供しています。",
                             "定期的な点検を実施しています。", "東京から大阪までで障害はありません。",
                             "それぞれの拠点で、各国各地域の法令に従います。",
                             "ログインの可否か、権限の有無かを判断します。", "XXXLサイズまで登録できます。");
  CHECK(found("structure", text).empty());
}

TEST_CASE("brackets find their partners over lines, numbers and page breaks", "[structure]") {
  CHECK(found_by("structure/unmatched-bracket", "お客様の情報(以下「顧客情報という)を保護します。") == "「");
  CHECK(found_by("structure/unmatched-bracket", "通信を暗号化します)。") == ")");
  const auto text =
      GENERATE("1) 暗号化\n\n2) 監視\n", "当社は(別途定める\n\n場合を除き)通知します。",
               "対象は a) 通信 b) 保存 です。", "記号は (^^) 「例」です。", "設定(ア)と設定 イ) を選べます。");
  CHECK(found_by("structure/unmatched-bracket", text).empty());
}

TEST_CASE("a pointer needs something that it points to", "[structure]") {
  CHECK(found("structure", "対応する環境はこちらに記載しています。") == "pointer-without-target: こちら");
  CHECK(found("structure", "詳細は下記URLをご確認ください。\n\n窓口の時間は9時からです。") ==
        "pointer-without-target: 下記URL");
  const auto text = GENERATE("詳細はこちらをご覧ください(https://example.com/a)。",
                             "詳細は下記URLをご確認ください。\n\nhttps://example.com/\n",
                             "こちらの機能は標準で利用できます。", "メールのリンク先をクリックしてください。");
  CHECK(found("structure", text).empty());
}

TEST_CASE("a name copied from another paper is found unless it is defined or meant", "[structure]") {
  CHECK(found("structure", "本書は対策を説明します。本規約に起因する紛争は東京地方裁判所で解決します。") ==
        "borrowed-self-name: 本規約");
  const auto text =
      GENERATE("本書は利用規約(以下「本規約」)を補います。本規約に従います。",
               "本規約は、利用の条件を定めます。本規約に従います。", "本書は対策を説明します。利用規約に従います。");
  CHECK(found("structure", text).empty());
}

TEST_CASE("tails and heads of sentences", "[structure]") {
  CHECK(found("structure", "開示はいたしません。ん。ただし、協力はします。") == "sentence-tail: ん。");
  CHECK(found_by("structure/broken-off-sentence",
                 answered_sheet(std::string(kAnswered) +
                                "| 4 | 報告 | 報告の有無 | 有り。障害の履歴を公開し、状況の変化を |\n"),
                 "a.md") == "変化を");
  CHECK(found_by("structure/broken-off-sentence",
                 answered_sheet(std::string(kAnswered) +
                                "| 4 | 報告 | 報告の有無 | 有り。障害の履歴を公開。電話でも対応 |\n"),
                 "a.md")
            .empty());
  CHECK(found("structure", "はい。対応しています。なし。").empty());
}

TEST_CASE("links without a target are one finding", "[structure]") {
  CHECK(found("structure", "[資料](#)と[手順](#)", "a.md") == "empty-link: (#)");
  CHECK(found("structure", "[資料](#top)と[手順](https://example.com/)", "a.md").empty());
}

TEST_CASE("the cover agrees with the last revision", "[structure]") {
  const std::string history =
      "\n\n## 改定履歴\n\n| 版数 | 日付 | 改定内容 |\n|---|---|---|\n| 第1.0版 | 2024/4/1 | 初版の発行 |\n| 第1.1版 | "
      "2025/4/1 | 体制の変更 |\n";
  const auto paper = [&](const std::string& cover) {
    return "# ホワイトペーパー\n\n" + cover + "\n\n## 目的\n\n対策を説明します。" + history;
  };
  CHECK(found("structure", paper("第1.0版"), "a.md") == "cover-version: 第1.0版");
  CHECK(found("structure", paper("最終更新日: 2025年3月1日"), "a.md") == "cover-date: 2025年3月1日");
  CHECK(found("structure", paper("第1.1版\n\n改定日: 2025/4/1"), "a.md").empty());
  CHECK(found("structure", paper("制定日: 2024/4/1"), "a.md").empty());
}

TEST_CASE("any bytes are judged without a crash", "[structure]") {
  const auto text = GENERATE(as<std::string>{}, "", "「「「「", ")))))", std::string(5000, '('), "第条を参照", "を",
                             "も", std::string("| | |\n|---|---|\n| | |\n"), std::string(3000, 'a') + "」の章を参照");
  CHECK_NOTHROW(found("structure", text, "a.md"));
  CHECK_NOTHROW(found("scope", text));
  CHECK_NOTHROW(found("stale", text));
}

TEST_CASE("questions and rows that labels count", "[structure]") {
  const auto faq = [](const std::string& third) {
    return "**Q1. 場所は。**\nA1. 国内です。\n\n**Q2. 暗号化は。**\nA2. しています。\n\n**Q" + third +
           ". 監視は。**\nA" + third + ". しています。\n\n**Q5. 窓口は。**\nA5. 電話です。\n\n";
  };
  CHECK(found_by("structure/skipped-number", faq("3") + "**Q6. 費用は。**\nA6. 無料です。\n", "a.md").find("Q5") !=
        std::string::npos);
  CHECK_FALSE(found_by("structure/duplicate-number", faq("2"), "a.md").empty());
  const std::string head = "| No | 項目 | 設問 | 回答 |\n|---|---|---|---|\n";
  CHECK(found_by(
            "structure/skipped-number",
            head + "| A-1 | 甲 | 甲の有無 | 有り |\n| A-2 | 乙 | 乙の有無 | 有り |\n| A-4 | 丙 | 丙の有無 | 有り |\n",
            "a.md") == "A-4");
  // 台数 is a figure, 12.1.2 a control of a standard that two tables may show
  const auto silent = GENERATE(
      as<std::string>{}, "| 構成 | 台数 | 配置 |\n|---|---|---|\n| 甲 | 4 | 東 |\n| 乙 | 4 | 東 |\n| 丙 | 2 | 西 |\n",
      "| 番号 | 管理策 | 状況 |\n|---|---|---|\n| 12.1.2 | 変更 | 通知 |\n| 12.1.4 | 分離 | 分離 |\n| 12.1.2 | 容量 "
      "| 監視 |\n");
  CHECK(found_by("structure/duplicate-number", silent, "a.md").empty());
}

TEST_CASE("marks in a sentence count, but do not where they name items", "[structure]") {
  CHECK_FALSE(found_by("structure/skipped-number", "まず(1)隔離、(2)証拠の保全、(4)連絡の順に行います。").empty());
  CHECK(found_by("structure/skipped-number", "前項の(1)、(2)及び(4)に掲げる場合は除きます。").empty());
}

TEST_CASE("annexes, tables and sections that are not there", "[structure]") {
  const std::string body =
      "# 1. 総則\n\n## 1.1 目的\n\n対策を説明します。\n\n## 1.2 対象\n\n当社のサービスです。\n\n# 2. 対策\n\n## 2.1 "
      "暗号化\n\n暗号化しています。\n\n## 2.2 監視\n\n";
  const std::string annex = "\n\n# 別紙1 一覧\n\n一覧です。\n\n# 別表A 期間\n\n期間です。\n";
  const auto lost =
      GENERATE("手順は2.4節の連絡網によります。", "権限は表3のとおりです。", "一覧は別紙2を参照してください。",
               "連絡先の詳細は、別表Bに記載しています。", "設備の諸元は、巻末の付録Aをご覧ください。");
  CHECK_FALSE(found_by("structure/broken-reference", body + lost + annex, "a.md").empty());
  const auto there =
      GENERATE("手順は2.1節の方法によります。", "一覧は別紙1を参照してください。", "期間は別表Aに示します。",
               "構成は「構成説明書」の図2に示します。", "設定は添付資料2を参照してください。");
  CHECK(found_by("structure/broken-reference", body + there + annex, "a.md").empty());
}

TEST_CASE("a clause that stops before the next heading", "[structure]") {
  const auto paper = [](const std::string& end) {
    return "# 1. 削除\n\n契約が終了したときは、30日以内にデータを" + end + "\n\n# 2. 連絡\n\n窓口は電話です。\n";
  };
  CHECK(found_by("structure/broken-off-sentence", paper("削除し、"), "a.md") == "し、");
  CHECK(found_by("structure/broken-off-sentence", paper("削除します。"), "a.md").empty());
}

TEST_CASE("a note to the author in a comment", "[structure]") {
  CHECK_FALSE(found_by("structure/note-in-comment", "窓口です。\n\n<!-- TODO: 法務に確認 -->\n", "a.md").empty());
  CHECK(found_by("structure/note-in-comment", "窓口です。\n\n<!-- 2章 -->\n", "a.md").empty());
}
