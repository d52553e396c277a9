// SPDX-License-Identifier: Apache-2.0
// The rules of rules/stale.toml, as of 2026-11-22.
#include "catch.h"
#include "rule_fixture.h"

using kaiji::testing::found;

TEST_CASE("a paper ages with its last revision, not with its dates of fact", "[stale]") {
  CHECK(found("stale", "ホワイトペーパー\n\n改定日: 2024年10月1日\n\n対策を説明します。") ==
        "old-document: 2024年10月1日");
  CHECK(found("stale", "ホワイトペーパー\n\n令和2年4月1日\n\n対策を説明します。") == "old-document: 令和2年4月1日");
  const auto text = GENERATE(
      "ホワイトペーパー\n\n改定日: 2024年11月30日\n\n対策を説明します。",
      "ホワイトペーパー\n\n制定日: 2019年4月1日\n\n改定日: 2026年4月1日\n\n2018年9月25日に認証を取得しました。",
      "ホワイトペーパー\n\n対策を説明します。サービスは2015年9月30日に開始しました。");
  CHECK(found("stale", text).empty());
}

TEST_CASE("a plan is stale when its day has passed", "[stale]") {
  CHECK(found("stale", "認証は2026年10月に更新する予定です。") == "past-plan: 2026年10月");
  CHECK(found("stale", "TLS 1.1は2025/3/31に廃止予定です。") == "past-plan: 2025/3/31");
  const auto text = GENERATE("認証は2026年12月に更新する予定です。", "2025年3月に予定どおり廃止しました。",
                             "当初2025年3月の予定でしたが、延期しました。", "予定は2025年3月の会議で決まりました。");
  CHECK(found("stale", text).empty());
}

TEST_CASE("a state of affairs of long ago", "[stale]") {
  CHECK(found("stale", "改定日: 2026年4月1日\n\n導入社数は1,000社です(2022年3月末現在)。") == "old-state: 2022年3月");
  CHECK(found("stale", "改定日: 2026年4月1日\n\n導入社数は1,000社です(2026年3月末現在)。").empty());
}

TEST_CASE("a certificate past its validity, in prose and in a table", "[stale]") {
  CHECK(found("stale", "登録証の有効期限は2026年3月31日です。") == "expired-certificate: 2026年3月31日");
  CHECK(found("stale", "| 認証 | 有効期限 |\n|---|---|\n| ISMS | 2026年3月31日 |\n", "a.md") ==
        "expired-certificate: 2026年3月31日");
  const auto text = GENERATE("登録証の有効期間は2024年4月1日から2027年3月31日までです。",
                             "旧登録証の有効期限は2024年3月31日でした。", "パスワードの有効期限は90日です。");
  CHECK(found("stale", text).empty());
}

TEST_CASE("fiscal years, parts of them and lists of plans", "[stale]") {
  CHECK(found("stale", "設備は2026年度上期に更新する予定です。") == "past-plan: 2026年度");
  CHECK(found("stale", "## 今後の予定\n\n- 2026年9月: 拠点の追加\n", "a.md") == "past-plan: 2026年9月");
  CHECK(found("stale", "次回の診断は2026年3月に実施します。") == "past-next-time: 2026年3月");
  CHECK(found("stale", "直近の監査は2023年11月です。") == "old-latest: 2023年11月");
  CHECK(found("stale", "脆弱性診断を2023年3月に実施しました。") == "old-assurance: 2023年3月");
  const auto text = GENERATE("設備は2026年度下期に更新する予定です。", "## お知らせ\n\n- 2026年9月: 拠点を追加\n",
                             "2014年3月に認証を取得しました。", "直近の監査は2026年2月です。");
  CHECK(found("stale", text, "a.md").empty());
}
