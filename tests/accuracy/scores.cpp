// SPDX-License-Identifier: Apache-2.0
#include "accuracy/scores.h"

#include <algorithm>

namespace kaiji::accuracy {
namespace {

/// Labels below this confidence are no duty: two readers might differ.
constexpr double kSure = 0.7;

std::string family_of(const Finding& finding) {
  return finding.rule.substr(0, finding.rule.find('/'));
}

bool touches(const Finding& finding, SourceSpan spot) {
  const auto hit = [&](const Location& place) {
    return place.path == finding.location.path &&
           (place.span.overlaps(spot) || (place.span.empty() && spot.contains(place.span.begin)));
  };
  return hit(finding.location) ||
         std::any_of(finding.notes.begin(), finding.notes.end(), [&](const Note& note) { return hit(note.location); });
}

/// A cover that differs from its history, a plan older than its document, an absolute that a part narrows: to one
/// author a contradiction between two places, to another a fault of structure or stale. A finding that names both
/// places answers either.
bool fits(const Finding& finding, const Label& label) {
  const std::string family = family_of(finding);
  return family == label.family ||
         (label.family == "contradiction" && !label.trap && label.spots.size() > 1 &&
          (family == "structure" || family == "edition" || family == "stale" || family == "scope"));
}

bool answers(const Finding& finding, const Label& label) {
  if (!fits(finding, label)) return false;
  const auto hit = [&](SourceSpan spot) { return touches(finding, spot); };
  const bool every = label.family == "contradiction" && !label.trap;
  // Two places make a contradiction; further ones of a label only say the same again.
  const auto told = std::count_if(label.spots.begin(), label.spots.end(), hit);
  return told >= (every ? std::min<std::ptrdiff_t>(2, std::ssize(label.spots)) : 1);
}

}  // namespace

std::vector<Miss> add_document(const std::vector<Label>& labels, const std::vector<Finding>& findings,
                               const std::vector<Finding>& akin, Scores& scores) {
  std::vector<Miss> misses;
  for (const auto& label : labels) {
    if (label.trap || label.confidence < kSure) continue;
    Score& score = scores[label.family];
    ++score.labelled;
    const auto answer = [&](const Finding& finding) { return answers(finding, label); };
    const bool found =
        std::any_of(findings.begin(), findings.end(), answer) || std::any_of(akin.begin(), akin.end(), answer);
    score.found += found ? 1 : 0;
    if (!found) misses.push_back({Miss::Kind::Missed, label.family, label.id + ": " + label.why, label.spots.front()});
  }
  for (const auto& finding : findings) {
    Score& score = scores[family_of(finding)];
    ++score.results;
    const auto answered = [&](bool trap) {
      return std::any_of(labels.begin(), labels.end(),
                         [&](const Label& label) { return label.trap == trap && answers(finding, label); });
    };
    if (answered(false)) {
      ++score.right;
      continue;
    }
    const bool trap = answered(true);
    score.trap_hits += trap ? 1 : 0;
    misses.push_back({trap ? Miss::Kind::Trap : Miss::Kind::Extra, family_of(finding),
                      finding.rule + ": " + finding.message.ja, finding.location.span});
  }
  return misses;
}

}  // namespace kaiji::accuracy
