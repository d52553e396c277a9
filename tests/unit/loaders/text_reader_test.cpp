// SPDX-License-Identifier: Apache-2.0
#include "loaders/text_reader.h"

#include <vector>

#include "catch.h"
#include "loaders/loader.h"
#include "unit/document/outline.h"

using namespace kaiji;

TEST_CASE("plain text in the layouts that people send", "[text_reader]") {
  struct Case {
    std::string name;
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"numbered sentences are items, titles are headings",
       "1. 目的\n\n本書の目的です。\n\n1. 文章です。\n2. 次の文章です。\n",
       "heading1 [1] 目的\nparagraph 本書の目的です。\nitem1 [1] 文章です。\nitem1 [2] 次の文章です。\n"},
      {"titles without number", "運用\n\nバックアップ\n\n日次で取得します。\n\n監視\n\n常時監視します。\n",
       "heading1 運用\nheading2 バックアップ\nparagraph 日次で取得します。\nheading2 監視\nparagraph "
       "常時監視します。\n"},
      {"clipped statements are no titles",
       "バックアップは日次\n\n通信はTLS 1.2で暗号化します。\n\n稼働率99.9%\n\n以上を目標とします。\n",
       "paragraph バックアップは日次\nparagraph 通信はTLS 1.2で暗号化します。\nparagraph 稼働率99.9%\nparagraph "
       "以上を目標とします。\n"},
      {"articles of terms",
       "第1条（目的）\n本規約を定めます。\n第2条（保存） 当社は30日保存します。\n2 前項は無償とします。\n",
       "heading1 [第1条] (目的)\nparagraph 本規約を定めます。\nheading1 [第2条] (保存)\nparagraph "
       "当社は30日保存します。\n"
       "item1 [2] 前項は無償とします。\n"},
      {"numbered paragraphs behind a wide space are no table, and their tails are joined",
       "第11条（時刻）\n１　文書の転送は15分おきに行う。\n２　回線は2社の経路を用いる。\n３　時刻は標準時に合わせ\nる。"
       "\n",
       "heading1 [第11条] (時刻)\nitem1 [1] 文書の転送は15分おきに行う。\nitem1 [2] 回線は2社の経路を用いる。\n"
       "item1 [3] 時刻は標準時に合わせる。\n"},
      {"questions and answers told by a wide space",
       "質問\n\n問　何日残りますか。\n答　30日間残します。\n問　いつ消えますか。\n答　90日後に消します。\n",
       "heading1 質問\nparagraph question 何日残りますか。\nparagraph 30日間残します。\nparagraph question "
       "いつ消えますか。\nparagraph "
       "90日後に消します。\n"},
      {"contents with leaders and tabs",
       "目次\n1 目的 ...... 1\n2\t範囲\t2\n\n1 目的\n\n目的です。\n\n2 範囲\n\n範囲です。\n",
       "contents 目次\ncontents [1] 目的...... 1\ncontents [2] 範囲2\nheading1 [1] 目的\nparagraph "
       "目的です。\nheading1 [2] 範囲\n"
       "paragraph 範囲です。\n"},
      {"titles in plain words",
       "■ 会社のこと\n名前：例示株式会社\n\n■ 困ったときは\n電話で承ります。\n\n1 お使いになるときは\n設定します。\n",
       "heading1 会社のこと\nparagraph 名前:例示株式会社\nheading1 困ったときは\nparagraph 電話で承ります。\n"
       "heading1 [1] お使いになるときは\nparagraph 設定します。\n"},
      {"numbered sentences that run on are no headings",
       "第2章 保護\n2-3 本番環境の取引データは、当社の社員であっても一切閲覧できない仕組みとして\nいる。\n"
       "2-4 試験環境では架空の口座を用いる。\n",
       "heading1 [第2章] 保護\nparagraph [2-3] "
       "本番環境の取引データは、当社の社員であっても一切閲覧できない仕組みとしている。"
       "\nparagraph [2-4] 試験環境では架空の口座を用いる。\n"},
      {"a wrapped line that speaks of a section begins none",
       "6.2 監視\n監視は常時行います。日報の閲覧操作については件数が多いため、\n5.7の記録の対象から外しています。\n",
       "heading1 [6.2] 監視\nparagraph 監視は常時行います。日報の閲覧操作については件数が多いため、"
       "5.7の記録の対象から外しています。\n"},
      {"numbered pairs without a body are no headings",
       "7 窓口\n7.1 電話：平日10時から17時\n7.2 受付の委託：株式会社例示に委託\n",
       "heading1 [7] 窓口\nparagraph [7.1] 電話:平日10時から17時\nparagraph [7.2] 受付の委託:株式会社例示に委託\n"},
      {"notes belong to what stands before them", "料金は月額です。\n※税別です。\n(注1) 年額もあります。\n",
       "paragraph 料金は月額です。\nnote 税別です。\nnote 年額もあります。\n"},
      {"items below items", "次のとおりです。\n・データ\n  - ログ\n  - 設定\n・通信\n",
       "paragraph 次のとおりです。\nitem1 データ\nitem2 ログ\nitem2 設定\nitem1 通信\n"},
      {"keys and values stay apart", "受付時間：平日9時～18時\n電話：03-0000-0000\n",
       "paragraph 受付時間:平日9時~18時\nparagraph 電話:03-0000-0000\n"},
      {"columns of spaces", "項目        目標値    備考\n稼働率      99.9%     月間\n復旧時間    4時間\n",
       "cell(0,0) header 項目\ncell(0,1) header 目標値\ncell(0,2) header 備考\ncell(1,0) label 稼働率\ncell(1,1) "
       "statement 99.9%\n"
       "cell(1,2) statement 月間\ncell(2,0) label 復旧時間\ncell(2,1) statement 4時間\n"},
      {"names that dots lead to their values",
       "控え\n\n予約 ........ 30分ごと\n画像 ........ 毎日\n帳票 ........\n以上です。\n",
       "heading1 控え\ncell(0,0) label 予約\ncell(0,1) statement 30分ごと\ncell(1,0) label 画像\ncell(1,1) statement "
       "毎日\ncell(2,0) label 帳票\nparagraph 以上です。\n"},
      {"dots inside a sentence lead nowhere", "検討します......。\n\n以上です。\n",
       "paragraph 検討します......。\nparagraph 以上です。\n"},
      {"the title of spaced pairs",
       "目安は次のとおり。\n\n  給与計算\n    再開まで        8時間\n  給与明細\n    再開まで        24時間\n",
       "paragraph 目安は次のとおり。\nparagraph 給与計算\nparagraph 再開まで8時間\nparagraph 給与明細\nparagraph "
       "再開まで24時間\n"},
      {"category row between tab rows", "No\t項目\t回答\n運用\n1\t監視\t常時監視しています\n2\t保存\t1年です\n",
       "cell(0,0) header No\ncell(0,1) header 項目\ncell(0,2) header 回答\ncell(1,0) label 運用\ncell(2,0) label 1\n"
       "cell(2,1) label 監視\ncell(2,2) statement 常時監視しています\ncell(3,0) label 2\ncell(3,1) label 保存\n"
       "cell(3,2) statement 1年です\n"},
      {"questions of an FAQ", "Q1. 保存先はどこですか？\nA1. 国内です。\n",
       "paragraph question Q1.保存先はどこですか?\nparagraph A1.国内です。\n"},
      {"boxed titles", "【監視】\n常時監視します。\n■通知\nメールで通知します。\n",
       "heading1 監視\nparagraph 常時監視します。\nheading2 通知\nparagraph メールで通知します。\n"},
      {"Markdown in a text file", "## 監視\n- 常時監視\n```\ncode\n```\n",
       "heading1 監視\nitem1 常時監視\ncode ```\ncode code\ncode ```\n"},
      {"a sentence cut by blank lines",
       "利用者 ID\n\nとパスワードで認証します。\n\nISO27001:2022\n\nを取得しております。\n",
       "paragraph 利用者IDとパスワードで認証します。\nparagraph ISO27001:2022を取得しております。\n"},
      {"nothing", "", ""},
      {"white space", " \n\t\n\f\n", ""},
  };
  for (const auto& [name, text, expected] : cases) {
    CAPTURE(name);
    CHECK(outline(load_document("a.txt", text).value()) == expected);
  }
}
