// SPDX-License-Identifier: Apache-2.0
#include "lint/strength.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/file.h"
#include "base/toml.h"

namespace kaiji {
namespace {

/// How firmly a promise is made; figures of the scale mean nothing but their order.
int firmness(const Claim& claim) {
  if (claim.exception) return 0;
  switch (claim.modality) {
    case Modality::Option:
    case Modality::Condition:
    case Modality::Plan:
      return 0;
    case Modality::Effort:
      return 1;
    case Modality::Target:
      return 2;
    case Modality::Unknown:
    case Modality::Commitment:
    case Modality::Actual:
      break;
  }
  return 3;
}

Trend ordered(double before, double after) {
  if (before == after) return Trend::Same;
  return before < after ? Trend::Stronger : Trend::Weaker;
}

/// The longest that a deadline or an interval allows.
double ceiling(const FoundValue& found) {
  const bool open = found.bound == Bound::AtLeast || found.bound == Bound::MoreThan;
  // 「年1回以上」 bounds the number of times, so the interval from above.
  if (open && found.value.type != ValueType::Interval) return std::numeric_limits<double>::infinity();
  return found.bound == Bound::About ? found.value.high * 1.1 : found.value.high;
}

/// The least that a period, a count or a share guarantees.
double floor_of(const FoundValue& found) {
  return found.bound == Bound::About ? found.value.low * 0.9 : found.value.low;
}

/// Hours a week that a window is open, near enough to order two of them.
double hours_open(const Value& value) {
  if (value.names.empty()) return 0;
  if (value.names[0] == "24x365") return 168;
  const double hours = value.high > value.low ? value.high - value.low : 9;
  return hours * (value.names[0] == "weekdays" ? 5 : 7);
}

bool same_value(const FoundValue& a, const FoundValue& b) {
  return a.bound == b.bound && a.value.low == b.value.low && a.value.high == b.value.high &&
         a.value.names == b.value.names && a.value.unit == b.value.unit && a.value.edition == b.value.edition &&
         a.value.date == b.value.date && a.value.yes == b.value.yes;
}

}  // namespace

Result<Strength> Strength::load(const std::filesystem::path& dictionaries, const Vocabulary& vocabulary) {
  const auto path = dictionaries / "strength.toml";
  const auto text = read_file(path);
  if (!text) return tl::unexpected<Error>(text.error());
  const auto parsed = parse_toml(*text, path.generic_string());
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  TomlReader keys(*parsed, path.generic_string());
  Strength strength;
  const std::pair<std::string_view, Side> kLists[] = {
      {"lower", Side::Lower}, {"higher", Side::Higher}, {"hours", Side::Hours}, {"yes", Side::Yes}, {"no", Side::No}};
  for (const auto& [key, side] : kLists)
    for (const std::string& id : keys.strings(key)) {
      if (!vocabulary.has_concept(id)) keys.reject(key, fmt::format("unknown concept '{}'", id));
      if (!strength.sides_.emplace(id, side).second) keys.reject(key, fmt::format("'{}' stands in two lists", id));
    }
  strength.conditions_ = keys.strings("conditions");
  if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
  return strength;
}

Trend Strength::by_value(const Claim& before, const Claim& after) const {
  if (same_value(before.value, after.value)) return Trend::Same;
  const auto side = sides_.find(before.concept_id);
  if (side == sides_.end() || before.value.value.type != after.value.value.type) return Trend::Different;
  switch (side->second) {
    case Side::Lower:
      return ordered(-ceiling(before.value), -ceiling(after.value));
    case Side::Higher:
      return ordered(floor_of(before.value), floor_of(after.value));
    case Side::Hours:
      return ordered(hours_open(before.value.value), hours_open(after.value.value));
    case Side::Yes:
    case Side::No:
      break;
  }
  return after.value.value.yes == (side->second == Side::Yes) ? Trend::Stronger : Trend::Weaker;
}

Trend Strength::trend(const Claim& before, const Claim& after) const {
  const Trend value = by_value(before, after);
  if (value == Trend::Weaker) return value;
  const int was = firmness(before);
  const int is = firmness(after);
  if (is < was) return Trend::Conditional;
  return value == Trend::Same && is > was ? Trend::Stronger : value;
}

bool Strength::promises(const Claim& claim) const {
  const auto side = sides_.find(claim.concept_id);
  if (claim.value.value.type != ValueType::Flag) return true;
  return side != sides_.end() && claim.value.value.yes == (side->second == Side::Yes);
}

std::string_view Strength::new_condition(std::string_view before, std::string_view after) const {
  for (const std::string& word : conditions_)
    if (after.find(word) != std::string_view::npos && before.find(word) == std::string_view::npos) return word;
  return {};
}

}  // namespace kaiji
