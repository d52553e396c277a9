// SPDX-License-Identifier: Apache-2.0
#include "rules/title_match.h"

#include <random>
#include <string>
#include <vector>

#include "catch.h"

using namespace kaiji;

TEST_CASE("titles are the same whatever their spaces, punctuation and letter case", "[structure]") {
  CHECK(same_title("容量・能力の管理", "容量、能力の管理"));
  CHECK(same_title("SSL/TLS の 設定", "ssl/tlsの設定"));
  CHECK(same_title("技術的レビュー", "技術的レビュー 仮想環境でご利用できるOSを提示しています。"));
  CHECK_FALSE(same_title("運用", "運用体制"));  // too short to be a beginning
  CHECK_FALSE(same_title("監視と保守", "脆弱性の管理"));
}

TEST_CASE("an entry loses its dot leader and page number, but no number of its own", "[structure]") {
  CHECK(without_page("内部組織..... 4") == "内部組織");
  CHECK(without_page("対象サービス・・・・・・12") == "対象サービス");
  CHECK(without_page("はじめに 3") == "はじめに");
  CHECK(without_page("ISO/IEC 27001") == "ISO/IEC 27001");
  CHECK(without_page("運用体制") == "運用体制");
}

TEST_CASE("a title loses the clause of a standard behind it, but no other bracket", "[structure]") {
  CHECK(without_clause("暗号(10.1.1)") == "暗号");
  CHECK(without_clause("仮想環境の分離(CLD.9.5.1)") == "仮想環境の分離");
  CHECK(without_clause("暗号(通信)") == "暗号(通信)");
  CHECK(without_clause("計画(2025)") == "計画(2025)");
  CHECK(without_clause("(10.1.1)") == "(10.1.1)");
}

TEST_CASE("An index of titles finds those that a comparison with each one finds", "[title_match]") {
  const std::vector<std::string> pieces = {"取扱い", "取り扱い", "情報", "の", "管理", "a", "12", "バックアップ", ""};
  std::mt19937 random(1);
  std::vector<std::string> keys;
  TitleIndex index;
  for (int i = 0; i < 300; ++i) {
    std::string key;
    for (auto n = random() % 4; n > 0; --n) key += pieces[random() % pieces.size()];
    keys.push_back(key);
    index.add(key);
  }
  for (const auto& key : keys) {
    std::vector<std::uint32_t> same;
    for (std::uint32_t i = 0; i < keys.size(); ++i)
      if (same_key(keys[i], key)) same.push_back(i);
    CAPTURE(key);
    CHECK(index.find(key) == same);
  }
}
