// SPDX-License-Identifier: Apache-2.0
#include "claims/claim.h"

namespace kaiji {

std::string_view to_string(Polarity polarity) {
  return polarity == Polarity::Affirmed ? "affirmed" : "denied";
}

std::string_view to_string(Modality modality) {
  static constexpr std::string_view kNames[] = {"unknown", "commitment", "target", "actual",
                                                "effort",  "plan",       "option", "condition"};
  return kNames[static_cast<std::size_t>(modality)];
}

std::string_view to_string(Actor actor) {
  static constexpr std::string_view kNames[] = {"unknown", "provider", "customer", "subcontractor", "cloud-provider"};
  return kNames[static_cast<std::size_t>(actor)];
}

std::string_view to_string(Anchor anchor) {
  static constexpr std::string_view kNames[] = {"unknown", "occurrence",   "detection", "confirmation",
                                                "receipt", "contract-end", "request"};
  return kNames[static_cast<std::size_t>(anchor)];
}

std::string_view to_string(Tense tense) {
  static constexpr std::string_view kNames[] = {"present", "past", "future"};
  return kNames[static_cast<std::size_t>(tense)];
}

}  // namespace kaiji
