// SPDX-License-Identifier: Apache-2.0
// What the rows of a table state, and what tells two rows of one concept apart.
#include "catch.h"
#include "contradiction_fixture.h"

using namespace kaiji;
using Catch::Matchers::Contains;

namespace {

std::string claims_of(std::string_view rows) {
  return testing::claims("| No | 設問 | 回答 | 備考 |\n|---|---|---|---|\n" + std::string(rows), "document.md");
}

}  // namespace

TEST_CASE("an answer that affirms a question states the figure that it asks for", "[rows]") {
  CHECK_THAT(claims_of("| 1 | パスワードの最低文字数は10文字以上ですか | はい | 記号を含む |"),
             Contains("password.length = 10文字以上"));
  CHECK_THAT(claims_of("| 2 | 3世代以上のバックアップを保管している | 適合 | |"),
             Contains("backup.generations = 3世代以上"));
  CHECK_THAT(claims_of("| 3 | ログを1年以上保管しているか | × | |"), !Contains("log.retention"));
  CHECK_THAT(claims_of("| 4 | ログを1年以上保管しているか | 検討中 | |"), !Contains("log.retention"));
}

TEST_CASE("a row that gives its own figure does not state that of its question", "[rows]") {
  CHECK_THAT(claims_of("| 1 | ログを1年以上保管しているか | はい。2年間保管しています | |"),
             Contains("log.retention = 2年") && !Contains("log.retention = 1年"));
  CHECK_THAT(claims_of("| 2 | パスワードは10文字以上か | はい | 12文字以上 |"), !Contains("password.length = 10文字"));
}

TEST_CASE("figures of months are results, and take their topic from above", "[rows]") {
  const std::string table =
      "## 稼働率\n\n目標は月間99.9%です。すべての月で目標を達成しました。\n\n"
      "| 4月 | 5月 |\n|---|---|\n| 99.96% | 99.71% |";
  CHECK_THAT(testing::claims(table, "document.md"), Contains("sla.actual = 99.71%"));
  CHECK(testing::contradictions(table, "document.md") == "availability-actual");
}

TEST_CASE("a cell behind the value says what sort of figure it is", "[rows]") {
  const std::string head = "| 指標 | 水準 | 性質 |\n|---|---|---|\n| 月間稼働率 | 99.95% | 保証 |\n";
  CHECK(testing::contradictions(head + "| 年間稼働率 | 99.97% | 目標 |\n\n停止は1か月あたり20分までとする。",
                                "document.md")
            .empty());
}

TEST_CASE("the least and the most of a length are one story", "[rows]") {
  CHECK(testing::contradictions("パスワードは8文字以上20文字以内とします。\n\n"
                                "パスワードは12文字以上64文字以内で登録します。") == "password-length");
  CHECK(testing::contradictions("職員のパスワードは8文字以上です。\n\n"
                                "職員のパスワードは、10文字より短いものは登録できません。") == "password-length");
}

TEST_CASE("what is kept during a contract leaves the deletion after it true", "[rows]") {
  CHECK(testing::contradictions("契約期間中、操作ログは1年間保管する。\n\n"
                                "契約終了日から45日後に、操作ログを含む全データを消去する。")
            .empty());
}

TEST_CASE("two statements that contradict each other are one finding", "[rows]") {
  CHECK(testing::contradictions("データはすべて暗号化して保存します。\n\nデータは暗号化せずに保存します。") ==
        "encryption");
}

TEST_CASE("a remark that says the opposite of its row's answer contradicts it", "[rows]") {
  const std::string head = "| No | 設問 | 回答 | 備考 |\n|---|---|---|---|\n";
  CHECK(testing::contradictions(
            head + "| 1 | SLAを定めていますか。 | × | 月間の稼働率が99.5%を下回った月は返金します。 |",
            "document.md") == "sla-exists");
  CHECK(testing::contradictions(head + "| 1 | 再委託を行っていますか | いいえ | 翻訳の業務だけは再委託しています |",
                                "document.md")
            .empty());
}

TEST_CASE("a row that asks for two things is answered in its order", "[rows]") {
  CHECK_THAT(claims_of("| 1 | RPO/RTO | 24時間/12時間 | |"), Contains("rpo = 1日") && Contains("rto = 12時間"));
  CHECK_THAT(claims_of("| 1 | RTO・RPO | 12時間・24時間 | |"), Contains("rpo = 1日") && Contains("rto = 12時間"));
  CHECK_THAT(claims_of("| 2 | RPO(目標復旧時点)及びRTO(目標復旧時間)は | RPO 1時間、RTO 8時間 | |"),
             Contains("rpo = 1時間") && Contains("rto = 8時間"));
}

TEST_CASE("closed days do not repeat the hours of their sentence", "[rows]") {
  const std::string hours = "電話の窓口は平日の9時から17時まで(祝日はお休み)です。\n\n";
  CHECK(testing::contradictions(hours + "電話は平日の10時から18時までお受けします。") == "support-hours");
  CHECK(testing::contradictions(hours + "電話は平日の9時から17時までお受けします。").empty());
}
