// SPDX-License-Identifier: Apache-2.0
#include "claims/value.h"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "base/strings.h"
#include "claims/units.h"

namespace kaiji {
namespace {

std::string figure(double value) {
  std::string text = fmt::format("{:.4f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

bool whole(double value) {
  return std::abs(value - std::round(value)) < 1e-6;
}

/// The largest unit that divides the duration: 86400 is 1日, however the document wrote it.
std::string seconds_text(double seconds) {
  if (seconds >= kDay && whole(seconds / kDay)) return figure(seconds / kDay) + "日";
  if (seconds >= kHour && whole(seconds / kHour)) return figure(seconds / kHour) + "時間";
  if (seconds >= kMinute && whole(seconds / kMinute)) return figure(seconds / kMinute) + "分";
  return figure(seconds) + "秒";
}

/// Months and years have no fixed length: the width of the range shows how they were written.
std::string duration_text(const Value& value) {
  if (value.unit == "営業日") return figure(value.low / kDay) + "営業日";
  if (value.low == value.high) return seconds_text(value.low);
  const bool calendar = std::abs((value.high - value.low) - 4 * kDay) < kDay / 2;
  const double middle = (value.low + value.high) / 2 + kDay / 2;
  if (calendar && std::abs(middle / kYear - std::round(middle / kYear)) < 0.003)
    return figure(std::round(middle / kYear)) + "年";
  if (calendar) return figure(std::round(middle / kMonth * 2) / 2) + "か月";
  return seconds_text(value.low) + "~" + seconds_text(value.high);
}

std::string interval_text(const Value& value) {
  const double middle = (value.low + value.high) / 2;
  struct Named {
    double seconds;
    std::string_view name;
  };
  static constexpr Named kNamed[] = {{kDay, "日次"},        {kWeek, "週次"},
                                     {kMonth, "月次"},      {kMonth * 3, "四半期ごと"},
                                     {kMonth * 6, "年2回"}, {kMonth * 12, "年1回"}};
  for (const Named& named : kNamed)
    if (std::abs(middle - named.seconds) / named.seconds < 0.02) return std::string(named.name);
  if (value.low < kYear && kYear / middle >= 1 && whole(std::round(kYear / middle * 10) / 10) && middle > kWeek * 3)
    return "年" + figure(std::round(kYear / middle)) + "回";
  return duration_text(value) + "ごと";
}

std::string range_text(const Value& value, std::string_view unit) {
  if (value.low == value.high) return figure(value.low) + std::string(unit);
  return figure(value.low) + "~" + figure(value.high) + std::string(unit);
}

std::string window_text(const Value& value) {
  if (value.names.empty()) return {};
  if (value.names[0] == "24x365") return "24時間365日";
  const std::string days = value.names[0] == "weekdays" ? "平日" : "";
  if (value.low == value.high) return days;
  return fmt::format("{}{}時~{}時", days, figure(value.low), figure(value.high));
}

std::string plain_text(const Value& value) {
  switch (value.type) {
    case ValueType::Duration:
      return duration_text(value);
    case ValueType::Interval:
      return interval_text(value);
    case ValueType::Percentage:
      return range_text(value, "%");
    case ValueType::Count:
      return range_text(value, value.unit);
    case ValueType::Date:
      return to_string(value.date);
    case ValueType::Place:
      return join(value.names, ",") + (value.unit == "only" ? "のみ" : "");
    case ValueType::Edition:
      return join(value.names, ",") + (value.edition.empty() ? "" : ":" + value.edition);
    case ValueType::Window:
      return window_text(value);
    case ValueType::Flag:
      return value.yes ? "あり" : "なし";
  }
  return {};
}

}  // namespace

std::string_view to_string(ValueType type) {
  static constexpr std::string_view kNames[] = {"duration", "interval", "percentage", "count", "date",
                                                "place",    "edition",  "window",     "flag"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view to_string(Bound bound) {
  static constexpr std::string_view kNames[] = {"exact", "at-least", "at-most", "more-than", "less-than", "about"};
  return kNames[static_cast<std::size_t>(bound)];
}

std::string display(const Value& value, Bound bound) {
  const std::string text = plain_text(value);
  switch (value.type == ValueType::Interval ? Bound::Exact : bound) {
    case Bound::Exact:
      break;
    case Bound::AtLeast:
      return text + "以上";
    case Bound::AtMost:
      return text + "以内";
    case Bound::MoreThan:
      return text + "超";
    case Bound::LessThan:
      return text + "未満";
    case Bound::About:
      return "約" + text;
  }
  if (value.type == ValueType::Interval && bound == Bound::AtMost) return text + "以上の頻度";
  return text;
}

}  // namespace kaiji
