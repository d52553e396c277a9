// SPDX-License-Identifier: Apache-2.0
#include "document/table_reading.h"

#include <algorithm>
#include <string>
#include <vector>

#include "catch.h"
#include "loaders/loader.h"

using namespace kaiji;

namespace {

char letter(BlockRole role) {
  switch (role) {
    case BlockRole::Statement:
      return 'S';
    case BlockRole::Question:
      return 'Q';
    case BlockRole::Label:
      return 'L';
    case BlockRole::Header:
      return 'H';
    case BlockRole::History:
      return 'R';
    case BlockRole::Outside:
      break;
  }
  return '?';
}

/// Roles of the cells, a row a word: "HHH LQS"; '.' is an empty cell, "Q+S" a split one.
std::string roles(const Document& document) {
  std::string out;
  for (const auto& row : document.tables.at(0).cells) {
    if (!out.empty()) out += ' ';
    for (const auto cell : row) {
      if (cell == kNone) {
        out += '.';
        continue;
      }
      const Block& block = document.blocks[cell];
      const bool split = cell > 0 && document.blocks[cell - 1].table == block.table &&
                         document.blocks[cell - 1].row == block.row && document.blocks[cell - 1].column == block.column;
      if (split) out += "Q+";
      out += letter(block.role);
    }
  }
  return out;
}

Document load(const std::string& table, bool ruled) {
  std::string text = table;
  if (ruled) {
    const auto end = table.find('\n');
    const auto columns = std::count(table.begin(), table.begin() + static_cast<std::ptrdiff_t>(end), '|') - 1;
    std::string rule = "|";
    for (std::ptrdiff_t i = 0; i < columns; ++i) rule += "---|";
    text.insert(end + 1, rule + "\n");
  }
  return load_document("a.txt", text).value();
}

}  // namespace

TEST_CASE("questions are told from answers in check sheets of many layouts", "[tables]") {
  struct Case {
    std::string name;
    std::string table;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"plain sheet",
       "| No | 設問 | 回答 | 備考 |\n| 1 | 暗号化しているか | はい | TLS 1.2以上です |\n| 2 | 監視しているか | いいえ "
       "| |\n",
       "HHHH LQSS LQS."},
      {"weak header beside an answer",
       "| 項目 | 内容 | 対応状況 |\n| 監視 | 監視の間隔 | 5分 |\n| 保管 | 保管の場所 | 国内 |\n", "HHH LQS LQS"},
      {"weak header alone", "| 項目 | 内容 |\n| 監視 | 24時間365日監視します。 |\n| 保管 | 国内に保管します。 |\n",
       "HH LS LS"},
      {"category rows and merged labels",
       "| No | 分類 | 詳細 | 当社回答 |\n| 組織 | | | |\n| 1 | 体制 | 責任者の有無 | 有り |\n| 2 | | 教育の有無 | "
       "年1回実施 |\n",
       "HHHH L... LLQS L.QS"},
      {"question runs into the answer",
       "| No | 項目 | 詳細 | 回答 |\n| 1 | 体制 | 体制の状況 | 責任者の有無 有り |\n| 2 | 監視 | 監視の状況 | "
       "監視カメラの有無 "
       "90日間保存しています |\n",
       "HHHH LLQQ+S LLQQ+S"},
      {"answer cell that only asks",
       "| No | 項目 | 詳細 | 回答 |\n| 1 | データ | データ取得 | 出力機能の有無 |\n| 2 | 保存 | 保存期間 | 1年 |\n",
       "HHHH LLQQ LLQS"},
      {"header merged over two columns",
       "| No | 項目 | 詳細 | 回答 | |\n| 1 | 保存 | バックアップ対策 | バックアップ間隔 | 日次 |\n| 2 | 監視 | "
       "死活監視 | 有り "
       "5分間隔です | |\n",
       "HHHH. LLQQS LLQS."},
      {"no answer header",
       "| 番号 | 質問 | |\n| 1 | 保存期間は何年ですか | 3年です |\n| 2 | 監視していますか | しています |\n",
       "HH. LQS LQS"},
      {"answer mark to the left", "| 確認 | 確認事項 |\n| ○ | 暗号化していますか |\n| × | 診断していますか |\n",
       "HH SQ SQ"},
      {"no header row at all", "| 1 | 暗号化していますか | はい |\n| 2 | 監視していますか | いいえ |\n", "LQS LQS"},
      {"plain table", "| プラン | 稼働率 | 保存期間 |\n| 標準 | 99.9% | 90日 |\n| 上位 | 99.99% | 1年 |\n",
       "HHH LSS LSS"},
      {"header repeated by a page break",
       "| 項目 | 回答 |\n| 監視の有無 | 有り |\n| 項目 | 回答 |\n| 保管の有無 | 無し |\n", "HH QS HH QS"},
      {"requirements",
       "| 対策内容 | 実施状況 |\n| 通信を暗号化すること | 実施 |\n| 操作を記録すること。 | 1年保存します |\n",
       "HH QS QS"},
      {"Q and A", "| Q | A |\n| 保存先 | 国内 |\n| 保存期間 | 1年 |\n", "HH QS QS"},
      {"two header rows", "| 項目 | 回答 | |\n| | 有無 | 内容 |\n| 監視 | 有り | 5分ごとに監視します |\n",
       "HH. .HH LSS"},
      {"merged category written out",
       "| No | 項目 | 回答 |\n| 運用 | 運用 | 運用 |\n| 1 | 監視の有無 | 有り |\n| 2 | 診断の有無 | 無し |\n",
       "HHH LLL LQS LQS"},
      {"question and answer in one cell, as the header says",
       "| 項番 | 項目 | 設問/回答 |\n| 1 | 役員 | 役員数 6名 |\n| 2 | 団体 | 加盟する団体の名称 |\n| 3 | 条件 | "
       "使用の条件 "
       "使用の条件 |\n| 4 | 監査 | 状況を選択(①有 ②無) ① |\n",
       "HHH LLQ+S LLQ LLQ LLQ+S"},
      {"question, colon, answer", "| No | 設問と回答 |\n| 1 | 監視カメラの有無：有り |\n| 2 | 保存場所は？→国内 |\n",
       "HH LQ+S LQ+S"},
      {"what is done beside a mark",
       "| 項目 | 説明 | 有無 |\n| 暗号化 | 全データをAES-256で暗号化 | 有 |\n| 監視 | 24時間365日 | 有 |\n| 診断 | "
       "外部の会社が年1回 | 有 |\n",
       "HHH LSS LSS LSS"},
      {"groups over the names of rows",
       "| 区分 | 何の値か | 約束する値 | 扱い |\n| 稼働 | 動いている割合 | 99.9% | 保証 |\n| 稼働 | 止まった回数 | 2回 "
       "| "
       "目安 |\n| 復旧 | 平均の復旧時間 | 3時間 | 目安 |\n| 復旧 | 災害時の再開 | 1日 | 目安 |\n",
       "HHHH LLSS LLSS LLSS LLSS"},
      {"a measure beside its level",
       "| 区分 | 指標 | 水準 |\n| 稼働 | 稼働率 | 99.9% |\n| 通知 | 第一報 | 30分以内 |\n", "HHH LLS LLS"},
      {"history", "| 版 | 改定日 | 改定内容 |\n| 1.0 | 2024/4/1 | 初版 |\n| 1.1 | 2024/8/1 | 保存期間を変更 |\n",
       "HHH RRR RRR"},
  };
  for (const auto& [name, table, expected] : cases) {
    CAPTURE(name);
    CHECK(roles(load(table, name != "no header row at all")) == expected);
  }
}

