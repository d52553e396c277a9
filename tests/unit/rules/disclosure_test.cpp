// SPDX-License-Identifier: Apache-2.0
// The state of disclosure items in small documents of several layouts, and the examples of the packs.
#include <fmt/format.h>

#include <filesystem>

#include "build_paths.h"
#include "catch.h"
#include "disclosure_fixture.h"
#include "loaders/loader.h"
#include "rules/coverage.h"
#include "rules/disclosure_cues.h"
#include "rules/example.h"
#include "rules/profile_choice.h"
#include "rules/word_set.h"
#include "tool.h"

using namespace kaiji;
using kaiji::testing::check;

namespace {

constexpr auto kInterval = "disclosure/mic-iaas-paas-iot/65-interval";
constexpr auto kGenerations = "disclosure/mic-iaas-paas-iot/65-generations";
constexpr auto kPatches = "disclosure/mic-iaas-paas-iot/97";

std::string sheet(const std::string& rows) {
  return "| 番号 | 項目 | 内容 | 回答 |\n|---|---|---|---|\n" + rows;
}

}  // namespace

TEST_CASE("every disclosure rule recognises its own examples") {
  const auto failures = run_examples(testing::disclosure_packs(), testing::analyzer(), "disclosure/");
  for (const auto& failure : failures) INFO(failure.where << ": " << failure.message);
  CHECK(failures.empty());
}

TEST_CASE("in a check sheet the answer of the item's row decides") {
  const std::string other = "| 3 | その他 | 備考 | バックアップは毎日取得しています |\n";
  check(
      {{"a value", kInterval,
        sheet("| 1 | バックアップ対策 | 利用者データのバックアップ実施インターバル | 6時間ごと |\n"), "disclosed",
        "6時間ごと"},
       {"the number of a paper is no value", kInterval,
        sheet("| 1 | バックアップ対策 | 利用者データのバックアップ実施インターバル | 別紙3のとおり |\n"),
        "by-reference", "別紙3"},
       {"what a bracket adds to a denial is no value", kInterval,
        sheet("| 1 | バックアップ対策 | 利用者データのバックアップ実施インターバル | "
              "対応しておりません(2027年度に検討) |\n"),
        "none", "対応"},
       {"no answer", kInterval,
        sheet("| 1 | バックアップ対策 | 利用者データのバックアップ実施インターバル | |\n" + other), "missing", ""},
       {"a dash", kInterval,
        sheet("| 1 | バックアップ対策 | 利用者データのバックアップ実施インターバル | - |\n" + other), "missing", ""},
       {"a bare yes", "disclosure/mic-iaas-paas-iot/30-continuity",
        sheet(
            "| 1 | 事業継続 | 事業継続に関する基本方針・規程・マニュアル等の有無と、「有り」の場合は文書名 | 有り |\n"),
        "partial", "有り"},
       {"a bare yes is enough", "disclosure/mic-iaas-paas-iot/98",
        sheet("| 1 | ファイアウォール | ファイアウォール設置等の不正アクセスを防止する措置の有無 | 有り |\n"),
        "disclosed", "有り"},
       {"a denial", "disclosure/mic-iaas-paas-iot/83-certificate",
        sheet("| 1 | 証明書 | 削除又は廃棄したことの証明書等の提供の可否 | 提供していません |\n"), "none", "提供"},
       {"a reference that will do", "disclosure/mic-iaas-paas-iot/114",
        sheet("| 1 | 非常用電源 | 非常用電源(自家発電機)の有無と、「有り」の場合は連続稼働時間の数値 | "
              "クラウド事業者のホワイトペーパーに記載されています |\n"),
        "by-reference", "ホワイトペーパー"},
       {"the row above", "disclosure/mic-iaas-paas-iot/121-media-procedure",
        sheet("| 1 | 媒体の保管 | 鍵付きキャビネットの有無 | 媒体は利用しない |\n| 2 | 媒体の保管 | "
              "保管管理手順書の有無 | 同上 "
              "|\n"),
        "none", "同上"}},
      "sheet.md");
}

