// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether two claims can be compared at all, and what comes of it. Most false alarms end here: another service, plan,
// data, actor, anchor or modality is another statement. Pure, thread-safe.

#include <string>
#include <string_view>
#include <vector>

#include "claims/analysis.h"
#include "rules/value_comparison.h"

namespace kaiji {

/// `certain`: every axis is known and equal, or unknown on both sides.
struct Comparison {
  Outcome outcome = Outcome::Incomparable;
  bool certain = true;
};

/// What a comparison takes for granted.
struct ComparisonMode {
  bool deadline = false;             ///< 30日で and 30日以内 both promise at most that long
  bool floor = false;                ///< 99.9%です and 14日前に promise at least that much
  bool anchored = false;             ///< both must say from which event they count, and from the same
  bool named = false;                ///< a named thing meets no unnamed one whose surroundings do not name it
  bool same_thing = false;           ///< both must name a thing, and the same
  bool opens_with_thing = false;     ///< or one names it, and the other's words begin with it
  bool modality = true;              ///< target and commitment are different statements
  bool anchor = true;                ///< a clock that starts elsewhere is a different statement
  bool data = true;                  ///< other data is another statement; not where one side speaks of all of it
  bool audience = true;              ///< other people are another statement
  bool severity = true;              ///< another sort of event is another statement
  bool stage = true;                 ///< a first report and a later one are two statements
  bool plan = true;                  ///< a plan is another statement than one of no plan
  std::vector<std::string> special;  ///< ids of subjects that stand for an exception in this rule
  std::vector<std::string> general;  ///< ids of subjects that count as the general case for this rule
  float least_weight = 0.55F;        ///< claims of less weight are not judged
};

/// A claim that states something of the provider here and now: no exception, option, plan, condition or customer duty.
bool judged(const Analysis& analysis, const Claim& claim, const ComparisonMode& mode);

/// Whether the two speak of one thing; `certain` is false where an axis is known on one side alone.
Comparison comparable(const Analysis& analysis, const Claim& a, const Claim& b, const ComparisonMode& mode);

/// Two claims of one concept.
Comparison compare(const Analysis& analysis, const Claim& a, const Claim& b, const ComparisonMode& mode);

}  // namespace kaiji
