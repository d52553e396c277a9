// SPDX-License-Identifier: Apache-2.0
// What gives a statement its topic, its thing and its performer besides the words of the concept: numbers of items,
// names before a colon, rows, parties, companies abroad.
#include "catch.h"
#include "claims/item_marks.h"
#include "contradiction_fixture.h"

using namespace kaiji;

namespace {

struct MechanismCase {
  std::string_view text;
  std::string_view expected;
  std::string_view file = "document.md";
};

std::string flags_of(std::string_view text, std::string_view file, std::string_view id) {
  std::string found;
  for (const Claim& claim : testing::analyze(text, file).claims)
    if (claim.concept_id == id) found += (found.empty() ? "" : " ") + std::string(claim.value.value.yes ? "yes" : "no");
  return found;
}

void check_flags(std::string_view id, std::initializer_list<MechanismCase> cases) {
  for (const MechanismCase& one : cases) {
    CAPTURE(one.text);
    CHECK(flags_of(one.text, one.file, id) == one.expected);
  }
}

void check_rules(std::initializer_list<MechanismCase> cases) {
  for (const MechanismCase& one : cases) {
    CAPTURE(one.text);
    CAPTURE(testing::claims(one.text, one.file));
    CHECK(testing::contradictions(one.text, one.file) == one.expected);
  }
}

}  // namespace

TEST_CASE("what numbers a sentence is told from its words", "[item-marks]") {
  const auto rest = [](std::string_view text) { return std::string(text.substr(item_mark(text))); };
  CHECK(rest("第8条(再委託) 乙は、") == "乙は、");
  CHECK(rest("第8条の2乙は、") == "乙は、");
  CHECK(rest("3.2契約企業の管理者は") == "契約企業の管理者は");
  CHECK(rest("1-4-2 再委託先の監督") == "再委託先の監督");
  CHECK(rest("(3) 監視は") == "監視は");
  CHECK(rest("[12]操作ログ") == "操作ログ");
  CHECK(rest("Q4 復元できますか") == "復元できますか");
  CHECK(rest("A年次監査の報告書は") == "年次監査の報告書は");
  CHECK(rest("補足1: 診断は") == "診断は");
  CHECK(rest("第2条 3. (1) 乙は") == "乙は");
  CHECK(rest("3.5時間以内に復旧します") == "3.5時間以内に復旧します");
  CHECK(rest("99.9%を保証します") == "99.9%を保証します");
  CHECK(rest("第2条の計算に含みません") == "第2条の計算に含みません");
  CHECK(rest("AESで暗号化します") == "AESで暗号化します");
  CHECK(rest("").empty());
}

TEST_CASE("a cell or the words behind a colon answer with the noun of an act", "[frame]") {
  check_flags("deletion.certificate", {{"| 項目 | 内容 |\n|---|---|\n| 消去の証明書 | ご希望により発行 |", "yes"},
                                       {"| 項目 | 内容 |\n|---|---|\n| 消去証明書 | 発行可（有償） |", "yes"},
                                       {"| 項目 | 内容 |\n|---|---|\n| 消去証明書 | 未発行 |", "no"},
                                       {"- 消去証明書: 有", "yes"},
                                       {"- 消去証明書: ×", "no"},
                                       {"消去証明書：申請により発行", "yes"},
                                       {"消去証明書の保管場所：本社", ""}});
  check_flags("certificate.27017",
              {{"| 規格 | 状況 | 時期 |\n|---|---|---|\n| ISO/IEC 27017:2015 | 取得 | 2023年4月 |", "yes"},
               {"| 規格 | 状況 |\n|---|---|\n| ISO/IEC 27017 | 未取得 |", "no"}});
  check_flags("outsourcing.operation", {{"委託する業務：設備の運用", ""}});
}

TEST_CASE("whatever is done by means of a thing says that the thing is used", "[frame]") {
  check_flags("remote-access", {{"夜間は、技術者が遠隔操作で調整します。", "yes"},
                                {"夜間は、技術者が遠隔操作で設定を直しています。", "yes"},
                                {"遠隔操作で見つかった不具合は修理します。", ""}});
  check_flags("account.shared", {{"当番は共用のIDで作業します。", "yes"}, {"共用のIDを使って入室します。", "yes"}});
}

TEST_CASE("rows of records and plans say what they are about", "[contradiction]") {
  check_rules({
      {"| 項目 | 内容 |\n|---|---|\n| 操作記録 | 1年 |\n| 連絡先 | 窓口 |\n\n操作の記録は3年間保存します。",
       "log-retention"},
      {"| 項目 | 内容 |\n|---|---|\n| 操作記録 | 1年 |\n| 連絡先 | 窓口 |\n\n入退室の記録は3年間保存します。", ""},
      {"別紙 プランの比較\n\n　　　　　　　　標準プラン　　　上位プラン\n　月間稼働率　　99.9%以上　　　 "
       "99.99%以上\n　窓口　　　　　メール　　　　　電話\n\n"
       "標準プランの月間稼働率は99.95%以上を保証します。",
       "availability", "document.txt"},
      {"別紙 プランの比較\n\n　　　　　　　　標準プラン　　　上位プラン\n　月間稼働率　　99.9%以上　　　 "
       "99.99%以上\n　窓口　　　　　メール　　　　　電話\n\n"
       "上位プランの月間稼働率は99.99%以上を保証します。",
       "", "document.txt"},
  });
}

