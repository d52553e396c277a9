// SPDX-License-Identifier: Apache-2.0
#include "rules/value_comparison.h"

#include <algorithm>
#include <limits>
#include <string>

namespace kaiji {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool apart(const Range& a, const Range& b) {
  return a.high < b.low || b.high < a.low;
}

bool foreign(const Value& value) {
  return std::any_of(value.names.begin(), value.names.end(), [](const std::string& name) { return name != "JP"; });
}

Outcome compare_places(const Value& a, const Value& b) {
  if (a.names == b.names) return Outcome::Agree;
  const bool home_only =
      (a.unit == "only" && !foreign(a) && foreign(b)) || (b.unit == "only" && !foreign(b) && foreign(a));
  if (home_only) return Outcome::Impossible;
  const bool disjoint = std::none_of(a.names.begin(), a.names.end(), [&](const std::string& name) {
    return std::find(b.names.begin(), b.names.end(), name) != b.names.end();
  });
  return disjoint ? Outcome::Divergent : Outcome::Supplement;
}

Outcome compare_windows(const Value& a, const Value& b) {
  if (a.names.empty() || b.names.empty()) return Outcome::Incomparable;
  const auto always = [](const Value& value) { return value.names[0] == "24x365"; };
  if (always(a) && always(b)) return Outcome::Agree;
  if (always(a) != always(b)) return Outcome::Impossible;
  const bool hours = a.low != a.high && b.low != b.high;
  if (hours && (a.low != b.low || a.high != b.high)) return Outcome::Divergent;
  return a.names[0] == b.names[0] ? Outcome::Agree : Outcome::Supplement;
}

Outcome compare_figures(const FoundValue& a, const FoundValue& b, bool deadline, bool floor) {
  const auto bound = [&](const FoundValue& found) {
    const bool plain = found.bound == Bound::Exact || found.bound == Bound::About;
    if (!plain || found.value.low == 0) return found.bound;
    if (found.bound == Bound::About && !deadline && !floor) return found.bound;
    return deadline ? Bound::AtMost : floor ? Bound::AtLeast : Bound::Exact;
  };
  FoundValue x = a;
  FoundValue y = b;
  x.bound = bound(a);
  y.bound = bound(b);
  // Two figures of business days are counted alike, however many holidays lie between.
  if (!a.value.unit.empty() && a.value.unit == b.value.unit && a.value.type == ValueType::Duration) {
    x.value.high = x.value.low;
    y.value.high = y.value.low;
  }
  // A month is no fixed number of days: figures that can be one are one.
  const Range plain_x{x.value.low, x.value.high};
  const Range plain_y{y.value.low, y.value.high};
  const auto lower = [](Bound one) { return one == Bound::AtLeast || one == Bound::MoreThan; };
  const auto upper = [](Bound one) { return one == Bound::AtMost || one == Bound::LessThan; };
  const bool counted = a.value.type == ValueType::Count || a.value.type == ValueType::Percentage;
  const bool range_a = counted && a.bound == Bound::Exact && a.value.low < a.value.high;
  const bool range_b = counted && b.bound == Bound::Exact && b.value.low < b.value.high;
  if ((range_a && (range_b || lower(y.bound))) || (range_b && lower(x.bound)))
    return a.value.low == b.value.low ? Outcome::Agree : Outcome::Divergent;
  if ((lower(x.bound) && lower(y.bound)) || (upper(x.bound) && upper(y.bound)))
    return apart(plain_x, plain_y) ? Outcome::Divergent : Outcome::Agree;
  if (apart(range_of(x), range_of(y))) return Outcome::Impossible;
  return x.bound == y.bound ? Outcome::Agree : Outcome::Supplement;
}

/// 「有効期限は90日」 and 「90日ごとに変更」 count the same seconds.
bool same_type(ValueType a, ValueType b) {
  const auto seconds = [](ValueType type) { return type == ValueType::Duration || type == ValueType::Interval; };
  return a == b || (seconds(a) && seconds(b));
}
}  // namespace

Range range_of(const FoundValue& found) {
  const Value& value = found.value;
  switch (found.bound) {
    case Bound::AtLeast:
    case Bound::MoreThan:
      return {value.low, kInfinity};
    case Bound::AtMost:
    case Bound::LessThan:
      return {0, value.high};
    case Bound::About:
      return {value.low * 0.9, value.high * 1.1};
    case Bound::Exact:
      break;
  }
  return {value.low, value.high};
}

Outcome compare_values(const FoundValue& a, const FoundValue& b, bool deadline, bool floor) {
  const Value& x = a.value;
  const Value& y = b.value;
  if (!same_type(x.type, y.type)) return Outcome::Incomparable;
  switch (x.type) {
    case ValueType::Flag:
      return x.yes == y.yes ? Outcome::Agree : Outcome::Impossible;
    case ValueType::Place:
      return compare_places(x, y);
    case ValueType::Window:
      return compare_windows(x, y);
    case ValueType::Date:
      return x.date == y.date ? Outcome::Agree : Outcome::Divergent;
    case ValueType::Edition:
      return Outcome::Incomparable;
    default:
      return x.type == ValueType::Count && x.unit != y.unit ? Outcome::Incomparable
                                                            : compare_figures(a, b, deadline, floor);
  }
}

}  // namespace kaiji
