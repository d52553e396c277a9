// SPDX-License-Identifier: Apache-2.0
#include "claims/units.h"

#include <array>
#include <cmath>

#include "base/strings.h"

namespace kaiji {
namespace {

struct Spelling {
  std::string_view word;
  TimeUnit unit;
};

constexpr std::array<Spelling, 29> kSpellings{{{"秒間", TimeUnit::Second},
                                               {"秒", TimeUnit::Second},
                                               {"分間", TimeUnit::Minute},
                                               {"分", TimeUnit::Minute},
                                               {"時間", TimeUnit::Hour},
                                               {"hours", TimeUnit::Hour},
                                               {"日間", TimeUnit::Day},
                                               {"日", TimeUnit::Day},
                                               {"暦日", TimeUnit::Day},
                                               {"営業日", TimeUnit::BusinessDay},
                                               {"営業日間", TimeUnit::BusinessDay},
                                               {"平日", TimeUnit::BusinessDay},
                                               {"週間", TimeUnit::Week},
                                               {"週", TimeUnit::Week},
                                               {"か月", TimeUnit::Month},
                                               {"ヶ月", TimeUnit::Month},
                                               {"ヵ月", TimeUnit::Month},
                                               {"カ月", TimeUnit::Month},
                                               {"ケ月", TimeUnit::Month},
                                               {"ヶ月間", TimeUnit::Month},
                                               {"か月間", TimeUnit::Month},
                                               {"カ月間", TimeUnit::Month},
                                               {"ヵ月間", TimeUnit::Month},
                                               {"ケ月間", TimeUnit::Month},
                                               {"箇月", TimeUnit::Month},
                                               {"箇月間", TimeUnit::Month},
                                               {"個月", TimeUnit::Month},
                                               {"年間", TimeUnit::Year},
                                               {"年", TimeUnit::Year}}};

}  // namespace

UnitWord time_unit_at(std::string_view text, std::size_t at) {
  UnitWord found;
  for (const Spelling& spelling : kSpellings)
    if (spelling.word.size() > found.length && stands_at(text, at, spelling.word))
      found = {spelling.unit, spelling.word.size()};
  const auto letter = [&](std::size_t i) {
    return i < text.size() && ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z'));
  };
  if (found.length == 0 && at < text.size() && text[at] == 'h' && !letter(at + 1)) return {TimeUnit::Hour, 1};
  return found;
}

SecondsRange seconds_of(double count, TimeUnit unit) {
  switch (unit) {
    case TimeUnit::Second:
      return {count, count};
    case TimeUnit::Minute:
      return {count * kMinute, count * kMinute};
    case TimeUnit::Hour:
      return {count * kHour, count * kHour};
    case TimeUnit::Day:
      return {count * kDay, count * kDay};
    case TimeUnit::BusinessDay:
      return {count * kDay, (count + std::ceil(count / 5) * 2 + 5) * kDay};
    case TimeUnit::Week:
      return {count * kWeek, count * kWeek};
    case TimeUnit::Month:
      return {count * kMonth - 2.5 * kDay, count * kMonth + 1.5 * kDay};
    case TimeUnit::Year:
      return {count * kYear - 2.5 * kDay, count * kYear + 1.5 * kDay};
  }
  return {};
}

Value duration_of(double count, TimeUnit unit) {
  Value value;
  value.type = ValueType::Duration;
  const SecondsRange range = seconds_of(count, unit);
  value.low = range.low;
  value.high = range.high;
  if (unit == TimeUnit::BusinessDay) value.unit = "営業日";
  return value;
}

}  // namespace kaiji
