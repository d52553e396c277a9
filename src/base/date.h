// SPDX-License-Identifier: Apache-2.0
#pragma once
// A calendar day of the proleptic Gregorian calendar. Year-only and year-month dates are kept as such.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kaiji {

/// `month` and `day` are 0 where the text did not state them.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  auto operator<=>(const Date&) const = default;
  bool known() const { return year != 0; }
};

/// Days since 1970-01-01; an unstated month or day counts as the first one.
std::int64_t days_since_epoch(Date date);
/// The last day that an incomplete date can mean: 2024 → 2024-12-31.
Date last_day(Date date);
/// `date` moved by whole months, the day clamped to the month's length.
Date add_months(Date date, int months);
/// "YYYY-MM-DD", "YYYY-MM" or "YYYY"; nothing where malformed or no such day.
std::optional<Date> parse_iso_date(std::string_view text);
std::string to_string(Date date);
/// Today in the local time zone.
Date today();

}  // namespace kaiji
