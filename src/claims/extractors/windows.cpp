// SPDX-License-Identifier: Apache-2.0
// Hours of service: 24時間365日, 24/365, 年中無休, 平日9時~18時, 平日9:00~17:30, 月曜から金曜の10時~18時. `names[0]` is
// "24x365", "weekdays" or "hours"; low and high are hours of the day (equal where the text names no hours).

#include <algorithm>
#include <array>
#include <optional>

#include "base/first_characters.h"
#include "claims/extractor.h"
#include "claims/numerals.h"

namespace kaiji {
namespace windows_extractor {
namespace {

constexpr std::array<std::string_view, 50> kAlways{"曜日・時間帯を問わず",
                                                   "曜日や時間帯を問わず",
                                                   "時間帯・曜日を問わず",
                                                   "昼夜・休日を問わず",
                                                   "昼夜、休日を問わず",
                                                   "昼夜・曜日を問わず",
                                                   "曜日・昼夜を問わず",
                                                   "平日・休日、昼夜を問わず",
                                                   "曜日にかかわらず24時間",
                                                   "昼夜休日を問わず",
                                                   "24時間365日",
                                                   "24時間/365日",
                                                   "24時間・365日",
                                                   "24時間×365日",
                                                   "24時間、365日",
                                                   "24時間,365日",
                                                   "365日24時間",
                                                   "24/365",
                                                   "24/7",
                                                   "24x365",
                                                   "年中無休で24時間",
                                                   "24時間年中無休",
                                                   "24時間(365日)",
                                                   "24時間×7日",
                                                   "365日、24時間",
                                                   "365日/24時間",
                                                   "24時間x365日",
                                                   "24時間、年中無休",
                                                   "曜日や時間を問わず",
                                                   "曜日・時間を問わず",
                                                   "昼夜を問わず対応",
                                                   "24時間(年中無休)",
                                                   "昼夜を問わず",
                                                   "昼夜、休日の別なく",
                                                   "昼夜・休日の別なく",
                                                   "昼夜の別なく",
                                                   "昼夜及び休日を問わず",
                                                   "昼夜および休日を問わず",
                                                   "曜日及び時刻を問わず",
                                                   "曜日および時刻を問わず",
                                                   "曜日や時刻を問わず",
                                                   "二十四時間三百六十五日",
                                                   "一日二十四時間、年間を通じて",
                                                   "1日24時間、年間を通じて",
                                                   "1日も閉めることなく24時間",
                                                   "1日も休まず24時間",
                                                   "24時間休みなく",
                                                   "24時間、休みなく",
                                                   "四六時中",
                                                   "年中無休"};
/// Before 24時間: no day is left out.
constexpr std::array<std::string_view, 8> kEveryDay{"問わず",   "問わず、", "含め",     "含めて",
                                                    "含めて、", "含め、",   "を通じて", "を通して"};
/// The whole day, where one of `kDayLongTails` stands behind it.
constexpr std::array<std::string_view, 3> kDayLong{"24時間", "終日", "二十四時間"};
constexpr std::array<std::string_view, 19> kDayLongTails{
    "対応", "体制", "受付",   "受け付け", "監視", "有人", "常時", "いつでも", "サポート", "稼働",
    "運用", "無休", "お受け", "承",       "行",   "交替", "交代", "ご利用",   "つながり"};
constexpr std::array<std::string_view, 10> kWeekdays{"平日",          "営業日の",    "営業日(", "月曜日から金曜日",
                                                     "月曜から金曜",  "月~金",       "月-金",   "月曜~金曜",
                                                     "月曜日~金曜日", "当社営業時間"};
constexpr std::array<std::string_view, 6> kNoWeekend{"土日祝",         "土曜、日曜", "土曜・日曜",
                                                     "土曜日、日曜日", "土・日",     "土日"};

/// Days and hours that a support may be closed on.
constexpr std::array<std::string_view, 11> kRestDays{"土日",   "土曜",   "土・日", "休日", "祝日",    "週末",
                                                     "日曜日", "日曜は", "夜間",   "深夜", "日曜・祝"};
constexpr std::array<std::string_view, 34> kClosed{"お休み",
                                                   "休業",
                                                   "定休",
                                                   "休止",
                                                   "対応していません",
                                                   "対応しておりません",
                                                   "対応しません",
                                                   "対応いたしません",
                                                   "対応できません",
                                                   "対応しない",
                                                   "対応は行",
                                                   "受け付けていません",
                                                   "受け付けておりません",
                                                   "受け付けません",
                                                   "受け付けない",
                                                   "受け付けられません",
                                                   "受付していません",
                                                   "受付しておりません",
                                                   "受付は行",
                                                   "行っていません",
                                                   "行っておりません",
                                                   "行いません",
                                                   "行わない",
                                                   "承っておりません",
                                                   "承りません",
                                                   "お受けしておりません",
                                                   "お受けできません",
                                                   "応答しません",
                                                   "応答いたしません",
                                                   "監視していません",
                                                   "監視しません",
                                                   "監視しない",
                                                   "休みです",
                                                   "休みとし"};

constexpr FirstCharacters kFirstOfRest(kRestDays);
constexpr FirstCharacters kFirstOfAlways = FirstCharacters(kAlways) | FirstCharacters(kDayLong);
constexpr FirstCharacters kFirstOfWeekdays(kWeekdays);

struct Clock {
  double hour = 0;
  std::size_t end = 0;
};

/// What stands before an hour and says of which half of the day it is.
constexpr std::array<std::string_view, 3> kMorning{"午前", "早朝", "朝"};
constexpr std::array<std::string_view, 5> kEvening{"午後", "夕方", "夕", "夜", "晩"};
constexpr FirstCharacters kFirstOfHalves = FirstCharacters(kMorning) | FirstCharacters(kEvening);

std::optional<Clock> clock_at(std::string_view text, std::size_t at) {
  if (const auto half = match_any(text, at, kMorning); half > 0) return clock_at(text, at + half);
  if (const auto half = match_any(text, at, kEvening); half > 0) {
    auto clock = clock_at(text, at + half);
    if (clock && clock->hour < 12) clock->hour += 12;
    return clock;
  }
  const auto numeral = numeral_at(text, at);
  if (!numeral || numeral->value > 24) return std::nullopt;
  std::size_t i = at + numeral->length;
  Clock clock{numeral->value, i};
  if (text.substr(i).starts_with(":")) {
    const auto minutes = numeral_at(text, i + 1);
    if (!minutes || minutes->value >= 60) return std::nullopt;
    clock.hour += minutes->value / 60;
    clock.end = i + 1 + minutes->length;
    return clock;
  }
  if (!text.substr(i).starts_with("時") || text.substr(i).starts_with("時間")) return std::nullopt;
  i += std::string_view("時").size();
  clock.end = i;
  if (text.substr(i).starts_with("半")) return Clock{clock.hour + 0.5, i + 3};
  const auto minutes = numeral_at(text, i);
  if (minutes && text.substr(i + minutes->length).starts_with("分"))
    return Clock{clock.hour + minutes->value / 60, i + minutes->length + 3};
  return clock;
}

std::optional<FoundValue> hours_at(std::string_view text, std::size_t at) {
  if (!kFirstOfHalves.may_begin(text, at) && !numeral_at(text, at)) return std::nullopt;
  auto from = clock_at(text, at);
  const auto bare = numeral_at(text, at);
  constexpr std::array<std::string_view, 3> kTo{"~", "-", "から"};
  // 平日9~18時
  if (!from && bare && bare->value <= 24 && match_any(text, at + bare->length, kTo) > 0)
    from = Clock{bare->value, at + bare->length};
  if (!from) return std::nullopt;
  const std::size_t mark = match_any(text, from->end, kTo);
  if (mark == 0) return std::nullopt;
  auto to = clock_at(text, from->end + mark);
  if (!to || to->hour == from->hour) return std::nullopt;
  if (to->hour < from->hour) to->hour += 24;  // 23時から2時
  FoundValue found;
  found.value.type = ValueType::Window;
  found.value.low = from->hour;
  found.value.high = to->hour;
  found.value.names = {"hours"};
  found.span = text_span(at, to->end);
  return found;
}

std::optional<FoundValue> always_at(std::string_view text, std::size_t at) {
  if (!kFirstOfAlways.may_begin(text, at)) return std::nullopt;
  std::size_t length = match_any(text, at, kAlways);
  if (length == 0) {
    length = match_any(text, at, kDayLong);
    if (match_any(text, at + length, kDayLongTails) == 0 && !ends_with_any(text, at, kEveryDay)) return std::nullopt;
  }
  if (length == 0) return std::nullopt;
  FoundValue found;
  found.value.type = ValueType::Window;
  found.value.high = 24;
  found.value.names = {"24x365"};
  found.span = text_span(at, at + length);
  return found;
}

/// 平日, with the hours where they follow.
std::optional<FoundValue> weekdays_at(std::string_view text, std::size_t at) {
  if (!kFirstOfWeekdays.may_begin(text, at)) return std::nullopt;
  const std::size_t length = match_any(text, at, kWeekdays);
  // 平日・休日を問わず: no day is meant alone.
  constexpr std::array<std::string_view, 5> kWithOthers{"・休日", "、休日", "も休日", "休日を問わず", "・土日"};
  if (length == 0 || match_any(text, at + length, kWithOthers) > 0) return std::nullopt;
  FoundValue found;
  found.value.type = ValueType::Window;
  found.value.names = {"weekdays"};
  found.span = text_span(at, at + length);
  for (std::size_t i = at + length; i < text.size() && i < at + length + 40; i += character_length(text, i))
    if (const auto hours = hours_at(text, i)) {
      found.value.low = hours->value.low;
      found.value.high = hours->value.high;
      found.span.end = hours->span.end;
      break;
    }
  return found;
}

/// 土日祝日は休業, 夜間と休日は受け付けておりません: what is left is the time of business.
std::optional<FoundValue> closed_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kFarthest = 120;  ///< bytes from the day to the words that close it
  if (!kFirstOfRest.may_begin(text, at) || match_any(text, at, kRestDays) == 0) return std::nullopt;
  const auto words = text.substr(at, std::min(kFarthest, text.size() - at));
  const auto clause = words.substr(0, std::min(words.find("。"), words.size()));
  for (const std::string_view open : {"除", "含", "問わ", "休まず", "緊急", "のみ", "翌営業日"})
    if (clause.find(open) != std::string_view::npos) return std::nullopt;
  for (std::size_t i = 0; i < clause.size(); i += character_length(clause, i)) {
    const std::size_t length = match_any(clause, i, kClosed);
    if (length == 0) continue;
    FoundValue found;
    found.value.type = ValueType::Window;
    found.value.names = {"weekdays"};
    found.span = text_span(at, at + i + length);
    return found;
  }
  return std::nullopt;
}

bool names_hours(const std::vector<FoundValue>& values, TextSpan sentence) {
  return std::any_of(values.begin(), values.end(), [&](const FoundValue& found) {
    return found.value.type == ValueType::Window && found.value.low < found.value.high && sentence.contains(found.span);
  });
}

void extract(std::string_view text, const Sentence& sentence, const Vocabulary&, std::vector<FoundValue>& values) {
  const std::string_view words = text.substr(0, sentence.span.end.value);
  const std::string_view whole = sentence.span.in(text);
  for (std::size_t at = sentence.span.begin.value; at < words.size();) {
    auto found = always_at(words, at);
    if (!found) found = weekdays_at(words, at);
    // 「平日9時から18時(祝日はお休み)」 has said its days.
    if (!found && !names_hours(values, sentence.span)) found = closed_at(words, at);
    if (!found) {
      found = hours_at(words, at);
      const bool weekdays =
          found && (whole.find("除") != std::string_view::npos || whole.find("休業") != std::string_view::npos);
      if (weekdays)
        for (const std::string_view days : kNoWeekend)
          if (whole.find(days) != std::string_view::npos) found->value.names = {"weekdays"};
    }
    if (found) values.push_back(*found);
    at = found ? found->span.end.value : at + character_length(words, at);
  }
}

}  // namespace
}  // namespace windows_extractor

extern const Extractor extractor_windows;
constinit const Extractor extractor_windows = {"windows", ValueType::Window, windows_extractor::extract};

}  // namespace kaiji
