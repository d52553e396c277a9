// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <ctime>

#include "base/strings.h"

namespace kaiji {
namespace {

std::uint8_t month_length(int year, unsigned month) {
  using namespace std::chrono;
  const auto last = year_month_day_last(std::chrono::year(year), month_day_last(std::chrono::month(month)));
  return static_cast<std::uint8_t>(static_cast<unsigned>(last.day()));
}

std::optional<int> number(std::string_view text, std::size_t digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.size() != digits || value < 0) return {};
  return value;
}

}  // namespace

std::int64_t days_since_epoch(Date date) {
  using namespace std::chrono;
  const year_month_day day(year(date.year), month(std::max<unsigned>(date.month, 1)),
                           std::chrono::day(std::max<unsigned>(date.day, 1)));
  return sys_days(day).time_since_epoch().count();
}

Date last_day(Date date) {
  if (date.month == 0) return {date.year, 12, 31};
  if (date.day == 0) return {date.year, date.month, month_length(date.year, date.month)};
  return date;
}

Date add_months(Date date, int months) {
  const int total = date.year * 12 + std::max<int>(date.month, 1) - 1 + months;
  Date moved{static_cast<std::int16_t>(total / 12), static_cast<std::uint8_t>(total % 12 + 1), date.day};
  if (moved.day != 0) moved.day = std::min(moved.day, month_length(moved.year, moved.month));
  return moved;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  const auto parts = split(text, '-');
  if (parts.size() > 3) return {};
  const auto year = number(parts[0], 4);
  if (!year || *year == 0) return {};
  Date date{static_cast<std::int16_t>(*year), 0, 0};
  if (parts.size() > 1) {
    const auto month = number(parts[1], 2);
    if (!month || *month < 1 || *month > 12) return {};
    date.month = static_cast<std::uint8_t>(*month);
  }
  if (parts.size() > 2) {
    const auto day = number(parts[2], 2);
    if (!day || *day < 1 || *day > month_length(*year, date.month)) return {};
    date.day = static_cast<std::uint8_t>(*day);
  }
  return date;
}

std::string to_string(Date date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {static_cast<std::int16_t>(local.tm_year + 1900), static_cast<std::uint8_t>(local.tm_mon + 1),
          static_cast<std::uint8_t>(local.tm_mday)};
}

}  // namespace kaiji
