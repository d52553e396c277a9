// SPDX-License-Identifier: Apache-2.0
// Kind `exclusion`: two statements that cannot stand in one document: 「国内のみ」 and a region abroad.
#include <memory>

#include "rules/contradictions.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"left", "strings", "The concept of one statement, or several.", true},
    {"left_is", "string", "What it says: any (default), yes, no, home-only, abroad, always, limited."},
    {"right", "strings", "The concept of the other statement, or several.", true},
    {"right_is", "string", "What it says: any (default), yes, no, home-only, abroad, always, limited."},
    {"general", "strings", "Subjects that count as the general case, ids of dictionaries/subjects.toml."},
    {"special", "strings", "Subjects that stand for an exception: a general statement does not meet them."},
    {"floor", "boolean", "A plain figure is a lower bound: 99.9%です promises at least that much."},
    {"ignore", "strings", "Axes that do not keep two claims apart: modality, anchor, data, audience, severity, plan."},
    {"deadline", "boolean", "As in the kind agreement."},
    {"least_weight", "number", "How surely a value must belong to the concept, 0 to 1."},
    {"unless", "strings", "Concepts whose statement anywhere in the document silences the rule."},
    {"when", "strings", "Concepts of which one must be stated in the document."},
};

struct ExclusionRule {
  std::shared_ptr<const Rule> rule;
  ClaimFilter left;
  ClaimFilter right;
  ComparisonMode mode;
  std::vector<std::string> unless;
  std::vector<std::string> when;
  LocalText name;
};

class ExclusionCheck : public Check {
 public:
  explicit ExclusionCheck(ExclusionRule rule) : rule_(std::move(rule)) {}

  /// One finding, at the first pair that collides: the statements repeat themselves, the fault does not.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Analysis& analysis = input.analysis;
    if (states_any(analysis, rule_.unless) || (!rule_.when.empty() && !states_any(analysis, rule_.when))) return;
    const std::vector<const Claim*> left = select(analysis, rule_.left, rule_.mode);
    const std::vector<const Claim*> right = select(analysis, rule_.right, rule_.mode);
    for (const Claim* a : left)
      for (const Claim* b : right) {
        const Comparison comparison = comparable(analysis, *a, *b, rule_.mode);
        if (comparison.outcome == Outcome::Incomparable) continue;
        findings.push_back(
            collision_finding(*rule_.rule, analysis, {b, a, severity_of(*rule_.rule, comparison)}, rule_.name));
        return;
      }
  }

 private:
  ExclusionRule rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  ExclusionRule rule;
  rule.rule = spec.rule;
  rule.left = read_filter(spec, "left");
  rule.right = read_filter(spec, "right");
  rule.mode = read_mode(spec.keys);
  rule.unless = read_concepts(spec, "unless");
  rule.when = read_concepts(spec, "when");
  rule.name = {spec.vocabulary.concept_name(rule.left.concepts.empty() ? "" : rule.left.concepts.front(), false),
               spec.vocabulary.concept_name(rule.left.concepts.empty() ? "" : rule.left.concepts.front(), true)};
  return std::make_unique<const ExclusionCheck>(std::move(rule));
}

}  // namespace

extern const RuleKind kind_exclusion;
constinit const RuleKind kind_exclusion = {"exclusion", "Two statements that cannot stand in one document.",
                                           kParameters, compile};

}  // namespace kaiji
