// SPDX-License-Identifier: Apache-2.0
// Extractors read normalized text. A row is a text and what `display` says of each value, joined by " / ".
#include <cstring>
#include <memory>

#include "catch.h"
#include "claims/extractor.h"
#include "claims/vocabulary.h"

using namespace kaiji;

namespace {

/// A vocabulary is only read by the extractor of places; the others take any.
const Vocabulary& no_vocabulary() {
  alignas(Vocabulary) static std::byte storage[sizeof(Vocabulary)]{};
  return *reinterpret_cast<const Vocabulary*>(storage);
}

std::string found(std::string_view extractor_name, std::string_view text) {
  std::vector<FoundValue> values;
  const Sentence sentence{text_span(0, text.size()), 0};
  for (const Extractor* extractor : extractors())
    if (extractor->name == extractor_name) extractor->extract(text, sentence, no_vocabulary(), values);
  std::string shown;
  for (const FoundValue& value : values) shown += (shown.empty() ? "" : " / ") + display(value.value, value.bound);
  return shown;
}

struct Row {
  std::string_view text;
  std::string_view shown;
};

void check(std::string_view extractor, std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found(extractor, row.text) == row.shown);
  }
}

}  // namespace

TEST_CASE("durations are read in all their spellings", "[claims][extractors]") {
  check("durations", {{"24時間以内に復旧します", "1日以内"},
                      {"二十四時間以内", "1日以内"},
                      {"1か月保管", "1か月"},
                      {"1ヶ月", "1か月"},
                      {"1カ月間", "1か月"},
                      {"1ケ月", "1か月"},
                      {"一箇月", "1か月"},
                      {"三か月前までに", "3か月以上"},
                      {"2週間前に告知", "14日"},
                      {"10営業日以内", "10営業日以内"},
                      {"翌営業日に", "1営業日"},
                      {"半年間保存", "6か月"},
                      {"1か月半", "1.5か月"},
                      {"1年6か月", "18か月"},
                      {"最長で3年半以内に消去", "42か月以内"},
                      {"取得後最低3年間保持", "3年以上"},
                      {"30分以内", "30分以内"},
                      {"1時間30分", "90分"},
                      {"24~48時間", "1日~2日"},
                      {"24時間~48時間以内", "1日~2日以内"},
                      {"約30日", "約30日"},
                      {"90日程度", "約90日"},
                      {"1年以上保管", "1年以上"},
                      {"5年を超えない範囲", "5年以内"},
                      {"7日未満", "7日未満"},
                      {"12か月", "1年"},
                      {"1,000時間", "1000時間"}});
}

TEST_CASE("what looks like a duration and is none stays out", "[claims][extractors]") {
  check("durations", {{"24時間365日対応", ""},
                      {"24時間体制で監視", ""},
                      {"2021年1月20日", ""},
                      {"2024年度", ""},
                      {"令和3年に改定", ""},
                      {"9時30分から", ""},
                      {"18:30分", ""},
                      {"十分な措置", ""},
                      {"数時間かかる", ""},
                      {"毎月10日に実施", ""},
                      {"利用開始2日目", ""},
                      {"第3営業日", ""},
                      {"TLS1.2", ""},
                      {"27001を取得", ""},
                      {"3分の1", ""},
                      {"6.5.2年", ""}});
}

