// SPDX-License-Identifier: Apache-2.0
// Whether somebody promises in a document: papers of providers in every voice, against books, standards and norms.
#include <string>

#include "../rules/tool.h"
#include "catch.h"
#include "claims/analysis.h"

using namespace kaiji;

namespace {

Genre genre_of(const std::string& text) {
  return testing::analyze_text(text).facts.genre;
}

}  // namespace

TEST_CASE("a text that teaches or demands while nobody speaks for a provider is a treatise", "[genre]") {
  const auto book = R"(# 第4章 学校のバックアップ

本章では、校務データのバックアップの考え方を解説します。
身近な例で考えてみましょう。大切な写真を1台の端末だけに置くと、壊れたときに失われます。
なぜ重要かというと、復元できない記録は二度と作れないからです。

## 4.1 世代

バックアップは定期的に取得します。世代は必要に応じて増やします。
次章では、ログの保管について学びます。
)";
  CHECK(genre_of(book) == Genre::Treatise);
  const auto norm = R"(# 情報セキュリティ対策規程

## 1. 暗号化

サービスの開発者は、機密情報を暗号化して保管しなければならない。
鍵は速やかに更新しなければならない。
平文で送信してはならない。

## 2. ログ

運用者は、アクセスログを定期的に確認したほうがよい。
改ざんを防ぐ仕組みを用意することが望ましい。
)";
  CHECK(genre_of(norm) == Genre::Treatise);
  const auto standard = R"(# V9 通信のセキュリティ

## V9.1 要件

このセクションでは、暗号化した通信への要件を定義します。

| 番号 | 説明 | レベル |
|---|---|---|
| 9.1.1 | すべての接続に強力な暗号スイートを使用している。弱い方式は無効にする必要がある。 | 1 |
| 9.1.2 | 証明書を適切に検証している。自己署名の証明書は許可すべきではない。 | 2 |
| 9.1.3 | 鍵の交換には前方秘匿性が求められる。 | 3 |
)";
  CHECK(genre_of(standard) == Genre::Treatise);
}

TEST_CASE("a paper of a provider stays one, whatever voice it has", "[genre]") {
  const auto terse = R"(# セキュリティ対策一覧

| 項目 | 内容 |
|---|---|
| 暗号化 | AES-256 |
| バックアップ | 定期的に取得 |
| 障害の通知 | 速やかに実施 |
| 委託先の管理 | 適切に実施 |
)";
  CHECK(genre_of(terse) != Genre::Treatise);
  const auto polite = R"(# データの保護

データセンターは国内にあります。通信はTLS 1.3で暗号化しています。
バックアップは定期的に取得しています。脆弱性の診断を実施しています。ログを保管しています。
障害は速やかに掲載しております。委託先を監査しています。従業員を教育しております。
パスワードは長くする必要があります。使い回すべきではありません。多要素認証が望ましいです。
端末の更新も必要があれば求められることがあります。
)";
  CHECK(genre_of(polite) != Genre::Treatise);
  const auto named = R"(# 運用の基準

当社は、次の基準で本サービスを運用するものとする。
当社は、障害を速やかに通知するものとする。
当社は、委託先を定期的に監査しなければならない。
当社は、ログを適切に保管しなければならない。
)";
  CHECK(genre_of(named) != Genre::Treatise);
  const auto terms = R"(# 計算基盤利用規約

1. 利用者は、申請の内容を偽ってはならない。
2. 利用者は、暗証番号を他人に使わせてはならない。
3. 利用者は、変更があるときは届け出なければならない。
4. 学院は、障害を速やかに掲示するものとする。
5. 学院は、記録を適切に保管するものとする。
)";
  CHECK(genre_of(terms) == Genre::Terms);
  const auto center = R"(# 計算機の運用

センターは、障害を速やかに掲示しなければならない。
センターは、記録を適切に保管しなければならない。
利用者は、暗証番号を他人に使わせてはならない。
利用者は、申請の内容を偽ってはならない。
)";
  CHECK(genre_of(center) != Genre::Treatise);
}

TEST_CASE("the title of a document that is linked or named in a sentence gives no genre", "[genre]") {
  const auto policy = R"(# プライバシーポリシー

アクセスの解析に外部のツールを使います。詳しくは[解析ツール利用規約](https://example.com/terms)をご覧ください。

個人情報は暗号化して保存します。

保存する期間は1年です。
)";
  CHECK(genre_of(policy) != Genre::Terms);
  const auto portal = R"(# 利用の開始

申請のときに、チェックリストを1部提出してください。

承認の結果は電子メールで通知します。

個人情報の保護に関する法律第25条により、本人の同意を得ます。法第17条と第20条にも従います。
)";
  CHECK(genre_of(portal) == Genre::Unknown);
  const auto terms = R"(# ご利用にあたって

## 1. 本規約の適用

本規約は、利用者と当社の間の一切の関係に適用されます。

## 2. 利用の登録

登録を希望する者は、本規約に同意します。当社は、登録の申請を承認します。

## 3. 本規約の変更

当社は、本規約を変更できるものとします。
)";
  CHECK(genre_of(terms) == Genre::Terms);
  CHECK(genre_of("# プライバシーポリシー\n\n## 第1条(取得)\n\n取得します。\n\n## 第2条(利用)\n\n利用します。\n\n## "
                 "第3条(提供)\n\n"
                 "提供しません。\n") == Genre::Unknown);
  CHECK(genre_of("# 規約\n\n## 第1条(適用)\n\n適用します。\n\n## 第2条(登録)\n\n登録します。\n\n## "
                 "第3条(変更)\n\n変更します。\n") == Genre::Terms);
}
