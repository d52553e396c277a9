// SPDX-License-Identifier: Apache-2.0
// Kind `agreement`: a concept must have one value wherever the document states it for the same subject.
#include "rules/contradictions.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"concept", "string", "The concept, an id of dictionaries/concepts.toml.", true},
    {"deadline", "boolean", "A plain figure is a limit: 30日で削除 promises at most 30 days."},
    {"ignore", "strings", "Axes that do not keep two claims apart: modality, anchor."},
    {"only_impossible", "boolean", "Statements that can both hold are no findings."},
    {"least_weight", "number", "How surely a value must belong to the concept, 0 to 1."},
    {"unless", "strings", "Concepts whose statement anywhere in the document silences the rule."},
};

struct AgreementRule {
  std::shared_ptr<const Rule> rule;
  ClaimFilter filter;
  ComparisonMode mode;
  bool only_impossible = false;
  std::vector<std::string> unless;
  LocalText name;
};

class AgreementCheck : public Check {
 public:
  explicit AgreementCheck(AgreementRule rule) : rule_(std::move(rule)) {}

  /// Each claim meets the earlier ones; one finding for each pair of values, and one
  /// for two sentences that differ in several (8~64文字 and 10~31文字).
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Analysis& analysis = input.analysis;
    if (states_any(analysis, rule_.unless)) return;
    const std::vector<const Claim*> claims = select(analysis, rule_.filter, rule_.mode);
    std::set<std::string> reported;
    std::set<std::pair<SentenceIndex, SentenceIndex>> paired;
    for (std::size_t i = 1; i < claims.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const Comparison comparison = compare(analysis, *claims[j], *claims[i], rule_.mode);
        if (!collides(comparison)) continue;
        Finding finding = collision_finding(*rule_.rule, analysis,
                                            {claims[i], claims[j], severity_of(*rule_.rule, comparison)}, rule_.name);
        const auto sentences = std::pair(claims[j]->sentence, claims[i]->sentence);
        if (!reported.insert(finding.key).second || !paired.insert(sentences).second) continue;
        findings.push_back(std::move(finding));
        break;
      }
    }
  }

 private:
  bool collides(const Comparison& comparison) const {
    return comparison.outcome == Outcome::Impossible ||
           (comparison.outcome == Outcome::Divergent && !rule_.only_impossible);
  }

  AgreementRule rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  AgreementRule rule;
  rule.rule = spec.rule;
  rule.filter.concept_id = spec.keys.required_string("concept");
  if (!spec.vocabulary.has_concept(rule.filter.concept_id))
    spec.keys.reject("concept", fmt::format("unknown concept '{}'", rule.filter.concept_id));
  rule.mode = read_mode(spec.keys);
  rule.only_impossible = spec.keys.boolean("only_impossible", false);
  rule.unless = read_concepts(spec, "unless");
  rule.name = {spec.vocabulary.concept_name(rule.filter.concept_id, false),
               spec.vocabulary.concept_name(rule.filter.concept_id, true)};
  return std::make_unique<const AgreementCheck>(std::move(rule));
}

}  // namespace

extern const RuleKind kind_agreement;
constinit const RuleKind kind_agreement = {
    "agreement", "One concept, one value: two statements about the same thing that differ.", kParameters, compile};

}  // namespace kaiji