TEST_CASE("a short row of a tab table keeps its answer", "[tables]") {
  const auto document =
      load("No\t項目\t確認事項\t回答\n1\t監視\t監視していますか\tはい\n2\t監視間隔\t5分ごとに監視しています\n", false);
  CHECK(roles(document) == "HHHH LLQS LLS");
}

TEST_CASE("tables drawn with lines are tables", "[tables]") {
  const auto drawn = load(
      "┌───┬────┐\n│項目　│内容　　│\n├───┼────┤\n│通信　│TLSを用　│\n│　　　│います。│\n│監視　│5分ごと │\n"
      "└───┴────┘\n",
      false);
  CHECK(roles(drawn) == "HH LS LS");
  CHECK(drawn.text_of(drawn.tables.at(0).cells[1][1]) == "TLSを用います。");
  const auto unruled = load("┌───┬────┐\n│窓口　│電話　　│\n│通信　│TLS 1.2 │\n└───┴────┘\n", false);
  CHECK(roles(unruled) == "LS LS");
  const auto ascii =
      load("+------+------+\n| 項目 | 内容 |\n+------+------+\n| 通信 | TLS  |\n+------+------+\n", false);
  CHECK(roles(ascii) == "HH LS");
  const auto lines = load_document("a.txt", "概要です。\n──────────\n監視します。\n").value();
  CHECK(lines.tables.empty());
}

TEST_CASE("pairs of label and value stand side by side", "[tables]") {
  const auto document = load(
      "商号\t例示1株式会社\t設立\t2001年4月2日\n従業員数\t66名\t資本金\t2,000万円\n役員数\t5名\t上場\t無\n", false);
  CHECK(roles(document) == "LSLS LSLS LSLS");
}

TEST_CASE("a first row of unknown titles is a header", "[tables]") {
  const auto document = load("データ\tお客様の範囲\t当社の範囲\nアプリ\tなし\tすべて\nOS\tなし\tすべて\n", false);
  CHECK(roles(document) == "HHH LSS LSS");
}

TEST_CASE("rows are named by their category, their labels and the labels above", "[tables]") {
  const auto document = load(
      "| No | 分類 | 確認事項 | 回答 |\n| 運用 | | | |\n| 1 | ログ | 保存期間 | 1年 |\n| 2 | | 改ざん対策の有無 | 有り "
      "|\n| 3 | 時刻 | "
      "| NTPで同期します |\n",
      true);
  const Table& table = document.tables.at(0);
  const auto names = [&](std::size_t row) {
    std::string out;
    for (const auto label : document.row_labels(table.cells[row].back()))
      out += std::string(document.text_of(label)) + "/";
    return out;
  };
  CHECK(names(2) == "運用/ログ/保存期間/");
  CHECK(names(3) == "運用/ログ/改ざん対策の有無/");
  CHECK(names(4) == "運用/時刻/");
  const auto headers = document.column_headers(table.cells[2].back());
  REQUIRE(headers.size() == 1);
  CHECK(document.text_of(headers[0]) == "回答");
}

TEST_CASE("a table that goes on behind a page break keeps its columns", "[tables]") {
  const auto document = load_document("a.txt",
                                      "| No | 項目 | 内容 | 回答 |\n|--|--|--|--|\n| 1 | 監視 | 監視間隔 | 5分 |\n\n- "
                                      "1 -\n\n| 2 | 保存 | 保存場所 | 国内 "
                                      "|\n| 3 | 通知 | 通知方法 | メール |\n")
                            .value();
  REQUIRE(document.tables.size() == 2);
  CHECK(document.tables[1].columns == document.tables[0].columns);
}
