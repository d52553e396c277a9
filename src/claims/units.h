// SPDX-License-Identifier: Apache-2.0
#pragma once
// Units of time in all their spellings, in seconds. Pure, thread-safe.

#include <cstddef>
#include <string_view>

#include "claims/value.h"

namespace kaiji {

inline constexpr double kMinute = 60;
inline constexpr double kHour = 60 * kMinute;
inline constexpr double kDay = 24 * kHour;
inline constexpr double kWeek = 7 * kDay;
inline constexpr double kMonth = 30.436875 * kDay;  ///< mean month of the Gregorian calendar
inline constexpr double kYear = 365.2425 * kDay;

enum class TimeUnit : std::uint8_t { Second, Minute, Hour, Day, BusinessDay, Week, Month, Year };

/// A unit word at byte `at` of a text. `half` is a following 半 (1か月半).
struct UnitWord {
  TimeUnit unit = TimeUnit::Day;
  std::size_t length = 0;  ///< 0: there is none
};
UnitWord time_unit_at(std::string_view text, std::size_t at);

/// `count` units as a range of seconds: a month is 28 to 31 days and a year 365 to 366 of them, so that 12か月 meets
/// 1年 and 30日 meets 1か月; a business day is 1 to 5 days or more (domain note: [N, N + ceil(N/5)*2 + 5] days).
struct SecondsRange {
  double low = 0;
  double high = 0;
};
SecondsRange seconds_of(double count, TimeUnit unit);

/// A duration of `count` units.
Value duration_of(double count, TimeUnit unit);

}  // namespace kaiji