TEST_CASE("a topic before a comma is no clause that discloses") {
  check({{"denied", "disclosure/mic-iaas-paas-iot/98", "ファイアウォールについては、現在設置していません。\n", "none",
          "現在"},
         {"announced", "disclosure/mic-iaas-paas-iot/98", "本書では、ファイアウォールについて説明します。\n", "missing",
          ""},
         {"planned", "disclosure/mic-iaas-paas-iot/98", "ファイアウォールについては、導入を検討しています。\n",
          "partial", "検討"},
         {"sent away", "disclosure/mic-iaas-paas-iot/63", "認証取得については、当社サイトをご覧ください。\n",
          "by-reference", "当社サイト"}},
        "prose.md");
}

TEST_CASE("short sections answer what their headings name") {
  const std::string form =
      "## 取得の周期\n\n6時間ごと\n\n## 世代の数\n\n14世代\n\n## 時刻合わせ\n\nNTP\n\n## 監視の対象\n\nサーバ\n";
  check({{"the interval", kInterval, form, "disclosed", "6時間ごと"},
         {"the generations", kGenerations, form, "disclosed", "14世代"}},
        "form.md");
}

TEST_CASE("the question of a check sheet is never evidence") {
  check({{"words of the question", "disclosure/mic-iaas-paas-iot/61-target",
          sheet("| 1 | 定期報告 | 利用者への定期報告の有無(サービス稼働率99.9%、SLAの実施結果等) | 有り 月次 |\n"),
          "missing", ""},
         {"a question in running text", "disclosure/mic-iaas-paas-iot/98",
          "ファイアウォールを導入していますか。\n\n未定です。\n", "missing", ""}},
        "sheet.md");
}

TEST_CASE("running text: topic and value in one sentence, the best sentence wins") {
  check(
      {{"value", kInterval, "バックアップは日次で取得します。\n", "disclosed", "日次"},
       {"topic alone", kInterval, "バックアップを取得しています。\n", "partial", "バックアップ"},
       {"value behind the topic", kGenerations, "バックアップを取得しています。7世代を保管します。\n", "disclosed",
        "7世代"},
       {"denied", kInterval, "当社はデータのバックアップを取得しておりません。\n", "none", ""},
       {"a heading alone", kInterval, "# 運用\n\n## バックアップ\n\n## 監視\n\n常時見張っています。\n", "missing", ""},
       {"the value of another matter", kPatches,
        "脆弱性情報は日々確認し、緊急の脆弱性に対するパッチは随時適用する仕組みです。\n", "partial", ""},
       {"the value of the matter", kPatches, "脆弱性情報を集め、緊急のパッチは72時間以内に適用します。\n", "disclosed",
        ""},
       {"the customer's duty", "disclosure/mic-iaas-paas-iot/93", "ウイルス対策はお客様にて毎日更新してください。\n",
        "partial", ""}},
      "text.md");
}

TEST_CASE("sections that name a control, by title or by number") {
  const std::string body = "\n\nNTPサーバにより同期しています。\n";
  check(
      {{"title", "disclosure/iso27017/12.4.4", "# 白書\n\n## クロックの同期" + body, "disclosed", "NTP"},
       {"number in brackets", "disclosure/iso27017/12.4.4", "# 白書\n\n## 3. 時計について(12.4.4)" + body, "disclosed",
        "NTP"},
       {"number with its annex", "disclosure/iso27017/12.4.4", "# 白書\n\n## A.12.4.4 時計について" + body, "disclosed",
        "NTP"},
       {"another document's numbering", "disclosure/iso27017/6.1.3",
        "# 白書\n\n## 6.1.3 変更の管理\n\n変更は審査します。\n", "missing", ""},
       {"spellings", "disclosure/iso27017/12.6.1",
        "# 白書\n\n## 技術的脆弱性の管理\n\n重大なものは3日以内に対応します。\n", "disclosed", "3日以内"},
       {"no function", "disclosure/iso27017/9.4.4",
        "# 白書\n\n## 特権的なユーティリティプログラムの使用\n\n該当するプログラムは提供していません。\n", "none", ""}},
      "paper.md");
}

