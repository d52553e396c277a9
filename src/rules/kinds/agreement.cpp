// SPDX-License-Identifier: Apache-2.0
// Kind `agreement`: a concept must have one value wherever the document states it for the same subject.
#include <memory>
#include <optional>
#include <set>

#include "base/strings.h"
#include "claims/things.h"
#include "rules/contradictions.h"
#include "rules/kept_verdicts.h"
#include "rules/likeness.h"
#include "rules/narrowing.h"
#include "rules/parallels.h"

namespace kaiji {
namespace agreement_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"concept", "strings", "The concept, or several that mean the same.", true},
    {"concept_is", "string", "What the claims must say: any (default), yes, no, home-only, abroad, always, limited."},
    {"clocks", "boolean", "The other way round: equal figures whose clocks start at different events collide."},
    {"deadline", "boolean", "A plain figure is a limit: 30日で削除 promises at most 30 days."},
    {"same_thing", "boolean", "Both statements must name a thing, and the same."},
    {"general", "strings", "Subjects that count as the general case, ids of dictionaries/subjects.toml."},
    {"special", "strings", "Subjects that stand for an exception: a general statement does not meet them."},
    {"floor", "boolean", "A plain figure is a lower bound: 99.9%です promises at least that much."},
    {"named", "boolean",
     "A figure of a named thing meets none of an unnamed one, unless its surroundings name that thing."},
    {"ignore", "strings", "Axes that do not keep two claims apart: modality, anchor, data, audience, severity, plan."},
    {"only_impossible", "boolean", "Statements that can both hold are no findings."},
    {"least_weight", "number", "How surely a value must belong to the concept, 0 to 1."},
    {"parts", "boolean", "A statement about a part narrows an absolute (すべて), which a rule of scope tells."},
    {"unless", "strings", "Concepts whose statement anywhere in the document silences the rule."},
    {"likeness", "number", "How likely the words of both must make it that they are about one thing, 0 to 1."},
};

/// Below it one finding in six was right (documents that no rule had seen).
constexpr double kLeastLikeness = 0.02;

/// A contradiction is two stories; more are tiers.
constexpr std::size_t kTwoStories = 2;

struct AgreementRule {
  std::shared_ptr<const Rule> rule;
  ClaimFilter filter;
  ComparisonMode mode;
  bool only_impossible = false;
  bool clocks = false;
  bool parts = false;
  std::vector<std::string> unless;
  Likeness likeness;
  double least_likeness = kLeastLikeness;
  LocalText name;
};

/// Each claim with each earlier one, compared when first asked for.
class Compared {
 public:
  Compared(const Analysis& analysis, const std::vector<const Claim*>& claims, const ComparisonMode& mode)
      : analysis_(analysis), claims_(claims), mode_(mode), known_(claims.size() * claims.size()) {}

  const Comparison& operator()(std::size_t earlier, std::size_t later) {
    auto& known = known_[earlier * claims_.size() + later];
    if (!known) known = compare(analysis_, *claims_[earlier], *claims_[later], mode_);
    return *known;
  }

 private:
  const Analysis& analysis_;
  const std::vector<const Claim*>& claims_;
  const ComparisonMode& mode_;
  std::vector<std::optional<Comparison>> known_;
};

class AgreementCheck : public Check {
 public:
  explicit AgreementCheck(AgreementRule rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Analysis& analysis = input.analysis;
    if (states_any(analysis, rule_.unless)) return;
    const std::vector<const Claim*> claims = select(analysis, rule_.filter, rule_.mode);
    const Doubts doubts = [&](const Claim& a, const Claim& b) {
      return rule_.likeness.doubts(input, a, b, rule_.least_likeness);
    };
    const auto verdicts =
        kept_verdicts(input, this, claims, doubts, [&](const Doubts& ask) { return judge(analysis, claims, ask); });
    for (const Verdict& verdict : verdicts) findings.push_back(finding_of(analysis, verdict));
  }

 private:
  Finding finding_of(const Analysis& analysis, const Verdict& verdict) const {
    const auto& claims = verdict.claims;
    return collision_finding(*rule_.rule, analysis,
                             {claims[0], claims[1], verdict.severity, {claims.begin() + 2, claims.end()}}, rule_.name);
  }

