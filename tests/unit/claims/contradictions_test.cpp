// SPDX-License-Identifier: Apache-2.0
// Small documents with one planted contradiction each, in varied words and formats.
#include "catch.h"
#include "contradiction_fixture.h"

using namespace kaiji;

namespace {

struct Case {
  std::string_view rule;
  std::string_view text;
  std::string_view file = "document.txt";
};

void check(std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CAPTURE(testing::claims(one.text, one.file));
    CHECK(testing::contradictions(one.text, one.file) == one.rule);
  }
}

}  // namespace

TEST_CASE("planted contradictions in prose are found", "[contradiction]") {
  check({
      {"rpo-below-backup-interval",
       "当社のRPO(目標復旧時点)は4時間に設定しています。お客様のデータは毎晩2時にバックアップを取得しています。"},
      {"rpo-below-backup-interval",
       "データベースのバックアップを24時間ごとに実施しております。\n\n災害対策\n\n復旧時点目標は30分以内とします。"},
      {"rpo-below-backup-interval", "■バックアップ\n取得頻度は週に1回です。\n\n■事業継続\n目標復旧時点:1日\n"},
      {"recovery-time", "RTOは4時間です。\n\n障害が発生した場合、12時間以内の復旧を目標としています。"},
      {"recovery-time",
       "目標復旧時間(RTO): "
       "2時間\n\nサービス障害時の目標復旧時間は8時間です。"},
      {"log-retention", "アクセスログは1年間保存しています。\n\n6. 監査\n\nアクセス履歴の保管期間は90日です。"},
      {"log-retention", "操作ログは最低1年間保管します。お客様からの照会に備え、操作履歴は半年間保存しています。"},
      {"backup-retention", "取得したバックアップは30日間保持されます。\n\nバックアップの保存期間は2週間です。"},
      {"backup-generations",
       "データベースのバックアップは7世代保持しています。\n\nバックアップは14世代分を保管します。"},
      {"backup-interval", "バックアップは日次で取得します。\n\nお客様データのバックアップは1時間ごとに行います。"},
      {"availability", "本サービスの稼働率は99.9%以上です。\n\nサービス品質\n\n月間稼働率99.5%を保証します。"},
      {"support-hours",
       "お問い合わせ窓口は24時間365日対応しています。\n\nサポートの対応時間は、平日9:00~17:00(土日祝日、年末年始を除く)"
       "です。"},
      {"maintenance-notice",
       "計画メンテナンスは14日前までにメールでお知らせします。\n\n定期メンテナンスを実施する場合は、3日前までに告知しま"
       "す。"},
      {"end-of-service-notice",
       "本サービスの提供を終了する場合、6か月前までに通知します。\n\nサービス終了の3カ月前までに告知いたします。"},
      {"incident-notification",
       "セキュリティインシデントを検知した場合、30分以内にお客様へ通知します。\n\nインシデント発生時は、検知から24時間"
       "以内にご連絡します。"},
      {"deletion-deadline",
       "契約終了後30日以内にお客様データを削除します。\n\n解約後、お客様データは90日以内に消去されます。"},
      {"log-deletion-before-retention", "ログは3年間保管します。\n\nログは1年以内に消去します。"},
      {"data-location",
       "お客様のデータは日本国内に限定して保管しています。\n\nデータセンターは東京および米国オレゴンに所在します。"},
      {"backup-abroad",
       "データは国外には保管しません。\n\nバックアップデータはシンガポールリージョンに保管しています。"},
      {"password-length", "パスワードは8文字以上で設定してください。\n\nパスワードの最小文字数は10文字です。"},
      {"vulnerability-assessment",
       "外部の専門会社による脆弱性診断を年1回実施しています。\n\n脆弱性診断は半年に1回実施しています。"},
      {"training",
       "全社員を対象に、情報セキュリティ教育を年1回実施しています。\n\n従業員には四半期ごとにセキュリティ研修を実施して"
       "います。"},
  });
}