TEST_CASE("questions and answers in running text") {
  check({{"value", kInterval, "Q1. バックアップはどの程度の頻度で取得していますか。\nA. 1日に1回です。\n", "disclosed",
          "1日に1回"},
         {"denied", "disclosure/mic-iaas-paas-iot/101",
          "Q1. アップロードファイルのウイルスチェックは行いますか。\nA. 行っていません。\n", "none", "行っていません"},
         {"the next question ends it", kInterval,
          "Q1. バックアップはどの程度の頻度で取得していますか。\nQ2. 監視の間隔を教えてください。\nA. 5分ごとです。\n",
          "missing", ""}},
        "faq.txt");
}

TEST_CASE("an item is found in other words than the guideline's") {
  const std::string key_values = "| 項目 | 内容 |\n|---|---|\n| 設立 | 1994年4月1日 |\n| 取引先 | 120社 |\n";
  check({{"a short label", "disclosure/mic-asp-saas/company-founded", key_values, "disclosed", "1994年"},
         {"a question with a gap", "disclosure/mic-asp-saas/staff-training",
          sheet("| 1 | 人 | 従業員の全員にセキュリティ教育をしているか | 毎年5月に全員 |\n"), "disclosed", "毎年5月"},
         {"the gap ends with the clause", "disclosure/mic-asp-saas/staff-training",
          "従業員は申請します。教育機関のお客様もご利用いただけます。\n", "missing", ""}},
        "sheet.md");
}

TEST_CASE("what is asked for is no evidence, whatever it is called") {
  check({{"a summary of the control", "disclosure/iso27017/cld.12.4.5",
          "# 27017\n\n## CLD.12.4.5 クラウドサービスの監視\n\n- 要旨: 顧客が監視できる機能を提供する。\n- 実施内容:\n",
          "missing", ""},
         {"the answer behind it", "disclosure/iso27017/9.2.1",
          "# 27017\n\n## A.9.2.1 利用者登録及び登録削除\n\n- 要旨: 登録の機能を提供する。\n"
          "- 実施内容: お客様の管理者が利用者を登録し、又は削除できます。\n",
          "disclosed", "実施内容"}},
        "paper.md");
}

TEST_CASE("a denial in the last clause leaves the clauses before it alone") {
  check({{"only others cannot read", "disclosure/iso27017/18.1.3",
          "操作の記録は1年間保存し、書き換えを防ぎ、外部の者は閲覧できません。\n", "disclosed", "1年間"},
         {"nothing is there", "disclosure/mic-asp-saas/data-certificate",
          "お客様のデータは消去しますが、消去の証明書は発行していません。\n", "none", "証明書"}},
        "paper.md");
}

TEST_CASE("a denial beside a value, before it or in a bracket") {
  check({{"what is there and where it does not go", "disclosure/mic-asp-saas/data-location",
          "お客様のデータは日本国内に保管し、国外へは移しません。\n", "disclosed", "日本国内"},
         {"denied first, then the customer acts", "disclosure/iso27017/9.2.4",
          "初期パスワードは当社が付与することはなく、利用者自身が設定します。\n", "none", ""},
         {"denied twice", "disclosure/iso27017/9.4.4",
          "通常の手順を回避できるプログラムは、契約者にも提供せず、当社でも備えていません。\n", "none", ""},
         {"a condition", "disclosure/iso27017/14.2.1", "プログラムは、作成者以外の確認を経なければ公開できません。\n",
          "disclosed", "確認"},
         {"no costs", "disclosure/mic-asp-saas/data-return",
          "解約後30日間はデータをCSVで取り出すことができ、費用はかかりません。\n", "disclosed", "CSV"},
         {"the trade at large", "disclosure/mic-asp-saas/vulnerability-test",
          "ペネトレーションテストの重要性は業界でも高まっています。\n", "missing", ""}},
        "paper.md");
}

