// SPDX-License-Identifier: Apache-2.0
#include "rules/promise.h"

#include "build_paths.h"
#include "catch.h"
#include "tool.h"

using namespace kaiji;

namespace {

struct Case {
  std::string sentence;
  std::string word;
  Stance stance;
};

Stance read(const Case& one) {
  static const auto lists = load_promise_words(std::filesystem::path(KAIJI_SOURCE_DIR) / "dictionaries");
  REQUIRE(lists);
  const auto analysis = testing::analyze_text(one.sentence);
  const auto at = analysis.document.text().find(one.word);
  REQUIRE(at != std::string_view::npos);
  const auto words = text_span(at, at + one.word.size());
  return stance_of(*lists, analysis, analysis.sentence_at(words.begin), words);
}

}  // namespace

TEST_CASE("a clause is the provider's promise or says why not") {
  const std::vector<Case> cases = {
      {"障害が発生した場合は、速やかに通知します。", "速やかに", Stance::Promise},
      {"従業員に対して定期的に教育を実施しております。", "定期的", Stance::Promise},
      {"脆弱性に対するパッチは随時適用する仕組みを運用しています。", "随時", Stance::Promise},
      {"ご要望には可能な範囲で対応させて頂きます。", "可能な範囲", Stance::Promise},
      {"定期的に監査を実施しておりますが、結果は開示しておりません。", "定期的", Stance::Promise},
      {"外部から参照できないように適切に制限しています。", "適切に", Stance::Promise},
      {"定期的に取得しているため、障害時にも復元できます。", "定期的", Stance::Promise},
      {"速やかに通知し、お客様はステータスページで確認します。", "速やかに", Stance::Promise},
      {"ログは適切に保管しており、ご依頼により提供できます。", "適切に", Stance::Promise},
      {"お客様は定期的にパスワードを変更します。", "定期的", Stance::Customer},
      {"お客様のデータは速やかに削除します。", "速やかに", Stance::Promise},
      {"パスワードは適切に管理してください。", "適切に", Stance::Customer},
      {"利用方針にしたがって、適切な保護策をとっていただくこととなります。", "適切な", Stance::Customer},
      {"速やかに復旧できない場合は、通知します。", "速やかに", Stance::Condition},
      {"適切に管理された環境で開発しています。", "適切に", Stance::Modifier},
      {"速やかに対応するため、担当者を置いています。", "速やかに", Stance::Condition},
      {"定期的な見直しは必要ありません。", "定期的", Stance::Denied},
      {"ログを定期的に確認しているか。", "定期的", Stance::Denied},
      {"ログを定期的に確認すること。", "定期的", Stance::Denied},
      {"操作履歴は随時確認できます。", "随時", Stance::Possibility},
      {"必要に応じて電話で連絡する場合があります。", "必要に応じて", Stance::Possibility},
      {"障害が起きた場合に速やかに連絡することがあります。", "速やかに", Stance::Possibility},
      {"利用者側で障害が発生した場合は、速やかに通知します。", "速やかに", Stance::Promise},
      {"お客様が退会後、速やかに削除します。", "速やかに", Stance::Promise},
      {"パスワードの管理は、お客様にて適切に行うものとします。", "適切に", Stance::Customer},
      {"委託者が適宜行います。", "適宜", Stance::Customer},
      {"お客様が登録したデータを適宜確認しています。", "適宜", Stance::Promise},
      {"十分な経験を有する者を配置しています。", "十分な", Stance::Promise},
      {"方式を必要に応じて組み合わせられます。", "必要に応じて", Stance::Possibility},
      {"適切な管理を目指しています。", "適切な", Stance::Possibility},
      {"メールでお知らせします(適宜、電話も使います)。", "適宜", Stance::Fragment},
      {"「定期的な評価」を実施します。", "定期的", Stance::Fragment},
      {"不適切な操作を検知します。", "適切な", Stance::Fragment},
      {"最高クラスの経路制御の技術", "最高クラス", Stance::Nominal},
      {"窓口は平日です(返信まで数日いただく場合があります)。", "数日", Stance::Possibility},
      {"長く残したい記録は、書き出して保管します。", "長く", Stance::Condition},
      {"適切な署名がなければ、なりすましは容易です。", "適切な", Stance::Condition},
      {"どの手順へ速やかに戻るかを整理します。", "速やかに", Stance::Condition},
      {"すぐに上書きしないことを優先します。", "すぐに", Stance::Denied},
      {"利用者自身から請求があったときは、速やかに対応します。", "速やかに", Stance::Promise},
      {"必要に応じて利用者が削除します。", "必要に応じて", Stance::Customer},
      {"適切に利用者が使える状態へ戻します。", "適切に", Stance::Promise},
      {"十分な対策を行っている会社を選んでいます。", "十分な", Stance::Promise},
  };
  for (const auto& one : cases) {
    INFO(one.sentence);
    CHECK(static_cast<int>(read(one)) == static_cast<int>(one.stance));
  }
}
