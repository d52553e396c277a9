// SPDX-License-Identifier: Apache-2.0
// The states of disclosure items in words that no guideline uses: what a sentence is about, references, denials, vague
// words, forms with an order of their own.
#include "catch.h"
#include "disclosure_fixture.h"

using namespace kaiji;
using kaiji::testing::check;

namespace {

constexpr auto kUps = "disclosure/mic-iaas-paas-iot/112";
constexpr auto kGenerator = "disclosure/mic-iaas-paas-iot/114";
constexpr auto kExtinguishing = "disclosure/mic-iaas-paas-iot/115";
constexpr auto kDomain = "disclosure/mic-iaas-paas-iot/49";
constexpr auto kMail = "disclosure/mic-iaas-paas-iot/50";
constexpr auto kUsers = "disclosure/meti-sla/users";
constexpr auto kKeys = "disclosure/iso27017/10.1.2";

}  // namespace

TEST_CASE("the things that a sentence is about are read as labels are") {
  check({{"a list that is left to a document", kUps,
          "建物の電源、発電機、消火については、基盤の会社の資料「設備のご案内」をご覧ください。\n", "by-reference",
          "建物"},
         {"its last entry", kExtinguishing,
          "建物の電源、発電機、消火については、基盤の会社の資料「設備のご案内」をご覧ください。\n", "by-reference",
          "建物"},
         {"a list that is denied", kDomain, "ドメイン、メールの各サービスは提供していません。\n", "none", "ドメイン"},
         {"another of its entries", kMail, "メール、ドメイン管理は提供していません。\n", "none", "メール"},
         {"an object behind which stands its verb", kGenerator, "発電設備を備え、給油なしで40時間動きます。\n",
          "disclosed", "発電設備"},
         {"a second subject", "disclosure/mic-iaas-paas-iot/15",
          "合同会社ですので、株主総会はなく、上場や出資の公募はありません。\n", "none", "合同会社"},
         {"a word inside a clause is no subject", kMail, "作業の前には電子メールと電話で、必ずお伝えします。\n",
          "missing", ""},
         {"a short noun alone is none", "disclosure/mic-iaas-paas-iot/109", "建物は合わせて4か所です。\n", "missing",
          ""}},
        "paper.txt");
}

TEST_CASE("a sentence that only sends the reader elsewhere refers") {
  check({{"a chapter of a paper", kGenerator, "発電機は「設備の手引き」に記しています。\n", "by-reference", "発電機"},
         {"a window", kGenerator, "発電機については、営業窓口までお問い合わせください。\n", "by-reference", "発電機"},
         {"an annex", "disclosure/iso27017/6.1.1", "6.1.1 責任の割り振りは、契約書の別紙Bによります。\n",
          "by-reference", "責任"},
         {"the paper itself is no other place", "disclosure/iso27017/14.1.1",
          "本書では、備えているセキュリティ機能の一覧をお客様の要求事項に沿って示しています。\n", "disclosed", "本書"}},
        "paper.txt");
}

TEST_CASE("a vague word alone leaves an item open") {
  check({{"nothing but the word", "disclosure/iso27017/11.2.7", "記憶装置の廃棄は、適切に行っています。\n", "partial",
          "記憶装置"},
         {"the measure stands beside it", "disclosure/iso27017/11.2.7",
          "使い終えた記憶装置は、適切な時期に取り外し、専門の業者が立ち会いのもとで物理的に破壊します。\n", "disclosed",
          "使い終えた"},
         {"a plan", "disclosure/mic-iaas-paas-iot/63", "ISO/IEC 27001の取得に向けて準備をしています。\n", "partial",
          "ISO"}},
        "paper.txt");
}

TEST_CASE("what the provider does counts beside what the customer is asked for") {
  check({{"first the provider", "disclosure/iso27017/9.2.4",
          "初期パスワードはご本人あての封書でお届けし、初回に変更をお願いしています。\n", "disclosed", "初期"},
         {"the customer alone", "disclosure/iso27017/9.2.4", "パスワードは使い回さないでください。\n", "missing", ""},
         {"an offer is no duty", "disclosure/iso27017/9.1.2",
          "アクセス元を社内に限りたい場合は、IPアドレスの登録をご利用ください。\n", "disclosed", "アクセス元"},
         {"what is offered before what is not", "disclosure/mic-asp-saas/service-customizing",
          "項目の名前は事業所ごとに変えられますが、画面の作り変えは承っていません。\n", "disclosed", "項目"}},
        "paper.txt");
}

TEST_CASE("the number of a control decides before other places") {
  const std::string paper =
      "9.5.1 テナントごとに論理的に分離し、暗号鍵もテナントごとに生成しています。\n\n"
      "10.1.2 鍵管理の詳細は非公開とします。\n";
  check({{"withheld under its number", kKeys, paper, "none", "鍵管理"},
         {"elsewhere where its number says nothing", kKeys,
          "9.5.1 暗号鍵はテナントごとに生成し、当社が保管しています。\n\n10.1.2 検討中\n", "disclosed", "暗号鍵"}},
        "paper.txt");
}

TEST_CASE("a paragraph before a list speaks for it only where it says that it follows") {
  check({{"a sentence about all levels", "disclosure/meti-sla/mttr",
          "水準は毎月、管理画面で公開します。\n\n- 復旧に要した時間の平均は52分でした。\n", "disclosed", "復旧"},
         {"a list of what the supplier must do", "disclosure/mic-iaas-paas-iot/68",
          "委託先に求めることは次のとおりです。\n\n- サービスレベルの合意書を契約書に添付する。\n", "missing", ""}},
        "paper.md");
}

TEST_CASE("answers in numbers of people are no names of them") {
  check({{"a count of users", kUsers, "| 項目 | 水準 |\n|---|---|\n| 同時利用 | 50ユーザー |\n| 応答時間 | 3秒以内 |\n",
          "disclosed", "50"}},
        "sheet.md");
}

TEST_CASE("a label may say which before its head") {
  check({{"a head behind other words", "disclosure/meti-sla/disaster-recovery",
          "| 項目 | 水準 |\n|---|---|\n| 広い地域の災害への備え | 別の地域の予備へ切り替え |\n", "disclosed",
          "別の地域"}},
        "sheet.md");
}

TEST_CASE("rows of devices speak of them without naming them again") {
  const std::string sheet =
      "| 区分 | 内容 |\n|---|---|\n| 推奨する計器 | 水圧計 MP-7。技適を取得。電池は8年、故障は交換 |\n"
      "| 推奨する親機 | MG-3。改造禁止。故障時は代替機を翌日発送 |\n| 稼働率 | 99.9% |\n";
  check({{"the device's certificate", "disclosure/mic-iaas-paas-iot/69-security-level", sheet, "disclosed", "技適"},
         {"the gateway's use", "disclosure/mic-iaas-paas-iot/78", sheet, "disclosed", "改造"}},
        "sheet.md");
}

TEST_CASE("what only looks like an item does so in its own clause") {
  check({{"another clause", "disclosure/mic-asp-saas/saas-integration",
          "サーバーの監視は24時間行い、会計ソフトとは毎晩APIで連携します。\n", "disclosed", "会計"},
         {"the same clause", "disclosure/mic-asp-saas/saas-integration",
          "障害のときは運用と開発のチームが連携します。\n", "missing", ""},
         {"a condition over the whole sentence", "disclosure/mic-asp-saas/saas-migration",
          "本サービスを廃止する場合は、2年前までに書面で通知し、他のサービスへの移行を支援します。\n", "missing", ""}},
        "paper.txt");
}
