// SPDX-License-Identifier: Apache-2.0
// Kind `narrowed-claim`: a statement of all or none that another statement of the concept narrows.
#include <algorithm>
#include <memory>
#include <vector>

#include "rules/contradictions.h"
#include "rules/narrowing.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"concepts", "strings", "Statements of yes or no.", true},
    {"least_weight", "number", "How surely a statement must belong to the concept, 0 to 1; 0.55 unless given."},
};

class NarrowedClaimCheck : public Check {
 public:
  NarrowedClaimCheck(std::shared_ptr<const Rule> rule, std::vector<std::string> concepts, float least_weight)
      : rule_(std::move(rule)), concepts_(std::move(concepts)), least_weight_(least_weight) {}

  /// One finding for each absolute, at its clause; what narrows it is a note.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Analysis& analysis = input.analysis;
    const auto claims = select(analysis);
    std::vector<SentenceIndex> told;
    for (const Claim* whole : claims) {
      if (!whole->subject.absolute || std::find(told.begin(), told.end(), whole->sentence) != told.end()) continue;
      const auto part = std::find_if(claims.begin(), claims.end(),
                                     [&](const Claim* other) { return narrows(analysis, *whole, *other); });
      if (part == claims.end()) continue;
      told.push_back(whole->sentence);
      findings.push_back(finding_of(analysis, *whole, **part));
    }
  }

 private:
  std::vector<const Claim*> select(const Analysis& analysis) const {
    std::vector<const Claim*> claims;
    for (const Claim& claim : analysis.claims) {
      if (claims.size() == kMostCompared) break;
      const bool spoken_of = std::find(concepts_.begin(), concepts_.end(), claim.concept_id) != concepts_.end();
      if (spoken_of && claim.weight >= least_weight_) claims.push_back(&claim);
    }
    return claims;
  }

  Finding finding_of(const Analysis& analysis, const Claim& whole, const Claim& part) const {
    const Document& document = analysis.document;
    const Note note = place_note(analysis, part);
    const std::string words(document.quote(part.value.span));
    const auto line = std::to_string(document.source.lines.line_of(document.to_source(part.value.span).begin));
    auto finding =
        make_finding(*rule_, document, whole.value.span, {{"narrowing", {words, words}}, {"line", {line, line}}});
    finding.notes.push_back(note);
    return finding;
  }

  std::shared_ptr<const Rule> rule_;
  std::vector<std::string> concepts_;
  float least_weight_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  auto concepts = read_concepts(spec, "concepts");
  constexpr double kLeastWeight = 0.55;
  const auto weight = static_cast<float>(spec.keys.number("least_weight", kLeastWeight));
  return std::make_unique<const NarrowedClaimCheck>(spec.rule, std::move(concepts), weight);
}

}  // namespace

extern const RuleKind kind_narrowed_claim;
constinit const RuleKind kind_narrowed_claim = {
    "narrowed-claim", "A statement of all or none that another statement narrows.", kParameters, compile};

}  // namespace kaiji