TEST_CASE("rows and prose share the word") {
  const std::string form =
      "| 項目 | 回答 |\n|---|---|\n| 設立年月日 | 2013年9月2日 |\n| 従業員数 | |\n| 資本金 | 4,000万円 |\n"
      "| 株主構成 | 山田 実、従業員持株会(比率は非公開) |\n\n";
  check({{"an empty row takes no other row's value", "disclosure/mic-asp-saas/company-employees", form, "missing", ""},
         {"prose fills it", "disclosure/mic-asp-saas/company-employees", form + "従業員数は45名です。\n", "disclosed",
          "45名"},
         {"the bracket is not the answer", "disclosure/mic-asp-saas/company-shareholders", form, "partial", "山田"}},
        "form.md");
}

TEST_CASE("a form runs on across headings") {
  check({{"two lines under each heading", "disclosure/mic-asp-saas/company-shareholders",
          "# 会社\n\n設立: 2013年9月2日\n\n資本金: 4,000万円\n\n# 出資\n\n出資者: 代表者と社員2名\n\n"
          "加入団体: 県産業協会\n",
          "partial", "代表者"}},
        "form.md");
}

TEST_CASE("an answer for several rows, and a list that is closed") {
  const std::string lines =
      "# 財務\n\n資本金: 4,000万円\n\n自己資本比率: "
      "以下2項目は開示していません\n\nキャッシュフロー対有利子負債比率:\n\n"
      "上場: 非上場\n\n# 基盤\n\n以下に挙げるもの以外は取り扱いません。\n\nサーバ: 仮想のみ\n\nストレージ: 1TBまで\n\n"
      "ロードバランサ: 2台\n";
  check({{"the next row", "disclosure/mic-iaas-paas-iot/13", lines, "none", "開示"},
         {"what is not listed", "disclosure/mic-iaas-paas-iot/55", lines, "none", "以外"},
         {"what another part holds", "disclosure/mic-iaas-paas-iot/88", lines, "missing", ""}},
        "form.md");
}

TEST_CASE("lines with a label and a colon are rows of a form") {
  const std::string lines =
      "■ 会社\n設立: 2013年9月2日\n社員: 66名\n上場: していない\n役員:\n\n■ 運用\n"
      "ウイルス対策: 適切に実施\n"
      "ファイアウォール: あり\nリスク管理規程: あり\n定期報告: 別紙「月次報告」参照\n";
  check({{"a value", "disclosure/mic-iaas-paas-iot/3", lines, "disclosed", "2013年"},
         {"a figure", "disclosure/mic-iaas-paas-iot/8", lines, "disclosed", "66名"},
         {"nothing behind the colon", "disclosure/mic-iaas-paas-iot/7", lines, "missing", ""},
         {"a vague word", "disclosure/mic-iaas-paas-iot/93", lines, "partial", "適切"},
         {"a yes that is enough", "disclosure/mic-iaas-paas-iot/98", lines, "disclosed", "あり"},
         {"a yes that is not", "disclosure/mic-iaas-paas-iot/31", lines, "partial", "あり"},
         {"a reference", "disclosure/mic-iaas-paas-iot/129", lines, "by-reference", "別紙"}},
        "form.txt");
}

TEST_CASE("labels stand in boxes, before dots and in pairs") {
  constexpr auto kEmployees = "disclosure/mic-asp-saas/company-employees";
  check({{"boxes", kEmployees, "【設立】2001年4月2日\n【従業員数】66名\n【売上高】3億円\n【上場】無\n", "disclosed",
          "66名"},
         {"dots", kEmployees, "設立……2001年4月2日\n従業員数……66名\n売上高……\n", "disclosed", "66名"},
         {"nothing behind the dots", "disclosure/mic-asp-saas/company-sales",
          "設立……2001年4月2日\n従業員数……66名\n売上高……\n", "missing", ""},
         {"an equals sign", kEmployees, "設立 = 2001年4月2日\n従業員数 = 66名\n売上高 = 3億円\n", "disclosed", "66名"},
         {"pairs", kEmployees,
          "商号\t例示1株式会社\t設立\t2001年4月2日\n資本金\t2,000万円\t従業員数\t66名\n役員数\t5名\t上場\t無\n",
          "disclosed", "66名"},
         {"the other of a pair", "disclosure/mic-asp-saas/company-listing",
          "商号\t例示1株式会社\t設立\t2001年4月2日\n資本金\t2,000万円\t従業員数\t66名\n役員数\t5名\t上場\t無\n", "none",
          "無"}},
        "form.txt");
}