TEST_CASE("intervals are read in all their spellings", "[claims][extractors]") {
  check("intervals", {{"上期と下期に1回ずつ", "年2回"},
                      {"年に一遍", "年1回"},
                      {"一年で四度", "四半期ごと"},
                      {"6月と12月", "年2回"},
                      {"毎事業年度一回", "年1回"},
                      {"四半期単位", "四半期ごと"},
                      {"日次で取得", "日次"},
                      {"毎日深夜に", "日次"},
                      {"1日1回", "日次"},
                      {"毎日2時と14時に", "12時間ごと"},
                      {"毎日3:00、11:00、19:00に", "8時間ごと"},
                      {"毎日2時に", "日次"},
                      {"日に1回", "日次"},
                      {"24時間ごとに", "日次"},
                      {"24時間毎", "日次"},
                      {"24時間に1回", "日次"},
                      {"毎晩2時に", "日次"},
                      {"5分ごとに", "5分ごと"},
                      {"五分毎", "5分ごと"},
                      {"15分間隔で", "15分ごと"},
                      {"6時間おき", "6時間ごと"},
                      {"週次", "週次"},
                      {"毎週日曜に", "週次"},
                      {"週に1回", "週次"},
                      {"隔週で", "14日ごと"},
                      {"月次", "月次"},
                      {"月1回", "月次"},
                      {"毎月第3日曜", "月次"},
                      {"四半期ごとに", "四半期ごと"},
                      {"四半期に一度", "四半期ごと"},
                      {"3か月ごと", "四半期ごと"},
                      {"半期ごと", "年2回"},
                      {"半年に1回", "年2回"},
                      {"年2回", "年2回"},
                      {"年に二度", "年2回"},
                      {"年1回以上", "年1回以上の頻度"},
                      {"最低でも年に1回", "年1回以上の頻度"},
                      {"年に少なくとも1回", "年1回以上の頻度"},
                      {"1年に1度", "年1回"},
                      {"1回/年", "年1回"},
                      {"2回/日", "12時間ごと"},
                      {"1日2回", "12時間ごと"}});
  check("intervals", {{"過去24時間に", ""}, {"10月1回線", ""}, {"1か月間保管", ""}, {"第1回", ""}});
}

TEST_CASE("percentages, counts and dates", "[claims][extractors]") {
  check("percentages", {{"99.9%以上", "99.9%以上"},
                        {"99.95パーセント", "99.95%"},
                        {"百分の九十九・九以上", "99.9%以上"},
                        {"月間稼働率99.5%", "99.5%"},
                        {"月間稼働率は99.5 %です", "99.5%"},
                        {"99%~99.9%", "99% / 99.9%"},
                        {"300%", ""}});
  check("counts", {{"8世代", "8世代"},
                   {"八世代分", "8世代"},
                   {"8文字以上64文字以下", "8文字以上 / 64文字以内"},
                   {"8~64文字", "8~64文字"},
                   {"8桁以上", "8文字以上"},
                   {"最低10文字", "10文字以上"},
                   {"3か所以上の拠点", "3箇所以上"},
                   {"3つのサービス", "3つ"},
                   {"第3回", ""},
                   {"2世代目", ""},
                   {"ISO/IEC 27001", ""},
                   {"AES-256bit", ""}});
  check("dates", {{"2021年1月20日", "2021-01-20"},
                  {"2021/1/20", "2021-01-20"},
                  {"2021-01-20", "2021-01-20"},
                  {"2021.1.20", "2021-01-20"},
                  {"2021年1月", "2021-01"},
                  {"令和3年1月20日", "2021-01-20"},
                  {"R3.1.20", "2021-01-20"},
                  {"平成31年4月", "2019-04"},
                  {"令和元年5月1日", "2019-05-01"},
                  {"2024年度", "2024"},
                  {"2022/4/1~2023/3/31", "2022-04-01 / 2023-03-31"},
                  {"ISO/IEC 27001:2013", ""},
                  {"電話03-2021-0120", ""}});
}

TEST_CASE("hours of service", "[claims][extractors]") {
  check("windows", {{"朝8時から夜8時まで", "8時~20時"},
                    {"午前9時~夕方5時半", "9時~17.5時"},
                    {"24時間365日対応", "24時間365日"},
                    {"24時間・365日", "24時間365日"},
                    {"年中無休", "24時間365日"},
                    {"昼夜、休日の別なく", "24時間365日"},
                    {"曜日及び時刻を問わず", "24時間365日"},
                    {"二十四時間三百六十五日", "24時間365日"},
                    {"24時間体制", "24時間365日"},
                    {"平日9時~18時", "平日9時~18時"},
                    {"平日10:00~18:00の日勤", "平日10時~18時"},
                    {"平日9:00-17:30", "平日9時~17.5時"},
                    {"午前9時から午後6時(土日祝を除く)", "平日9時~18時"},
                    {"9~18時", "9時~18時"},
                    {"24時間以内に通知", ""},
                    {"毎晩2時", ""}});
}

TEST_CASE("answer words stand alone", "[claims][extractors]") {
  check("flags", {{"有り", "あり"},
                  {"なし。", "なし"},
                  {"○", "あり"},
                  {"有り 1年以上保管しています", "あり"},
                  {"多要素認証: 未対応", "なし"},
                  {"いいえ、行っていません", "なし"},
                  {"有効にしています", ""},
                  {"対応時間は平日です", ""}});
}