TEST_CASE("planted contradictions in tables, sheets and lists are found", "[contradiction]") {
  check({
      {"rpo-below-backup-interval", "|項目|内容|\n|---|---|\n|バックアップ取得間隔|日次|\n|目標復旧時点(RPO)|1時間|\n",
       "document.md"},
      {"recovery-time",
       "|No|項目|回答|\n|---|---|---|\n|1|目標復旧時間(RTO)|4時間|"
       "\n\n障害時は8時間以内に復旧することを目標とします。\n",
       "document.md"},
      {"log-retention",
       "# ログ\n\n- 取得対象: アクセスログ、操作ログ\n- 保存期間: 1年間\n\n# "
       "監査\n\n|項目|回答|\n|---|---|\n|アクセスログの保存期間|6か月|\n",
       "document.md"},
      {"backup-retention",
       "# バックアップ\n\n- 取得頻度:日次\n- 保存期間:30日\n\n# FAQ\n\nバックアップは7日間保管しています。\n",
       "document.md"},
      {"support-hours",
       "|項目|回答|\n|---|---|\n|サポート受付時間|24時間365日|\n|サポート対応時間|平日10時~17時|"
       "\n\nサポートの受付時間は平日10時から17時です。\n",
       "document.md"},
      {"mfa",
       "|設問|回答|\n|---|---|\n|多要素認証に対応していますか。|○|\n|IPアドレス制限に対応していますか。|×|"
       "\n\n多要素認証には対応していません。\n",
       "document.md"},
      {"deletion-certificate",
       "|確認事項|回答|\n|---|---|\n|データ消去証明書の発行可否|なし|"
       "\n\nデータの消去後、ご希望の方には消去証明書を発行します。\n",
       "document.md"},
      {"incident-notification",
       "# インシデント対応\n\n|項目|内容|\n|---|---|\n|通知の目標時間|検知から1時間以内|\n\n# "
       "体制\n\n障害の検知から4時間以内を目標に通知します。\n",
       "document.md"},
      {"password-length",
       "# パスワードの要件\n\n以下の要件を満たす必要があります。\n\n- 12文字以上\n- 英大文字・小文字・数字を含む\n\n# "
       "アカウント\n\nパスワードは8文字以上です。\n",
       "document.md"},
  });
}

TEST_CASE("planted contradictions of yes and no are found", "[contradiction]") {
  check({
      {"backup-taken",
       "お客様データのバックアップは行っておりません。\n\nお客様データは毎日バックアップを取得しています。"},
      {"sla-exists", "SLAは設定しておりません。\n\n稼働率が99.9%に満たない場合、利用料金の一部を返金します。"},
      {"third-party",
       "お客様の情報を第三者に開示することは一切ありません。\n\n捜査機関の要請により、登録情報を開示する場合があります"
       "。"},
      {"further-subcontracting", "再委託は一切行っておりません。\n\nデータセンターの運用業務はB社に再委託しています。"},
      {"encryption", "お客様のデータはすべて暗号化して保存しています。\n\nお客様のデータは暗号化していません。"},
      {"tls-version", "通信にはTLS1.2以上を使用します。\n\n一部の旧型端末のため、TLS1.1による接続も許可しています。"},
      {"mfa-required", "全ての利用者に多要素認証を必須としています。\n\n多要素認証の設定は任意です。"},
      {"certificate-27017",
       "ISO/IEC 27017の認証を取得しています。\n\nISO/IEC 27017については、来年度の取得を目指しています。"},
      {"remote-access",
       "社外からのリモートアクセスは禁止しています。\n\n運用担当者はVPN経由で接続し、保守を行います。"},
      {"restore-on-request",
       "お客様からの個別の復元依頼には応じられません。\n\nお客様のご依頼に応じて、過去7日分のデータを復元します。"},
      {"tenancy",
       "テナントごとに専用のデータベースを用意しています。\n\nデータは同一データベース内でテナントIDにより論理的に分離"
       "しています。"},
      {"password-rotation", "パスワードの定期的な変更は求めていません。\n\nパスワードの有効期限は90日です。"},
  });
}

TEST_CASE("an RPO that equals an interval stated elsewhere leaves no margin", "[contradiction]") {
  CHECK(testing::contradictions("RPOは24時間を保証します。\n\nバックアップは日次で取得します。") ==
        "rpo-below-backup-interval");
  CHECK(testing::contradictions("RPOは24時間です。\n\nバックアップは日次で取得します。") ==
        "rpo-below-backup-interval");
  CHECK(testing::contradictions("バックアップは日次で取得します。RPOは24時間です。").empty());
}

