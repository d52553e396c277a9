// SPDX-License-Identifier: Apache-2.0
// Kind `narrowed-claim`: a statement of all or none that another statement of the concept narrows.
#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "rules/contradictions.h"
#include "rules/narrowing.h"

namespace kaiji {
namespace narrowed_claim_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"whole", "strings", "Concepts of the statement of all or none.", true},
    {"whole_is", "string", "What it says: any (default), yes, no, home, home-only."},
    {"part", "strings",
     "Concepts of the statement that narrows it; those of `whole`, with the other answer, unless given."},
    {"part_is", "string", "What it says: any (default), yes, no, abroad."},
    {"always", "boolean", "The concepts of `whole` speak of all, with a word that says so or without one."},
    {"least_weight", "number", "How surely a statement must belong to the concept, 0 to 1; 0.55 unless given."},
};

constexpr std::size_t kMostNotes = 5;  ///< places that narrow one absolute

struct NarrowedClaimRule {
  std::shared_ptr<const Rule> rule;
  ClaimFilter whole;
  std::optional<ClaimFilter> part;  ///< nothing: the same concept with the other answer
  bool always = false;
  float least_weight = 0;
};

class NarrowedClaimCheck : public Check {
 public:
  explicit NarrowedClaimCheck(NarrowedClaimRule rule) : rule_(std::move(rule)) {}

  /// One finding for each absolute, at its clause; what narrows it is a note.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Analysis& analysis = input.analysis;
    const auto wholes = select(analysis, rule_.whole);
    const auto parts = rule_.part ? select(analysis, *rule_.part) : wholes;
    std::vector<SentenceIndex> told;
    for (const Claim* whole : wholes) {
      if (std::find(told.begin(), told.end(), whole->sentence) != told.end()) continue;
      std::vector<const Claim*> narrowing;
      for (const Claim* other : parts) {
        const bool narrow =
            rule_.part ? is_part_of(analysis, *whole, *other, rule_.always) : narrows(analysis, *whole, *other);
        if (narrow && narrowing.size() < kMostNotes) narrowing.push_back(other);
      }
      if (narrowing.empty()) continue;
      told.push_back(whole->sentence);
      findings.push_back(finding_of(analysis, *whole, narrowing));
    }
  }

 private:
  std::vector<const Claim*> select(const Analysis& analysis, const ClaimFilter& filter) const {
    std::vector<const Claim*> claims;
    for (const Claim& claim : analysis.claims) {
      if (claims.size() == kMostCompared) break;
      if (claim.weight >= rule_.least_weight && fits(claim, filter)) claims.push_back(&claim);
    }
    return claims;
  }

  Finding finding_of(const Analysis& analysis, const Claim& whole, const std::vector<const Claim*>& parts) const {
    const Document& document = analysis.document;
    const TextSpan first = parts.front()->value.span;
    const std::string words(document.quote(first));
    const auto line = std::to_string(document.source.lines.line_of(document.to_source(first).begin));
    auto finding =
        make_finding(*rule_.rule, document, whole.value.span, {{"narrowing", {words, words}}, {"line", {line, line}}});
    finding.location.span = place_note(analysis, whole).location.span;
    for (const Claim* part : parts) finding.notes.push_back(place_note(analysis, *part));
    return finding;
  }

  NarrowedClaimRule rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  constexpr double kLeastWeight = 0.55;
  NarrowedClaimRule rule;
  rule.rule = spec.rule;
  rule.whole = read_filter(spec, "whole");
  if (spec.keys.has("part")) rule.part = read_filter(spec, "part");
  rule.always = spec.keys.boolean("always", false);
  rule.least_weight = static_cast<float>(spec.keys.number("least_weight", kLeastWeight));
  return std::make_unique<const NarrowedClaimCheck>(std::move(rule));
}

}  // namespace
}  // namespace narrowed_claim_kind

extern const RuleKind kind_narrowed_claim;
constinit const RuleKind kind_narrowed_claim = {"narrowed-claim",
                                                "A statement of all or none that another statement narrows.",
                                                narrowed_claim_kind::kParameters, narrowed_claim_kind::compile};

}  // namespace kaiji
