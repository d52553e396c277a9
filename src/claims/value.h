// SPDX-License-Identifier: Apache-2.0
#pragma once
// Typed values as documents state them, in canonical units, so that 24時間 and 1日 are the same number.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "text/span.h"

namespace kaiji {

enum class ValueType : std::uint8_t {
  Duration,    ///< seconds
  Interval,    ///< seconds between two events: 日次, 5分ごと, 年1回
  Percentage,  ///< 0 to 100
  Count,       ///< a number with a counter: 世代, 文字, 回, 拠点, 台
  Date,        ///< a calendar day, or a part of one
  Place,       ///< country codes and region names
  Edition,     ///< an edition of a standard, law, protocol, algorithm or product
  Window,      ///< hours of service: 平日9時〜18時, 24時間365日
  Flag         ///< done or not done, offered or not
};
std::string_view to_string(ValueType type);

/// How the statement bounds its value. Exact unless words say otherwise.
enum class Bound : std::uint8_t { Exact, AtLeast, AtMost, MoreThan, LessThan, About };
std::string_view to_string(Bound bound);

/// One value. `low` and `high` are the figure itself in the canonical unit: equal for one figure, apart for a range
/// (24〜48時間) and for units of no fixed length (1 business day is 1 to 5 days; a month is 28 to 31 days; a year 365
/// to 366).
struct Value {
  ValueType type = ValueType::Flag;
  double low = 0;
  double high = 0;
  std::string unit;  ///< the counter of a Count (世代); calendar of a Duration ("営業日"); empty otherwise
  std::vector<std::string> names;  ///< Place: "JP", "US", "SG" …; Edition: family id; Window: "24x365" or "weekdays"
  std::string edition;             ///< Edition: "2013", "1.0"; empty where unstated
  Date date;                       ///< Date
  bool yes = true;                 ///< Flag
};

/// A value at its place. `bound` comes from the words around the figure (以上, 以内, 最長, 約).
struct FoundValue {
  Value value;
  Bound bound = Bound::Exact;
  TextSpan span;  ///< the words of the value, bound words included
};

/// The value as messages show it: "24時間", "30日以上", "日次".
std::string display(const Value& value, Bound bound);

}  // namespace kaiji
