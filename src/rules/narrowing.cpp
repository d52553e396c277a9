// SPDX-License-Identifier: Apache-2.0
#include "rules/narrowing.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "claims/things.h"

namespace kaiji {
namespace {

constexpr std::string_view kAllData = "customer-data";

/// Axes on which a part may stand out from the whole.
constexpr std::array kAxes{&Subject::data, &Subject::audience, &Subject::plan, &Subject::environment,
                           &Subject::severity};

bool share(std::string_view a, std::string_view b) {
  const auto ids = split(b, '|');
  const auto all = split(a, '|');
  return std::any_of(all.begin(), all.end(),
                     [&](std::string_view id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); });
}

/// What the whole speaks of takes in what the part speaks of.
bool takes_in(const Subject& whole, const Subject& part, std::string Subject::*axis) {
  const std::string& all = whole.*axis;
  const std::string& some = part.*axis;
  if (all.empty() || all == kEverything || some.empty() || share(all, some)) return true;
  return axis == &Subject::data && share(all, kAllData);
}

bool names_thing(const Subject& subject) {
  return !subject.thing.empty() && subject.thing != kEverything;
}

/// Of places only home is spoken of as a whole: 「常時シンガポールへ複製」 is none.
bool at_home(const Claim& claim) {
  const Value& value = claim.value.value;
  return value.type != ValueType::Place ||
         std::all_of(value.names.begin(), value.names.end(), [](const std::string& name) { return name == "JP"; });
}

/// 「同意を得たときは」, 「調査の場合に」, 「オプションでは」: what is said of a case and not of all.
bool has_case(const Analysis& analysis, const Claim& claim) {
  constexpr std::array<std::string_view, 6> kCases{"場合", "ときは", "ときに", "際に", "に限り", "オプション"};
  const auto said = analysis.text_of(analysis.sentences[claim.sentence]);
  return std::any_of(kCases.begin(), kCases.end(),
                     [&](std::string_view words) { return said.find(words) != std::string_view::npos; });
}

/// The part says by a name or a case of its own, of which the whole does not speak, that it is one.
bool stands_out(const Analysis& analysis, const Claim& whole, const Claim& part) {
  // What a subcontractor keeps, or the copies, are a part of the data.
  if (part.value.value.type == ValueType::Place && part.concept_id != whole.concept_id) return true;
  const auto own = [&](std::string Subject::*axis) {
    const std::string& some = part.subject.*axis;
    return !some.empty() && some != kEverything && some != whole.subject.*axis;
  };
  const auto said = analysis.text_of(analysis.sentences[whole.sentence]);
  return (names_thing(part.subject) && !things_meet(part.subject.thing, said)) ||
         (has_case(analysis, part) && !has_case(analysis, whole)) || std::any_of(kAxes.begin(), kAxes.end(), own);
}

}  // namespace

bool is_part_of(const Analysis& analysis, const Claim& whole, const Claim& part, bool always) {
  if (whole.sentence == part.sentence || whole.exception) return false;
  if ((!whole.subject.absolute && !always) || part.subject.absolute || !at_home(whole)) return false;
  const auto states = [&](const Claim& claim) {
    return claim.actor != Actor::Customer && claim.tense == Tense::Present && claim.modality != Modality::Plan &&
           analysis.document.blocks[claim.block].role == BlockRole::Statement;
  };
  if (!states(whole) || !states(part) || !stands_out(analysis, whole, part)) return false;
  const bool met =
      std::all_of(kAxes.begin(), kAxes.end(), [&](auto axis) { return takes_in(whole.subject, part.subject, axis); });
  return met && things_meet(whole.subject.thing, part.subject.thing);
}

bool narrows(const Analysis& analysis, const Claim& whole, const Claim& part) {
  return whole.concept_id == part.concept_id && whole.value.value.type == ValueType::Flag &&
         whole.value.value.yes != part.value.value.yes && is_part_of(analysis, whole, part, false);
}

}  // namespace kaiji