TEST_CASE("companies abroad that are given data break a promise to keep it at home", "[contradiction]") {
  const std::string promise = "お客様のデータを国外の事業者に渡すことはありません。\n\n";
  const auto with = [&](std::string_view words) {
    return testing::contradictions(promise + std::string(words), "document.md");
  };
  CHECK(with("| 会社 | 国 | 業務 |\n|---|---|---|\n| Labelo Ltd. | 英国 | 帳票データの文字認識 |") ==
        "transfer-abroad");
  CHECK(with("問い合わせの管理にはHelpo, Inc.(米国)を使い、お客様の氏名とメールアドレスを登録しています。") ==
        "transfer-abroad");
  CHECK(with("| 会社 | 国 | 業務 |\n|---|---|---|\n| Payo GmbH | ドイツ | 当社の給与計算 |").empty());
  CHECK(with("| 会社 | 国 | 業務 |\n|---|---|---|\n| Stato Ltd. | 英国 | 稼働統計の集計 |").empty());
  CHECK(with("画面の制作はDesigno Inc.(米国)に任せています。").empty());
}

TEST_CASE("parties and performers tell statements apart", "[contradiction]") {
  check_rules({
      {"乙は、漏えいを知った時から24時間以内に甲に通知する。甲は、漏えいを知ったときは、3日以内に乙に通知する。", "",
       "document.txt"},
      {"乙は、漏えいを知った時から24時間以内に甲に通知する。\n\n乙は、漏えいを知った時から3日以内に甲に通知する。",
       "incident-notification", "document.txt"},
      {"開発部門は在宅勤務を行います。\n\nコールセンターの要員は、在宅での業務を行いません。", "", "document.txt"},
      {"個人情報の取扱いを第三者に再委託しません。\n\n画面の翻訳は、翻訳会社に再委託しています。", "", "document.txt"},
  });
}

TEST_CASE("two figures for one event collide whatever other events the document names", "[contradiction]") {
  check_rules({{"情報の漏えいを検知したときは、2時間以内に契約者へ電話でお知らせします。\n\n"
                "| 事象 | 連絡の期限 |\n|---|---|\n| 情報漏えいの疑い | 検知から24時間以内 |\n| サービスの停止 | "
                "検知から30分以内 |\n"
                "| 性能の低下 | 検知から4時間以内 |",
                "incident-notification"},
               {"情報の漏えいを検知したときは、2時間以内に契約者へ電話でお知らせします。\n\n"
                "| 事象 | 連絡の期限 |\n|---|---|\n| 情報漏えいの疑い | 検知から2時間以内 |\n| サービスの停止 | "
                "検知から30分以内 |\n"
                "| 性能の低下 | 検知から4時間以内 |",
                ""}});
}

TEST_CASE("sections that say the opposite of each other are no sheets of two things", "[contradiction]") {
  check_rules(
      {{"## "
        "開発と運用\n\n共有のアカウントは使いません。\n\n外部から社内への接続は認めていません。\n\n記録媒体は使用してい"
        "ません。\n\n"
        "## "
        "現場の実務\n\n夜間当番は共用のIDで作業します。\n\n担当は自宅からVPNで接続して対応します。\n\n磁気テープに書き"
        "出して倉庫に預けています。",
        "media remote-access shared-accounts"}});
}

TEST_CASE("a verb or a noun of the question answers it, the theme of a sentence goes on", "[frame]") {
  check_flags("staff.reads", {{"### 当社の社員はチャットの内容を読めますか\n\n読めません。", "no"},
                              {"### 当社の社員はチャットの内容を読めますか\n\n鍵は契約企業が持ちます。", ""}});
  check_flags("audit.disclosure", {{"外部監査の報告書は社内限りとしており、お渡しできません。", "no"},
                                   {"監査の報告書は金庫に入れており、鍵は部長が渡します。", ""}});
  check_flags("sla.exists", {{"当社は、本サービスについてSLAを設けておらず、減額もいたしません。", "no"},
                             {"本サービスについて、SLAの定めはない。", "no"}});
}

TEST_CASE("a definition and a bold line are blocks of their own", "[contradiction]") {
  check_rules(
      {{"3.1 発行\n: 利用者のIDとパスワードを当社が発行することはありません。\n\n3.4 引き渡し\n"
        ": ご契約後、当社が初期パスワードを発行し、書留でお届けします。",
        "credential-issue"},
       {"**証明書はもらえますか。**\n消去証明書は発行していません。\n\n**消去のあとは。**\n消去証明書をお送りします。",
        "deletion-certificate"}});
}

TEST_CASE("what is denied of all meets the exception, what is said of a part does not", "[contradiction]") {
  check_rules(
      {{"リリース前に、必ず脆弱性診断を受けます。\n\n軽微な修正では脆弱性診断を行っていません。",
        "vulnerability-assessed"},
       {"当社の従業員がデータを見ることはありません。\n\n当社の担当者が画像を開いて内容を確認します。", "staff-access"},
       {"画像はすべて暗号化して保管します。検索に使う縮小版だけは、暗号化せずに保管します。", ""},
       {"蔵うつし : 稼働率の保証はない\n\n蔵まわし : 稼働率99.9%を保証し、下回れば減額する", ""}});
}
