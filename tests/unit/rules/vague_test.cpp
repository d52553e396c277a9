// SPDX-License-Identifier: Apache-2.0
// The rules of rules/vague.toml: what makes a promise concrete and where it must stand, the words of the lexicon, and
// texts that promise nothing.
#include <fstream>

#include "build_paths.h"
#include "catch.h"
#include "rule_fixture.h"

using kaiji::testing::found;

namespace {

struct VagueCase {
  std::string text;
  std::string found;
  std::string file = "document.md";
};

void check(const std::vector<VagueCase>& cases) {
  for (const auto& one : cases) {
    INFO(one.text);
    CHECK(found("vague", one.text, one.file) == one.found);
  }
}

}  // namespace

TEST_CASE("a figure makes a promise concrete where a reader looks for it", "[vague]") {
  check({
      {"教育は定期的に実施しています。毎年4月と10月に行います。", ""},
      {"教育は定期的(年1回以上)に実施しています。", ""},
      {"障害は速やかに通知します。通知は、検知から30分以内に行います。", ""},
      {"障害は速やかに通知します。目標は30分です。", ""},
      {"紛失の連絡を受けたときは、直ちに消去の指示を送ります。送信までの時間は、連絡から5分以内です。", ""},
      {"情報の漏えいは速やかに連絡します。連絡の期限は次のとおりです。\n\n| 区分 | 第一報 |\n|---|---|\n| 重大 | "
       "1時間以内 |",
       ""},
      {"以下の目標時間で対応します。\n\n- 速やかに通知します。\n- 順次復旧します。\n\n| 重大度 | 通知 |\n|---|---|\n| "
       "1 | 30分以内 |",
       ""},
      {"| 項目 | 回答 | 備考 |\n|---|---|---|\n| 教育 | 定期的に実施しています | 年1回 |", ""},
      {"| 用語 | 意味 |\n|---|---|\n| 速やかに | 2時間以内をいう |\n\n障害は速やかに公表します。", ""},
      {"修正は優先度の期限に従い、速やかに行います。", ""},
      {"切り替えは2027年3月までに順次実施します。", ""},
  });
}

TEST_CASE("a figure about something else leaves a promise vague", "[vague]") {
  check({
      {"教育は定期的に実施しています。標的型メール訓練は、年2回実施しています。",
       "frequency-without-interval: 定期的に"},
      {"入社時と毎年6月に教育を実施し、あわせて訓練を定期的に行っています。", "frequency-without-interval: 定期的に"},
      {"バックアップは24時間ごとに取得します。\n\n- 複製は適切に保管します。", "degree-without-criterion: 適切に"},
      {"障害は速やかに掲載します。重大な障害には受付から1時間以内に着手します。", "time-without-deadline: 速やかに"},
      {"ログは1年間保管し、速やかに削除します。", "time-without-deadline: 速やかに"},
      {"障害は速やかに通知します。復旧までの時間は4時間です。", "time-without-deadline: 速やかに"},
      {"差分は速やかに評価します。評価の結果は90日以内に反映します。", "time-without-deadline: 速やかに"},
      {"| 優先度 | 期限 |\n|---|---|\n| 高 | 14日以内 |\n| 低 | 計画的に対応 |",
       "frequency-without-interval: 計画的に"},
      {"原因は速やかに報告します。詳細は「D-5. 報告書の様式」をご覧ください。", "time-without-deadline: 速やかに"},
      {"定期的に訓練を行い、手順を確認しています。", "frequency-without-interval: 定期的に"},
      {"障害の内容は速やかにステータスページに掲載します。", "time-without-deadline: 速やかに"},
      {"脆弱性情報は日々収集しています。", "frequency-without-interval: 日々収集"},
  });
}

TEST_CASE("a document without a name is no answer", "[vague]") {
  check({
      {"媒体は情報管理規程に従い適切に廃棄します。", ""},
      {"障害にはインシデント対応マニュアルに則り適切に対処します。", ""},
      {"媒体は社内規程に従い適切に廃棄します。", "degree-without-criterion: 社内規程に従い適切に"},
  });
}

TEST_CASE("the answer of a question is judged, the question is not", "[vague]") {
  check({
      {"**Q1. バックアップは定期的に取得していますか?**\nA1. はい、定期的に取得しています。",
       "frequency-without-interval: 定期的に"},
      {"Q3. 教育は実施していますか? 定期的に実施しています。", "frequency-without-interval: 定期的に"},
      {"- Q4. 教育は実施していますか?\n  定期的に実施しています。", "frequency-without-interval: 定期的に"},
      {"Q5. 教育はありますか?\nA5. はい。定期的にあります。\nQ6. 定期的に監査していますか?\nA6. 年1回です。",
       "frequency-without-interval: 定期的に"},
      {"**Q2. 障害は通知されますか?**\nA2. 検知から30分以内に通知します。", ""},
      {"| 項目 | 回答 |\n|---|---|\n| 教育の頻度 | 定期的 |", "frequency-without-interval: 定期的"},
  });
}

TEST_CASE("every expression of the lexicon is judged in a promise, and some say nothing alone", "[vague]") {
  std::ifstream rows(std::string(KAIJI_SOURCE_DIR) + "/tests/unit/rules/vague_expressions.tsv");
  std::size_t count = 0;
  for (std::string row; std::getline(rows, row); ++count) {
    const auto tab = row.find('\t');
    const auto last = row.rfind('\t');
    REQUIRE(tab < last);
    INFO(row);
    const auto sentence = row.substr(tab + 1, last - tab - 1);
    CHECK(found("vague", sentence).empty() == (row.substr(last + 1) == "silent"));
  }
  CHECK(count == 294);
}

TEST_CASE("texts of other genres promise nothing", "[vague]") {
  const auto readme = R"(# tinyqueue

小さなジョブキューのライブラリです。Python 3.9以上で動きます。

## インストール

```
pip install tinyqueue
```

## 使い方

ワーカーを起動すると、キューに入ったジョブを順番に取り出して実行します。失敗したジョブは3回まで再実行します。
並列数は `--workers` で変更できます。必要に応じて環境変数 `TINYQUEUE_URL` を設定してください。

## 注意

- ジョブの引数には適切な型を指定してください。
- 大きなファイルを渡すと、処理が遅くなる場合があります。
- 設定ファイルを変更したら、ワーカーを再起動してください。

## 貢献

不具合は、再現の手順を添えてIssueに登録してください。プルリクエストの前にテストを実行してください。
)";
  const auto manual = R"(# サーバー運用手順書

## 1. 起動

1. 管理端末にログインする。
2. `systemctl start app` を実行する。
3. ログに「started」と表示されることを確認すること。

## 2. 停止

利用者がいないことを十分に確認してから、停止コマンドを実行すること。
停止に失敗した場合は、速やかに当番の責任者へ連絡すること。

## 3. バックアップの確認

毎朝9時に、バックアップの結果をメールで確認する。失敗していたら、再実行する。
ディスクの空き容量が20%を下回ったら、古い世代を削除する。

## 4. 証明書の更新

証明書の期限の30日前に更新する。更新の後、ブラウザーで表示を確認する。
パスワードは定期的に変更してください。
)";
  CHECK(found("vague", readme, "README.md").empty());
  CHECK(found("vague", manual, "manual.md").empty());
}
