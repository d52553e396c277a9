// SPDX-License-Identifier: Apache-2.0
// How a statement of yes or no is read: polarity, scope, actor, answers in cells and under questions.
#include "catch.h"
#include "contradiction_fixture.h"

using namespace kaiji;

namespace {

struct FrameCase {
  std::string_view text;
  std::string_view claims;  ///< those of the concept that the case is about
  std::string_view file = "document.txt";
};

/// The claims of one concept, joined by a space: yes or no; `!` marks one that other words narrow.
std::string of_concept(std::string_view text, std::string_view file, std::string_view id) {
  std::string found;
  for (const Claim& claim : testing::analyze(text, file).claims) {
    if (claim.concept_id != id) continue;
    if (claim.actor == Actor::Customer || claim.modality == Modality::Condition) continue;
    found += (found.empty() ? "" : " ") + std::string(claim.value.value.yes ? "yes" : "no");
    if (claim.exception) found += "!";
  }
  return found;
}

void reads(std::string_view id, std::initializer_list<FrameCase> cases) {
  for (const FrameCase& one : cases) {
    CAPTURE(one.text);
    CHECK(of_concept(one.text, one.file, id) == one.claims);
  }
}

}  // namespace

TEST_CASE("the predicate of a topic decides yes and no, whatever its verb", "[frame]") {
  reads("deletion.certificate", {
                                    {"消去証明書を発行します。", "yes"},
                                    {"データの消去証明書は、ご希望のお客様にPDFで発行しております。", "yes"},
                                    {"消去証明書の発行は承っておりません。", "no"},
                                    {"消去証明書の発行には対応しかねます。", "no"},
                                    {"データ削除の証明書を発行する予定はございません。", "no"},
                                    {"消去証明書の発行はお断りしております。", "no"},
                                    {"消去証明書を発行しないことはありません。", "yes"},
                                    {"消去証明書は、発行することができません。", "no"},
                                    {"消去証明書の保管場所をお客様に提示します。", ""},
                                    {"消去証明書を発行する場合は、事前にお知らせします。", ""},
                                });
}

TEST_CASE("a topic that only qualifies another noun states nothing", "[frame]") {
  reads("outsourcing.further", {
                                   {"再委託は一切行っておりません。", "no"},
                                   {"当社は本業務を再委託していません。", "no"},
                                   {"再委託を禁止しています。", "no"},
                                   {"再委託先の監督を行っています。", ""},
                                   {"再委託の管理手順を定めています。", ""},
                               });
  reads("backup.exists", {
                             {"バックアップは毎日取得しています。", "yes"},
                             {"当社側でバックアップを取得することはありません。", "no"},
                             {"バックアップの暗号化を行っています。", ""},
                             {"バックアップサーバを監視しています。", ""},
                         });
}

TEST_CASE("a denial in the middle of a clause denies what stands before it", "[frame]") {
  reads("encryption.data", {
                               {"添付ファイルは暗号化せずに保存しています。", "no"},
                               {"画像データは暗号化しないまま保管しています。", "no"},
                               {"画像データは暗号化して保管しています。", "yes"},
                               {"画像ファイルは暗号化の対象外です。", "no"},
                               {"録音データは、暗号化の対象にしていません。", "no"},
                               {"データが漏えいしないよう暗号化しています。", "yes"},
                           });
}

TEST_CASE("a statement of all needs a word that says so", "[frame]") {
  reads("encryption.all", {
                              {"保存データはすべて暗号化しています。", "yes"},
                              {"お預かりするデータは例外なく暗号化して保管しています。", "yes"},
                              {"保存データは暗号化しています。", ""},
                              {"主要なデータはすべて暗号化しています。", "yes!"},
                          });
}

TEST_CASE("words of permission narrow a denial", "[frame]") {
  reads("staff.reads", {
                           {"当社の社員がお客様のデータを閲覧することは一切ありません。", "no"},
                           {"当社の社員が許可なくお客様のデータを閲覧することはありません。", "no!"},
                           {"必要な場合を除き、当社がお客様のデータを閲覧することはありません。", "no!"},
                       });
}

TEST_CASE("cells, questions and headings give the topic of an answer", "[frame]") {
  reads("outsourcing.further", {
                                   {"| 項目 | 回答 |\n|---|---|\n| 再委託の有無 | なし |\n", "no", "sheet.md"},
                                   {"| 項目 | 回答 |\n|---|---|\n| 再委託 | 行っておりません |\n", "no", "sheet.md"},
                                   {"| 項目 | 回答 |\n|---|---|\n| 再委託先の監督 | 行っています |\n", "", "sheet.md"},
                                   {"Q. 再委託を行っていますか。\nA. いいえ。\n", "no"},
                                   {"再委託: なし\n", "no"},
                               });
}

TEST_CASE("what is planned is not so yet", "[frame]") {
  reads("certificate.27017", {
                                 {"ISO/IEC 27017の認証を取得しています。", "yes"},
                                 {"ISO/IEC 27017は2027年度の取得を予定しています。", "no"},
                                 {"ISO/IEC 27017に準拠して運用しています。", ""},
                                 {"ISO/IEC 27017:2015(JIP-ISMS517-1.0)の認証は未取得です。", "no"},
                             });
}