TEST_CASE("a row in other words between two known ones is the item between") {
  const std::string head =
      "商号: 例示株式会社\n法人番号: 1234567890123\n設立年月日: 2001年4月2日\n本店所在地: 東京都港区一丁目2番3号\n"
      "ホームページ: https://example.com/\n主な事業の概要: クラウドの提供\n代表者氏名: 山田太郎\n";
  const std::string tail = "売上高: 3億円\n経常利益: 非公開\n資本金: 2,000万円\n自己資本比率: 45%\n";
  check({{"by its place", "disclosure/mic-iaas-paas-iot/8", head + "役員数: 5名\n働く人: 66名\n" + tail, "disclosed",
          "66名"},
         {"an answer of another sort", "disclosure/mic-iaas-paas-iot/8",
          head + "役員数: 5名\nモットー: 誠実な仕事\n" + tail, "missing", ""},
         {"two rows for one item", "disclosure/mic-iaas-paas-iot/8",
          head + "役員数: 5名\n拠点: 3か所\n支店: 2か所\n" + tail, "missing", ""}},
        "form.txt");
}

TEST_CASE("a table whose cells ask and answer") {
  const std::string form =
      "項番\t項目\t設問 回答\n"
      "7\t役員数\t役員数 6名\n"
      "16\t財務監査\t該当する状況を選択(①会計監査人 ②会計参与) ①\n"
      "19\t所属団体\t業界団体、経済団体等の名称\n"
      "109\t建物形態\t専用建物か否か AWSの公開資料をご参照ください\n"
      "113\t給電ルート\t2ルート以上か否か 同上\n"
      "71\t使用条件\t目的外使用の禁止など 目的外使用の禁止など\n";
  check({{"a value", "disclosure/mic-iaas-paas-iot/7", form, "disclosed", "6名"},
         {"a question alone", "disclosure/mic-iaas-paas-iot/19", form, "missing", ""},
         {"a reference", "disclosure/mic-iaas-paas-iot/109", form, "by-reference", "AWS"},
         {"the row above", "disclosure/mic-iaas-paas-iot/113", form, "by-reference", "同上"},
         {"the question again", "disclosure/mic-iaas-paas-iot/71", form, "missing", ""}},
        "form.txt");
}

TEST_CASE("an answer that says where the answer stands is followed") {
  const std::string form =
      sheet(
          "| 1 | 容量・能力の管理 | 容量・能力の管理 | 注1 |\n"
          "| 2 | 利用者データのバックアップ実施インターバル | バックアップの間隔 | 項番4のとおり |\n"
          "| 4 | その他 | 複製の間隔 | 6時間ごと |\n") +
      "\n- 注1 CPUの負荷を毎時測り、余裕が25%を下回ると翌月に増設する。\n";
  check({{"a note", "disclosure/iso27017/12.1.3", form, "disclosed", "注1"},
         {"another row", kInterval, form, "disclosed", "項番4"}},
        "sheet.md");
}

TEST_CASE("of columns of duties the provider's answers") {
  const auto duties = [](const std::string& row) {
    return "| 箇条 | 題名 | お客様が行うこと | 当社が行うこと |\n|---|---|---|---|\n" + row +
           "| 12.4.4 | クロックの同期 | 端末の時計を合わせる | NTPで同期する |\n";
  };
  check({{"nothing of the provider", "disclosure/iso27017/11.2.7",
          duties("| 11.2.7 | 装置のセキュリティを保った処分又は再利用 | 端末の記憶装置を消去する | ― |\n"), "missing",
          ""},
         {"the provider's", "disclosure/iso27017/12.4.4", duties(""), "disclosed", "NTP"}},
        "duties.md");
}

