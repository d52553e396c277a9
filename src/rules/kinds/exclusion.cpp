// SPDX-License-Identifier: Apache-2.0
// Kind `exclusion`: two statements that cannot stand in one document: 「国内のみ」 and a region abroad.
#include <algorithm>
#include <memory>
#include <vector>

#include "rules/contradictions.h"
#include "rules/kept_verdicts.h"
#include "rules/likeness.h"
#include "rules/narrowing.h"

namespace kaiji {
namespace exclusion_kind {
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
    {"same_thing", "boolean", "Both statements must name a thing, and the same."},
    {"opens_with_thing", "boolean", "Or one names it, and the other's words begin with it."},
    {"parts", "string",
     "A statement about a part narrows one about the whole, which a rule of scope tells: absolute (where the whole "
     "says "
     "so, すべて or 一切) or all (the left statement always speaks of all)."},
    {"likeness", "number", "How likely the words of both must make it that they are about one thing, 0 to 1."},
    {"rows_apart", "boolean", "Rows beside each other in one table tell the two statements apart."},
};

/// Below it two findings in five were right, above it four in five (documents that no rule had seen).
constexpr double kLeastLikeness = 0.005;

struct ExclusionRule {
  std::shared_ptr<const Rule> rule;
  ClaimFilter left;
  ClaimFilter right;
  ComparisonMode mode;
  std::vector<std::string> unless;
  std::vector<std::string> when;
  bool rows_apart = false;
  std::string parts;
  Likeness likeness;
  double least_likeness = kLeastLikeness;
  LocalText name;
};

class ExclusionCheck : public Check {
 public:
  explicit ExclusionCheck(ExclusionRule rule) : rule_(std::move(rule)) {}

  /// One finding, at the surest pair that collides: the statements repeat themselves, the fault does not. The other
  /// places that say the same are notes.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Analysis& analysis = input.analysis;
    if (states_any(analysis, rule_.unless) || (!rule_.when.empty() && !states_any(analysis, rule_.when))) return;
    const std::vector<const Claim*> left = select(analysis, rule_.left, rule_.mode);
    const std::vector<const Claim*> right = select(analysis, rule_.right, rule_.mode);
    std::vector<const Claim*> read = left;
    read.insert(read.end(), right.begin(), right.end());
    const Doubts doubts = [&](const Claim& a, const Claim& b) {
      return rule_.likeness.doubts(input, a, b, rule_.least_likeness);
    };
    const auto verdicts =
        kept_verdicts(input, this, read, doubts, [&](const Doubts& ask) { return judge(analysis, left, right, ask); });
    for (const Verdict& verdict : verdicts) findings.push_back(finding_of(analysis, verdict));
  }

 private:
  /// The surest pair, and behind it the pairs that share a statement with it.
  std::vector<Verdict> judge(const Analysis& analysis, const std::vector<const Claim*>& left,
                             const std::vector<const Claim*>& right, const Doubts& doubts) const {
    std::vector<Pair> pairs;
    for (const Claim* a : left)
      for (const Claim* b : right) {
        if (rule_.rows_apart && neighbours(analysis.document, *a, *b)) continue;
        if (!rule_.parts.empty() &&
            (is_part_of(analysis, *a, *b, rule_.parts == "all") || is_part_of(analysis, *b, *a, false)))
          continue;
        const Comparison comparison = comparable(analysis, *a, *b, rule_.mode);
        if (comparison.outcome != Outcome::Incomparable) pairs.push_back({a, b, severity_of(*rule_.rule, comparison)});
      }
    std::erase_if(pairs, [&](const Pair& pair) { return doubts(*pair.left, *pair.right); });
    if (pairs.empty()) return {};
    const Pair best = *std::max_element(pairs.begin(), pairs.end(),
                                        [](const Pair& x, const Pair& y) { return x.sureness() < y.sureness(); });
    Verdict verdict{{best.left, best.right}, best.severity};
    for (const Pair& pair : pairs)
      if (pair.left == best.left || pair.right == best.right)
        verdict.claims.insert(verdict.claims.end(), {pair.left, pair.right});
    return {std::move(verdict)};
  }

  Finding finding_of(const Analysis& analysis, const Verdict& verdict) const {
    const auto& claims = verdict.claims;
    Finding finding = collision_finding(*rule_.rule, analysis, {claims[1], claims[0], verdict.severity}, rule_.name);
    std::vector<const Claim*> told{claims[0], claims[1]};
    for (std::size_t i = 2; i < claims.size(); ++i) tell(analysis, claims[i], told, finding);
    return finding;
  }

  struct Pair {
    const Claim* left = nullptr;
    const Claim* right = nullptr;
    Severity severity = Severity::Warning;
    /// Statements of one concept before those of two, own words before answers.
    float sureness() const {
      return left->weight + right->weight + (left->concept_id == right->concept_id ? 1.0F : 0.0F);
    }
  };

  static bool neighbours(const Document& document, const Claim& a, const Claim& b) {
    const Block& x = document.blocks[a.block];
    const Block& y = document.blocks[b.block];
    constexpr std::uint32_t kNear = 3;  ///< rows
    return x.table != kNone && x.table == y.table && std::max(x.row, y.row) - std::min(x.row, y.row) <= kNear;
  }

  static void tell(const Analysis& analysis, const Claim* claim, std::vector<const Claim*>& told, Finding& finding) {
    constexpr std::size_t kMost = 5;  ///< notes of a finding
    if (finding.notes.size() >= kMost || std::find(told.begin(), told.end(), claim) != told.end()) return;
    told.push_back(claim);
    Note note = place_note(analysis, *claim);
    // One clause may state two concepts of the rule.
    const auto same = [&](const Note& other) { return other.location == note.location; };
    if (note.location == finding.location || std::any_of(finding.notes.begin(), finding.notes.end(), same)) return;
    finding.notes.push_back(std::move(note));
  }

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
  rule.rows_apart = spec.keys.boolean("rows_apart", false);
  rule.parts = spec.keys.string("parts", "");
  if (!rule.parts.empty() && rule.parts != "absolute" && rule.parts != "all")
    return fail(spec.keys.where("parts"), "'parts' must be absolute or all");
  rule.least_likeness = spec.keys.number("likeness", kLeastLikeness);
  auto likeness = Likeness::load(spec);
  if (!likeness) return tl::unexpected<Error>(likeness.error());
  rule.likeness = std::move(*likeness);
  rule.name = {spec.vocabulary.concept_name(rule.left.concepts.empty() ? "" : rule.left.concepts.front(), false),
               spec.vocabulary.concept_name(rule.left.concepts.empty() ? "" : rule.left.concepts.front(), true)};
  return std::make_unique<const ExclusionCheck>(std::move(rule));
}

}  // namespace
}  // namespace exclusion_kind

extern const RuleKind kind_exclusion;
constinit const RuleKind kind_exclusion = {"exclusion", "Two statements that cannot stand in one document.",
                                           exclusion_kind::kParameters, exclusion_kind::compile};

}  // namespace kaiji
