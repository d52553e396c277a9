// SPDX-License-Identifier: Apache-2.0
// The rules of rules/scope.toml.
#include "catch.h"
#include "rule_fixture.h"

using kaiji::testing::found;

TEST_CASE("an absolute that another sentence narrows", "[scope]") {
  CHECK(found("scope", "解約後、データは完全に削除します。なお、バックアップデータは30日間保持します。") ==
        "complete-deletion-narrowed: 完全に削除し");
  CHECK(found("scope", "ファイルは無制限に保存できます。\n\n保存の容量には上限があります。") ==
        "unlimited-use-narrowed: 無制限に保存");
  const auto text = GENERATE("解約後、データはバックアップを除き完全に削除します。バックアップは30日間保持します。",
                             "お客様は、データをすべて削除することができます。バックアップは30日間保持します。",
                             "全ての通信を暗号化しています。バックアップは30日間保持します。",
                             "一切の紛争は東京地方裁判所で解決します。ログは1年間保管します。",
                             "ファイルは無制限に保存できます。\n\n利用の制限はありません。");
  CHECK(found("scope", text).empty());
}

TEST_CASE("an abbreviation is explained once, in any of the usual ways", "[scope]") {
  CHECK(found("scope", "不正な通信をIDSで検知し、WAFで遮断します。") == "unexplained-abbreviation: IDS");
  const auto text = GENERATE(
      "不正な通信を侵入検知システム(IDS)で検知します。", "不正な通信をIDS(侵入検知の装置)で検知します。",
      "IDSとは、侵入を検知する装置です。IDSを導入しています。", "IDS: 侵入を検知する装置\n\nIDSを導入しています。",
      "Intrusion Detection System として IDS を導入しています。", "TLSとVPNとAPIを提供します。",
      "ABCIDSという製品を導入しています。");
  CHECK(found("scope", text).empty());
}

TEST_CASE("we without a name", "[scope]") {
  CHECK(found("scope",
              "当社は通信を暗号化します。当社はログを保管します。当社はAmazon Web Services, Inc.を利用します。") ==
        "unnamed-provider: 当社");
  const auto text = GENERATE("例示クラウド株式会社\n\n当社は暗号化します。当社は保管します。当社は監視します。",
                             "当社は暗号化します。",
                             "Example Cloud Inc. の対策です。当社は暗号化します。当社は保管します。当社は監視します。");
  CHECK(found("scope", text).empty());
}