TEST_CASE("marks and remarks say together what is so") {
  const auto marks = [](const std::string& row) {
    return "番号,ご質問,判定,補足\n1,監視カメラはありますか,Y,\n" + row + "3,入退室を記録していますか,Y,1年\n";
  };
  check({{"a remark that denies", "disclosure/mic-asp-saas/compliance-officer",
          marks("2,コンプライアンスの担当役員はどなたですか,NA,担当役員は定めておりません\n"), "none", ""},
         {"no", "disclosure/mic-asp-saas/dc-feed", marks("2,給電ルートは2系統ですか,N,\n"), "none", "N"},
         {"one of two is denied", "disclosure/mic-asp-saas/dc-generator",
          marks("2,無停電電源の給電時間、非常用電源(自家発電機)の稼働時間,Y,30分、自家発電機はありません\n"), "none",
          "Y"},
         {"the question's value", "disclosure/mic-asp-saas/backup-interval",
          marks("2,バックアップを1日1回以上取得しているか,○,\n"), "disclosed", "○"}},
        "sheet.csv");
}

TEST_CASE("a document that names most items of a guideline follows it") {
  const auto choice = [](const std::string& text) {
    auto document = load_document("sheet.md", text);
    REQUIRE(document);
    const auto analysis = testing::analyzer().analyze(std::move(*document));
    std::vector<TextSpan> units;
    for (const auto& sentence : analysis.sentences) units.push_back(sentence.span);
    const auto hits = testing::disclosure_packs().patterns().scan(analysis.document.text(), units);
    const Analysis* const set[] = {&analysis};
    return choose_profile(testing::disclosure_packs(), {analysis, hits, kExampleDate, set});
  };
  std::string rows;
  for (const auto& compiled : testing::disclosure_packs().rules()) {
    if (compiled.rule->id.starts_with("disclosure/mic-asp-saas/")) {
      rows += fmt::format("| 1 | {} | {} | 有り |\n", compiled.rule->title.ja, compiled.rule->title.ja);
    }
  }
  const auto chosen = choice(sheet(rows));
  REQUIRE(chosen);
  CHECK(chosen->profile == "mic-asp-saas");
  CHECK(chosen->asked * 2 > chosen->items);
  CHECK_FALSE(choice("# セキュリティ\n\n## バックアップ\n\n毎日取得します。\n\n## 暗号化\n\nTLS 1.2を使います。\n"));
}

TEST_CASE("names of items are found in each of their spellings") {
  const auto all = spellings("技術的ぜい弱性の管理及び対応");
  CHECK(all.front() == "技術的ぜい弱性の管理及び対応");
  CHECK(std::find(all.begin(), all.end(), "技術的脆弱性の管理および対応") != all.end());
  CHECK(spellings("暗号化").size() == 1);
}

TEST_CASE("a sentence denies, refers or asks by its own words") {
  const auto cues =
      DisclosureCues::load(std::filesystem::path(KAIJI_SOURCE_DIR) / "dictionaries" / "disclosures" / "cues.toml");
  REQUIRE(cues);
  CHECK(cues->read("証明書は発行しておりません。").denied);
  CHECK(cues->read("無し").denied);
  CHECK_FALSE(cues->read("有り 復旧には応じていません").denied);
  CHECK_FALSE(cues->read("解約はできませんが、変更は可能です。").denied);
  CHECK(cues->read("有り").bare_yes);
  CHECK_FALSE(cues->read("有り(常時)").bare_yes);
  CHECK(cues->read("TBD").blank);
  CHECK(cues->read("詳細は利用規約をご覧ください。").kinds == cues->kind_bit("terms"));
  CHECK(cues->asks("監視していますか。"));
  CHECK(cues->asks("監視の有無"));
  CHECK_FALSE(cues->asks("監視しています。"));
}
