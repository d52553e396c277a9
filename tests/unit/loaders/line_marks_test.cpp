// SPDX-License-Identifier: Apache-2.0
#include "loaders/line_marks.h"

#include <vector>

#include "catch.h"

using namespace kaiji;

TEST_CASE("marks in front of a line", "[line_marks]") {
  struct Case {
    std::string line;
    MarkKind kind;
    std::string number;
    std::string words;
  };
  const std::vector<Case> cases = {
      {"## 目的", MarkKind::Hash, "", "目的"},
      {"#目的", MarkKind::None, "", "#目的"},
      {"第1章 はじめに", MarkKind::Chapter, "第1章", "はじめに"},
      {"第十二条（目的）", MarkKind::Chapter, "第十二条", "（目的）"},
      {"第1章に定める", MarkKind::None, "", "第1章に定める"},
      {"第3者認証", MarkKind::None, "", "第3者認証"},
      {"Ⅱ．体制", MarkKind::Chapter, "Ⅱ", "体制"},
      {"IV. 体制", MarkKind::Chapter, "IV", "体制"},
      {"1. 目的", MarkKind::Decimal, "1", "目的"},
      {"１．１　概要", MarkKind::Decimal, "１．１", "概要"},
      {"6.5.2 バックアップ", MarkKind::Decimal, "6.5.2", "バックアップ"},
      {"1.1総則", MarkKind::Decimal, "1.1", "総則"},
      {"A.9.2.1 利用者登録", MarkKind::Decimal, "A.9.2.1", "利用者登録"},
      {"CLD.6.3.1 役割", MarkKind::Decimal, "CLD.6.3.1", "役割"},
      {"24時間365日", MarkKind::None, "", "24時間365日"},
      {"99.9%以上", MarkKind::None, "", "99.9%以上"},
      {"2.5営業日", MarkKind::None, "", "2.5営業日"},
      {"AES-256で暗号化", MarkKind::None, "", "AES-256で暗号化"},
      {"2024.4.1 制定", MarkKind::None, "", "2024.4.1 制定"},
      {"(1) 通信", MarkKind::Paren, "(1)", "通信"},
      {"（ア）通信", MarkKind::Paren, "（ア）", "通信"},
      {"2) 通信", MarkKind::Paren, "2", "通信"},
      {"(株)安心", MarkKind::None, "", "(株)安心"},
      {"●●株式会社", MarkKind::None, "", "●●株式会社"},
      {"① 通信", MarkKind::Circled, "①", "通信"},
      {"・項目", MarkKind::Bullet, "", "項目"},
      {"- ・項目", MarkKind::Bullet, "", "項目"},
      {"-5度", MarkKind::None, "", "-5度"},
      {"■見出し", MarkKind::Box, "", "見出し"},
      {"※注意", MarkKind::Note, "", "注意"},
      {"(注1) 注意", MarkKind::Note, "", "注意"},
      {"注：注意", MarkKind::Note, "", "注意"},
      {"注意してください", MarkKind::None, "", "注意してください"},
  };
  for (const auto& [line, kind, number, words] : cases) {
    CAPTURE(line);
    const auto mark = read_mark(line);
    CHECK(mark.kind == kind);
    CHECK(mark.number == number);
    CHECK(line.substr(mark.length) == words);
  }
}