  /// Each claim meets the earlier ones; one finding for each pair of values, and one for two sentences that differ in
  /// several (8~64文字 and 10~31文字).
  std::vector<Verdict> judge(const Analysis& analysis, const std::vector<const Claim*>& claims,
                             const Doubts& doubts) const {
    std::vector<Verdict> verdicts;
    Compared compared(analysis, claims, rule_.mode);
    const bool tiers = differentiated(claims, compared);
    std::set<std::string> reported;
    std::set<std::pair<SentenceIndex, SentenceIndex>> paired;
    for (std::size_t i = 1; i < claims.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!collide(analysis, claims, {j, i}, tiers, compared) || doubts(*claims[i], *claims[j])) continue;
        Verdict verdict{{claims[i], claims[j]}, severity_of(*rule_.rule, compared(j, i))};
        const auto also = repeats(analysis, claims, i, j);
        verdict.claims.insert(verdict.claims.end(), also.begin(), also.end());
        const auto sentences = std::pair(claims[j]->sentence, claims[i]->sentence);
        if (!reported.insert(finding_of(analysis, verdict).key).second || !paired.insert(sentences).second) continue;
        verdicts.push_back(std::move(verdict));
        break;
      }
    }
    return verdicts;
  }

  /// Two claims, the earlier one first, that cannot both be meant; `tiers`: the document tells several values apart.
  bool collide(const Analysis& analysis, const std::vector<const Claim*>& claims,
               std::pair<std::size_t, std::size_t> two, bool tiers, Compared& compared) const {
    const Claim& earlier = *claims[two.first];
    const Claim& later = *claims[two.second];
    if (!rule_.clocks && !values_collide(earlier, later)) return false;
    if (rule_.parts && (is_part_of(analysis, earlier, later, false) || is_part_of(analysis, later, earlier, false)))
      return false;
    const Comparison comparison = compared(two.first, two.second);
    if (tiers && (rule_.clocks || !twins(analysis, earlier, later))) return false;
    if (rule_.clocks) return clocks_differ(earlier, later, comparison);
    return collides(comparison) && !tier_agrees(analysis, claims, later, earlier) &&
           !tier_agrees(analysis, claims, earlier, later);
  }

  /// Of a row of tiers (99.5% | 99.9%) one value fits what is said elsewhere: the others are no second story.
  bool tier_agrees(const Analysis& analysis, const std::vector<const Claim*>& claims, const Claim& tier,
                   const Claim& elsewhere) const {
    const auto same_value = [&](const Claim& other) {
      return compare_values(other.value, elsewhere.value, rule_.mode.deadline, rule_.mode.floor) == Outcome::Agree;
    };
    const auto agrees = [&](const Claim& other) {
      if (&other == &tier || &other == &elsewhere || !same_value(other)) return false;
      // 国内のみ says something of every row.
      if (other.value.value.type == ValueType::Place || !parallel(analysis, other, tier)) return false;
      return compare(analysis, other, elsewhere, rule_.mode).outcome == Outcome::Agree;
    };
    // 「直近14日分を、月初の分だけは12か月分を残す」: a tier that its words hardly tie to the concept is one as well.
    const auto beside = [&](const Claim& other) {
      return other.concept_id == tier.concept_id && other.block == tier.block && other.sentence != elsewhere.sentence &&
             same_value(other);
    };
    return std::any_of(claims.begin(), claims.end(), [&](const Claim* other) { return agrees(*other); }) ||
           std::any_of(analysis.claims.begin(), analysis.claims.end(), beside);
  }

  /// The other places that say what one of a colliding pair says, and collide as well: all of them must be mended.
  std::vector<const Claim*> repeats(const Analysis& analysis, const std::vector<const Claim*>& claims, std::size_t i,
                                    std::size_t j) const {
    const auto again = [&](const Claim& claim, std::size_t like, std::size_t against) {
      const Value& value = claims[like]->value.value;
      return claim.value.value.low == value.low && claim.value.value.high == value.high &&
             claim.value.value.names == value.names &&
             compare(analysis, claim, *claims[against], rule_.mode).outcome != Outcome::Incomparable;
    };
    std::vector<const Claim*> others;
    for (std::size_t k = 0; k < claims.size(); ++k)
      if (k != i && k != j && (again(*claims[k], i, j) || again(*claims[k], j, i))) others.push_back(claims[k]);
    return others;
  }

  /// The cheap half of a comparison, asked first: whether the values alone can collide.
  bool values_collide(const Claim& a, const Claim& b) const {
    return collides({compare_values(a.value, b.value, rule_.mode.deadline, rule_.mode.floor)});
  }

  static constexpr float kOwnTopic = 0.75F;

  /// Both statements speak of the concept in words of their own.
  static bool own_words(const Claim& a, const Claim& b) { return std::min(a.weight, b.weight) >= kOwnTopic; }

  /// One names a thing, and the other's sentence names it as well: 「録音検索 | 99.0%」 and 「録音検索は99.5%を保証」.
  static bool share_thing(const Analysis& analysis, const Claim& a, const Claim& b) {
    const auto named_by = [&](const Claim& named, const Claim& other) {
      const std::string& thing = named.subject.thing;
      return !thing.empty() && thing != kEverything && other.subject.thing.empty() &&
             things_meet(thing, analysis.text_of(analysis.sentences[other.sentence]));
    };
    return named_by(a, b) || named_by(b, a);
  }

  /// Two statements that name the same event and count from the same moment: what else differs in the document does
  /// not tell them apart.
  static bool twins(const Analysis& analysis, const Claim& a, const Claim& b) {
    const Subject& x = a.subject;
    const Subject& y = b.subject;
    if (a.value.value.type == ValueType::Percentage && share_thing(analysis, a, b)) return own_words(a, b);
    // How often an outside company looks says so of both; a time limit must count from one moment as well.
    if (a.value.value.type == ValueType::Interval)
      return !x.act.empty() && x.act == y.act && x.data == y.data && own_words(a, b);
    const bool named = (!x.severity.empty() && x.severity == y.severity) || (!x.thing.empty() && x.thing == y.thing);
    return named && a.anchor != Anchor::Unknown && a.anchor == b.anchor && x.stage == y.stage &&
           x.thing.empty() == y.thing.empty() && own_words(a, b);
  }

  /// Three values and more that collide: the document tells them apart by something that no word here says. 国内 and
  /// 国内のみ are no two values, nor are the least and the most of 8文字以上20文字以内.
  bool differentiated(const std::vector<const Claim*>& claims, Compared& compared) const {
    std::set<std::string> values;
    std::set<std::string> limits;
    const auto count = [&](const Claim& claim) {
      const Value& found = claim.value.value;
      const bool limit = found.type == ValueType::Count &&
                         (claim.value.bound == Bound::AtMost || claim.value.bound == Bound::LessThan);
      (limit ? limits : values)
          .insert(found.type == ValueType::Place ? join(found.names, ",") : display(found, claim.value.bound));
    };
    for (std::size_t i = 1; i < claims.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (values_collide(*claims[j], *claims[i]) && collides(compared(j, i)))
          for (const auto one : {j, i}) count(*claims[one]);
    return std::max(values.size(), limits.size()) > kTwoStories;
  }

  /// 「発生から6時間以内」 and 「検知から6時間以内」: only an occurrence starts much earlier than the rest.
  static bool clocks_differ(const Claim& a, const Claim& b, const Comparison& comparison) {
    if (comparison.outcome != Outcome::Agree || a.anchor == b.anchor) return false;
    const auto noticed = [](Anchor anchor) { return anchor == Anchor::Detection || anchor == Anchor::Confirmation; };
    return (a.anchor == Anchor::Occurrence && noticed(b.anchor)) ||
           (b.anchor == Anchor::Occurrence && noticed(a.anchor));
  }

  bool collides(const Comparison& comparison) const {
    return comparison.outcome == Outcome::Impossible ||
           (comparison.outcome == Outcome::Divergent && !rule_.only_impossible);
  }

  AgreementRule rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  AgreementRule rule;
  rule.rule = spec.rule;
  rule.filter = read_filter(spec, "concept");
  rule.mode = read_mode(spec.keys);
  rule.only_impossible = spec.keys.boolean("only_impossible", false);
  rule.clocks = spec.keys.boolean("clocks", false);
  rule.parts = spec.keys.boolean("parts", false);
  if (rule.clocks) rule.mode.anchor = false;
  rule.unless = read_concepts(spec, "unless");
  rule.least_likeness = spec.keys.number("likeness", kLeastLikeness);
  auto likeness = Likeness::load(spec);
  if (!likeness) return tl::unexpected<Error>(likeness.error());
  rule.likeness = std::move(*likeness);
  rule.name = {spec.vocabulary.concept_name(rule.filter.concepts.empty() ? "" : rule.filter.concepts.front(), false),
               spec.vocabulary.concept_name(rule.filter.concepts.empty() ? "" : rule.filter.concepts.front(), true)};
  return std::make_unique<const AgreementCheck>(std::move(rule));
}

}  // namespace
}  // namespace agreement_kind

extern const RuleKind kind_agreement;
constinit const RuleKind kind_agreement = {"agreement",
                                           "One concept, one value: two statements about the same thing that differ.",
                                           agreement_kind::kParameters, agreement_kind::compile};

}  // namespace kaiji
