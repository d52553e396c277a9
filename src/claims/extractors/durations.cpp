// SPDX-License-Identifier: Apache-2.0
// 24時間, 1か月半, 1年6か月, 10営業日, 翌営業日, 半年, 二十四時間, 24~48時間.
// Not durations: 2021年 and 1月20日 (dates), 9時30分 (a time of day), 24時間365日 (a window), 2日目, 十分 (enough),
// 数時間 (vague).

#include <array>
#include <optional>

#include "base/first_characters.h"
#include "claims/bounds.h"
#include "claims/extractor.h"
#include "claims/numerals.h"
#include "claims/units.h"

namespace kaiji {
namespace durations_extractor {
namespace {

struct Parsed {
  Value value;
  std::size_t end = 0;
};

constexpr std::array<std::string_view, 7> kRangeMarks{"~", "-", "から", "乃至", "ないし", "〜", "又は"};
constexpr std::array<std::string_view, 14> kNoLength{"目",   "付",   "号",    "365",  "/365", "・365", "×365",
                                                     ",365", "x365", "、365", "年中", "X365", "(365",  "当たり"};
/// Words that make 24時間 a window of service and not a length.
constexpr std::array<std::string_view, 20> kRoundTheClock{
    "対応",     "体制", "受付",     "受け付け", "監視",   "有人", "常時", "いつでも", "稼働", "運用",
    "サポート", "提供", "利用可能", "無休",     "お受け", "承",   "行",   "交替",     "交代", "ご利用"};
constexpr std::array<std::string_view, 7> kMinuteProof{"以内", "間", "ごと", "毎", "おき", "程度", "前後"};

bool date_like(std::string_view text, std::size_t at, double number, TimeUnit unit) {
  constexpr std::array<std::string_view, 5> kEras{"令和", "平成", "昭和", "西暦", "FY"};
  constexpr std::array<std::string_view, 3> kMonths{"毎月", "毎年", "月"};
  if (text.substr(0, at).ends_with("第")) return true;
  if (unit == TimeUnit::Year) return number >= 1900 || ends_with_any(text, at, kEras);
  return unit == TimeUnit::Day && ends_with_any(text, at, kMonths);
}

/// 9時30分, 18:30分: the minutes of a clock; 「RPO:15分」 is a length.
bool behind_hours(std::string_view text, std::size_t begin) {
  if (text.substr(0, begin).ends_with("時")) return true;
  return begin >= 2 && text[begin - 1] == ':' && text[begin - 2] >= '0' && text[begin - 2] <= '9';
}

/// 「過去60日のうち、ご希望の日の状態に戻せます」: how far back one can go.
bool restores(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end, std::min<std::size_t>(text.find("。", end), text.size()) - end);
  for (const std::string_view word : {"戻", "復元", "復旧", "復活", "リストア"})
    if (rest.find(word) != std::string_view::npos) return true;
  return false;
}

/// 「直近90日分の操作ログを|検索できます」: how far back one can look is what is promised.
bool looks_up(std::string_view text, std::size_t end) {
  constexpr std::size_t kNear = 75;  ///< bytes
  std::string_view words = text.substr(end, kNear);
  words = words.substr(0, std::min(words.find("。"), words.find("\n\n")));
  for (const std::string_view view : {"検索", "照会", "閲覧", "参照", "さかのぼ", "遡"})
    if (words.find(view) != std::string_view::npos) return true;
  return false;
}

/// What follows or precedes says that the words are no length of time.
bool refused(std::string_view text, std::size_t begin, std::size_t end, const Numeral& numeral, const UnitWord& unit) {
  if (match_any(text, end, kNoLength) > 0) return true;
  constexpr std::array<std::string_view, 4> kLookBack{"過去", "直近", "直近の", "過去の"};  // 過去24時間 looks back
  constexpr std::array<std::string_view, 6> kStock{"分をお預", "分お預", "分を保", "分を残", "分の控え", "分だけ"};
  if (ends_with_any(text, begin, kLookBack) && match_any(text, end, kStock) == 0 && !restores(text, end) &&
      !looks_up(text, end))
    return true;
  if (unit.unit == TimeUnit::Minute && behind_hours(text, begin)) return true;
  if (unit.unit == TimeUnit::Minute && numeral.kanji && numeral.value == 10) {
    const std::size_t bare = end - (text.substr(0, end).ends_with("間") ? 3 : 0);
    return bare == end && match_any(text, end, kMinuteProof) == 0;
  }
  if (unit.unit == TimeUnit::Hour && numeral.value == 24) return match_any(text, end, kRoundTheClock) > 0;
  if (unit.unit == TimeUnit::Minute && text.substr(end).starts_with("の1")) return true;  // 3分の1
  return unit.unit == TimeUnit::Day && numeral.value == 365 &&
         ends_with_any(text, begin, std::array<std::string_view, 6>{"24時間", "/", "・", "×", "24時間、", "x"});
}

/// Adds 半, 6か月 behind 1年 and the like.
std::size_t add_tail(std::string_view text, std::size_t end, TimeUnit unit, Value& value) {
  if (text.substr(end).starts_with("半") && !text.substr(end).starts_with("半期")) {
    const Value half = duration_of(0.5, unit);
    const double middle = (half.low + half.high) / 2;
    value.low += middle;
    value.high += middle;
    return end + std::string_view("半").size();
  }
  const std::size_t joint = text.substr(end).starts_with("と") ? 3 : 0;
  const auto next = numeral_at(text, end + joint);
  if (!next) return end;
  const std::size_t at = end + joint + next->length;
  const UnitWord smaller = time_unit_at(text, at);
  if (smaller.length == 0 || smaller.unit >= unit || smaller.unit == TimeUnit::BusinessDay ||
      (unit == TimeUnit::Year && smaller.unit != TimeUnit::Month))
    return end;
  if (unit == TimeUnit::Hour && smaller.unit != TimeUnit::Minute) return end;
  const Value tail = duration_of(next->value, smaller.unit);
  const double middle = (tail.low + tail.high) / 2;
  value.low += middle;
  value.high += middle;
  return at + smaller.length;
}

std::optional<Parsed> figure_at(std::string_view text, std::size_t at) {
  const auto numeral = numeral_at(text, at);
  if (!numeral) return std::nullopt;
  const std::size_t unit_at = at + numeral->length;
  const UnitWord unit = time_unit_at(text, unit_at);
  if (unit.length > 0) {
    if (date_like(text, at, numeral->value, unit.unit)) return std::nullopt;
    if (unit.unit == TimeUnit::Year && text.substr(unit_at + unit.length).starts_with("度")) return std::nullopt;
    if (refused(text, at, unit_at + unit.length, *numeral, unit)) return std::nullopt;
    Parsed parsed{duration_of(numeral->value, unit.unit), 0};
    parsed.end = add_tail(text, unit_at + unit.length, unit.unit, parsed.value);
    if (text.substr(parsed.end).starts_with("間")) parsed.end += std::string_view("間").size();
    return parsed;
  }
  // 24~48時間: the unit stands behind the second figure.
  const std::size_t mark = match_any(text, unit_at, kRangeMarks);
  if (mark == 0) return std::nullopt;
  const auto second = numeral_at(text, unit_at + mark);
  if (!second || second->value <= numeral->value) return std::nullopt;
  const UnitWord shared = time_unit_at(text, unit_at + mark + second->length);
  const std::size_t end = unit_at + mark + second->length + shared.length;
  if (shared.length == 0 || refused(text, at, end, *second, shared) || date_like(text, at, second->value, shared.unit))
    return std::nullopt;
  Parsed parsed{duration_of(numeral->value, shared.unit), end};
  parsed.value.high = duration_of(second->value, shared.unit).high;
  return parsed;
}

/// A length that is a word. `point`: a day of the calendar, which is a length where it is a deadline (翌日まで, 前日に)
/// and a start where it is not (翌日から).
struct LengthWord {
  std::string_view word;
  double count;
  TimeUnit unit;
  bool point = false;
};
constexpr std::array<LengthWord, 16> kLengthWords{{{"翌営業日", 1, TimeUnit::BusinessDay},
                                                   {"翌々営業日", 2, TimeUnit::BusinessDay},
                                                   {"前営業日", 1, TimeUnit::BusinessDay, true},
                                                   {"半年間", 0.5, TimeUnit::Year},
                                                   {"半年", 0.5, TimeUnit::Year},
                                                   {"半月", 15, TimeUnit::Day},
                                                   {"半日", 12, TimeUnit::Hour},
                                                   {"丸一日", 1, TimeUnit::Day},
                                                   {"まる一日", 1, TimeUnit::Day},
                                                   {"一昼夜", 1, TimeUnit::Day},
                                                   {"ひと月", 1, TimeUnit::Month},
                                                   {"ひとつき", 1, TimeUnit::Month},
                                                   {"ふた月", 2, TimeUnit::Month},
                                                   {"翌々日", 2, TimeUnit::Day, true},
                                                   {"翌日", 1, TimeUnit::Day, true},
                                                   {"前日", 1, TimeUnit::Day, true}}};
constexpr FirstCharacters kFirstOfLengths(kLengthWords);

/// 翌月末日まで: four weeks to two months, whatever the day of the month.
std::optional<Parsed> month_end_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 2> kEnds{"翌月末日", "翌月末"};
  constexpr std::array<std::string_view, 2> kLaterEnds{"翌々月末日", "翌々月末"};
  const std::size_t next = match_any(text, at, kEnds);
  const std::size_t later = match_any(text, at, kLaterEnds);
  if (next == 0 && later == 0) return std::nullopt;
  Parsed parsed{duration_of(28, TimeUnit::Day), at + std::max(next, later)};
  if (later > 0) parsed.value.low = 59 * kDay;
  parsed.value.high = (later > 0 ? 92 : 62) * kDay;
  return parsed;
}

std::optional<Parsed> word_at(std::string_view text, std::size_t at) {
  if (auto parsed = month_end_at(text, at)) return parsed;
  if (!kFirstOfLengths.may_begin(text, at)) return std::nullopt;
  constexpr std::array<std::string_view, 6> kDeadlines{"まで", "迄", "に", "中に", "。", ")"};
  for (const LengthWord& entry : kLengthWords) {
    if (!text.substr(at).starts_with(entry.word)) continue;
    const std::size_t end = at + entry.word.size();
    // 「90日残し、その翌日に消去」: counted from a day that another length leads to.
    if (entry.point && text.substr(0, at).ends_with("その") && text.substr(end).starts_with("に")) return std::nullopt;
    if (entry.point && end < text.size() && match_any(text, end, kDeadlines) == 0) return std::nullopt;
    return Parsed{duration_of(entry.count, entry.unit), end};
  }
  return std::nullopt;
}

/// 24時間~48時間: the second figure has a unit of its own.
void widen(std::string_view text, Parsed& parsed) {
  const std::size_t mark = match_any(text, parsed.end, kRangeMarks);
  if (mark == 0) return;
  const auto upper = figure_at(text, parsed.end + mark);
  if (!upper || upper->value.high <= parsed.value.high || upper->value.unit != parsed.value.unit) return;
  parsed.value.high = upper->value.high;
  parsed.end = upper->end;
}

void extract(std::string_view text, const Sentence& sentence, const Vocabulary&, std::vector<FoundValue>& values) {
  const std::string_view words = text.substr(0, sentence.span.end.value);
  for (std::size_t at = sentence.span.begin.value; at < words.size();) {
    auto parsed = figure_at(words, at);
    if (!parsed) parsed = word_at(words, at);
    if (!parsed) {
      at += character_length(words, at);
      continue;
    }
    widen(words, *parsed);
    BoundWords bound = bound_around(words, at, parsed->end);
    // 前日まで is at least so long ahead, as 1日前まで is.
    if (words.substr(at).starts_with("前") && bound.bound == Bound::AtMost) bound.bound = Bound::AtLeast;
    values.push_back({parsed->value, bound.bound, text_span(at - bound.before, parsed->end + bound.after)});
    at = parsed->end;
  }
}

}  // namespace
}  // namespace durations_extractor

extern const Extractor extractor_durations;
constinit const Extractor extractor_durations = {"durations", ValueType::Duration, durations_extractor::extract};

}  // namespace kaiji