TEST_CASE("a bare value takes its topic from the nearest heading, label or question", "[contradiction]") {
  check({
      {"rpo-below-backup-interval",
       "# 復旧目標\n\n## 目標復旧時点\n\n30分\n\n## データのバックアップ取得間隔\n\n12時間\n\n## "
       "復元訓練\n\n半期に1回\n",
       "document.md"},
      {"password-length",
       "# パスワードの条件\n\n## 最小の長さ\n\n10文字\n\n# 登録画面\n\nパスワードは6文字以上で入力してください。\n",
       "document.md"},
      {"maintenance-notice",
       "Q. 計画停止はいつ知らされますか。\nA. 14日前です。\n\n2. "
       "約款\n定期メンテナンスの3日前までにメールで通知します。\n"},
      {"rpo-below-backup-interval", "RPO:15分\nバックアップ間隔:6時間ごと\nレプリケーション:なし\n"},
      {"incident-notification",
       "1. 連絡\n情報セキュリティ事故を検知したとき、検知から2時間以内に第一報を差し上げます。\n\n2. 段階\n"
       "段階\t内容\t期限\n切り分け\t影響の調査\t検知から1時間以内\n第一報\t管理者へ電話\t検知から24時間以内\n"},
  });
}

TEST_CASE("figures depend on what else the document says", "[contradiction]") {
  check({
      {"availability-and-maintenance",
       "月間稼働率99.99%を保証します。停止時間には、定期メンテナンスによる停止も含めます。\n\n2. 保守\n"
       "毎月第4土曜の22時から24時まで、停止を伴う定期メンテナンスを行います。"},
      {"",
       "月間稼働率99.99%を保証します。停止時間には、定期メンテナンスによる停止を含めません。\n\n2. 保守\n"
       "毎月第4土曜の22時から24時まで、停止を伴う定期メンテナンスを行います。"},
      {"availability-and-downtime", "月間稼働率は99.9%です。\n\n2. 約束\n月間の停止時間の合計は2時間以内とします。"},
      {"", "月間稼働率は99.9%です。\n\n2. 約束\n月間の停止時間の合計は43分以内とします。"},
      {"availability",
       "月間稼働率の目標は九九・九パーセントです。\n\n2. "
       "改善\n月間稼働率の目標である99.5%を下回ったときは、原因をまとめます。"},
      {"", "月間稼働率の目標は99.9%です。\n\n2. 返金\n月間稼働率が99.5%を下回ったときは、料金の10%を返金します。"},
  });
}

TEST_CASE("rows below one heading speak of one thing", "[contradiction]") {
  const std::string rows =
      "## 3.2 バックアップ\n\n| 項目 | 内容 |\n| --- | --- |\n| 取得間隔 | 1日1回 |\n| 世代 | 7世代 |\n| 保管期間 | ";
  CHECK(testing::contradictions(rows + "30日間 |\n", "document.md") == "generations-and-retention");
  CHECK(testing::contradictions(rows + "7日間 |\n", "document.md").empty());
  CHECK(testing::contradictions(rows + "7日間 |\n| 月次の保管期間 | 1年間 |\n", "document.md").empty());
}

TEST_CASE("the parties of a contract hide neither topic nor thing", "[contradiction]") {
  CHECK(testing::contradictions("第5条(バックアップ)\n乙は、甲のデータを毎日1回取得し、14日分を保管する。\n\n"
                                "第6条(消去)\n乙は、消去証明書を発行しない。\n\n"
                                "別表\n\nバックアップ: 日次、7世代\n消去証明書: 発行する\n") ==
        "deletion-certificate generations-and-retention");
}

TEST_CASE("a section that restates others is compared with them", "[contradiction]") {
  const std::string paper =
      "# 質問\n\n## データ\n\nバックアップは4時間に1回、自動で取得します。\n\n解約から90日後にデータを消去します。\n\n"
      "操作ログを1年間保存します。\n\n## "
      "その他\n\nバックアップは4時間に1回です。\n\n解約後30日でデータを消去します。\n\n"
      "操作ログは1年間保存しています。\n";
  CHECK(testing::contradictions(paper, "document.md") == "deletion-deadline");
}

TEST_CASE("a row's label keeps an answer from other topics", "[contradiction]") {
  const auto said = testing::claims(
      "| 分類 | 確認事項 | 回答 |\n|---|---|---|\n| 暗号化 | 通信の暗号化 | ○ |\n| 暗号化 | 保存データの暗号化 | × |\n",
      "sheet.md");
  CAPTURE(said);
  CHECK(said.find("encryption.data = あり") == std::string::npos);
  CHECK(said.find("encryption.data = なし") != std::string::npos);
}
