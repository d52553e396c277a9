// SPDX-License-Identifier: Apache-2.0
// Kind `relation`: an inequality between the values of two concepts, with arithmetic where a rule asks for it:
// RPO >= backup interval, generations x interval = retention, downtime <= what the availability allows.
#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "claims/things.h"
#include "rules/contradictions.h"
#include "rules/kept_verdicts.h"

namespace kaiji {
namespace relation_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"left", "string", "The concept on the left.", true},
    {"relation", "string", "What must hold: >=, <= or ~ (equal within one unit of the factor).", true},
    {"right", "string", "The concept on the right.", true},
    {"factor", "string", "A concept whose figure multiplies the right side (generations)."},
    {"left_as", "string", "downtime: a percentage of availability becomes the seconds a year that it leaves."},
    {"right_as", "string", "by-period: a figure of a month (月間) counts twelve times a year."},
    {"right_per_year", "string", "A concept that says how often a year the right side happens (an interval)."},
    {"margin_message", "table", "Message of a note where both sides are exactly equal."},
    {"margin_when", "strings", "Concepts that leave no doubt of that note: nothing but the right side is kept."},
    {"margin_from", "number", "Least value of the right side for that note, in seconds for durations and intervals."},
    {"figures", "boolean", "Bounds do not count: the figures themselves are compared."},
    {"tolerance", "number", "Share by which the relation may be missed, for rounding."},
    {"general", "strings", "Subjects that count as the general case, ids of dictionaries/subjects.toml."},
    {"special", "strings", "Subjects that stand for an exception: a general statement does not meet them."},
    {"floor", "boolean", "A plain figure is a lower bound: 99.9%です promises at least that much."},
    {"ignore", "strings", "Axes that do not keep two claims apart: modality, anchor, data, audience, severity, plan."},
    {"deadline", "boolean", "As in the kind agreement."},
    {"anchored", "boolean", "Both sides must say from which event they count, and from the same."},
    {"least_weight", "number", "How surely a value must belong to the concept, 0 to 1."},
    {"unless", "strings", "Concepts whose statement anywhere in the document silences the rule."},
    {"unless_denied", "strings", "Statements of yes or no: a document that denies one for every plan is not judged."},
    {"when", "strings", "Concepts of which one must be stated in the document."},
};

constexpr double kSecondsPerYear = 365.0 * 86400.0;

struct RelationRule {
  std::shared_ptr<const Rule> rule;
  std::shared_ptr<const Rule> margin;  ///< the same rule with the message of the margin; null without one
  double margin_from = 0;              ///< least value of the right side for that note, in its unit
  ClaimFilter left;
  ClaimFilter right;
  std::string relation;
  std::string factor;
  std::string per_year;
  bool downtime = false;
  bool by_period = false;
  bool figures = false;
  double tolerance = 0;
  ComparisonMode mode;
  std::vector<std::string> unless;
  std::vector<std::string> when;
  std::vector<std::string> unless_denied;
  std::vector<std::string> margin_when;
  LocalText name;
};

/// The two sides as ranges, and what one step of the factor is worth.
struct Sides {
  Range left;
  Range right;
  double step = 0;
  std::vector<const Claim*> rests_on = {};  ///< the factor and the interval that went into the right side
};

enum class Period : std::uint8_t { Unknown, Month, Year };

/// What the sentence of a claim, its row or its column speaks of.
Period period_of(const Analysis& analysis, const Claim& claim) {
  const Document& document = analysis.document;
  std::vector<std::string_view> words{analysis.text_of(analysis.sentences[claim.sentence])};
  for (const BlockIndex label : document.row_labels(claim.block)) words.push_back(document.text_of(label));
  for (const BlockIndex header : document.column_headers(claim.block)) words.push_back(document.text_of(header));
  const auto says = [&](std::initializer_list<std::string_view> periods) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view text) {
      return std::any_of(periods.begin(), periods.end(),
                         [&](std::string_view period) { return text.find(period) != std::string_view::npos; });
    });
  };
  if (says({"年間", "年に", "1年"})) return Period::Year;
  const bool month = says({"月間", "毎月", "月に", "か月あたり", "月あたり", "ひと月", "か月の", "か月に", "各月",
                           "当月", "月ごと", "の月", "月でも", "月は、", "月あた", "か月(", "/月", "(月)"});
  return month ? Period::Month : Period::Unknown;
}

/// True where `right` counts by the month: it says so, or stands beside a figure of a month and names no period.
bool monthly(const Analysis& analysis, const Claim& left, const Claim& right) {
  const Period own = period_of(analysis, right);
  if (own != Period::Unknown) return own == Period::Month;
  const Block &x = analysis.document.blocks[left.block], &y = analysis.document.blocks[right.block];
  const bool one_row = x.table != kNone && x.table == y.table && x.row == y.row;
  return one_row && period_of(analysis, left) == Period::Month;
}

class RelationCheck : public Check {
 public:
  explicit RelationCheck(RelationRule rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Analysis& analysis = input.analysis;
    if (states_any(analysis, rule_.unless) || (!rule_.when.empty() && !states_any(analysis, rule_.when))) return;
    if (denied(analysis)) return;
    const std::vector<const Claim*> left = select(analysis, rule_.left, rule_.mode);
    const std::vector<const Claim*> right = select(analysis, rule_.right, rule_.mode);
    std::vector<const Claim*> read = left;
    read.insert(read.end(), right.begin(), right.end());
    for (const auto* concepts : {&rule_.when, &rule_.margin_when})
      if (const Claim* claim = first_of(analysis, *concepts)) read.push_back(claim);
    const Doubts nobody = [](const Claim&, const Claim&) { return false; };
    const auto verdicts =
        kept_verdicts(input, this, read, nobody, [&](const Doubts&) { return judge_all(analysis, left, right); });
    for (const Verdict& verdict : verdicts) findings.push_back(finding_of(analysis, verdict));
  }

 private:
  std::vector<Verdict> judge_all(const Analysis& analysis, const std::vector<const Claim*>& left,
                                 const std::vector<const Claim*>& right) const {
    std::vector<Verdict> verdicts;
    std::set<std::string> reported;
    for (const Claim* a : left) {
      const bool row = analysis.document.blocks[a->block].table != kNone;
      if (!row && another(left, *a) &&
          std::none_of(right.begin(), right.end(), [](const Claim* b) { return !b->subject.thing.empty(); }))
        continue;
      if (satisfied(analysis, *a, right)) continue;
      for (const Claim* b : right) {
        auto verdict = judge(analysis, *a, *b);
        if (!verdict) continue;
        if (reported.insert(finding_of(analysis, *verdict).key).second) verdicts.push_back(std::move(*verdict));
        break;
      }
    }
    return verdicts;
  }

  Finding finding_of(const Analysis& analysis, const Verdict& verdict) const {
    const auto& claims = verdict.claims;
    return collision_finding(verdict.minor ? *rule_.margin : *rule_.rule, analysis,
                             {claims[0], claims[1], verdict.severity, {claims.begin() + 2, claims.end()}}, rule_.name);
  }

  /// What the document denies in so many words, and states of no plan apart, is open: another rule's matter. A cell of
  /// a table speaks of its own figure.
  bool denied(const Analysis& analysis) const {
    bool denies = false;
    for (const Claim& claim : analysis.claims) {
      const auto& ids = rule_.unless_denied;
      if (std::find(ids.begin(), ids.end(), claim.concept_id) == ids.end()) continue;
      if (claim.value.value.yes && !claim.subject.plan.empty()) return false;
      const bool firm = claim.modality == Modality::Unknown || claim.modality == Modality::Commitment;
      const bool cell = analysis.document.blocks[claim.block].table != kNone;
      denies = denies || (!claim.value.value.yes && firm && !cell && claim.subject.plan.empty());
    }
    return denies;
  }

  /// True where an earlier statement names another thing: what names none is said of the first.
  static bool another(const std::vector<const Claim*>& left, const Claim& a) {
    if (a.subject.thing.empty()) return false;
    return std::any_of(left.begin(), left.end(), [&](const Claim* before) {
      return before->sentence < a.sentence && before->concept_id == a.concept_id && !before->subject.thing.empty() &&
             !things_meet(before->subject.thing, a.subject.thing);
    });
  }

  /// Of several statements on the right (a base backup every day, an increment every hour) one that fits is enough.
  bool satisfied(const Analysis& analysis, const Claim& a, const std::vector<const Claim*>& right) const {
    return std::any_of(right.begin(), right.end(), [&](const Claim* b) {
      if (comparable(analysis, a, *b, rule_.mode).outcome == Outcome::Incomparable) return false;
      const std::optional<Sides> sides = sides_of(analysis, a, *b);
      return sides && !violates(*sides) && !no_margin(analysis, a, *b, *sides);
    });
  }

  /// Exactly equal, where that is worth a note: one failed run breaks the promise, a target as well. Who says both in
  /// one paragraph gives the one as the ground of the other, unless he says that there is nothing else.
  bool no_margin(const Analysis& analysis, const Claim& left, const Claim& right, const Sides& sides) const {
    if (!rule_.margin || sides.left.high != sides.right.low || sides.left.high != sides.left.low) return false;
    const Block& x = analysis.document.blocks[left.block];
    const bool one_table = x.table != kNone && x.table == analysis.document.blocks[right.block].table;
    const bool apart = left.block != right.block && !one_table && sides.right.low >= rule_.margin_from;
    return apart || states_any(analysis, rule_.margin_when);
  }

  Range side(const Claim& claim) const {
    const Value& value = claim.value.value;
    return rule_.figures ? Range{value.low, value.high} : range_of(claim.value);
  }

  /// What is to be told of a pair that breaks the relation: one finding for each statement on the left.
  std::optional<Verdict> judge(const Analysis& analysis, const Claim& a, const Claim& b) const {
    const Comparison comparison = comparable(analysis, a, b, rule_.mode);
    if (comparison.outcome == Outcome::Incomparable) return std::nullopt;
    const std::optional<Sides> sides = sides_of(analysis, a, b);
    if (!sides) return std::nullopt;
    const bool broken = violates(*sides);
    const bool margin = !broken && no_margin(analysis, a, b, *sides);
    if (!broken && !margin) return std::nullopt;
    Verdict verdict{{&a, &b}, severity_of(broken ? *rule_.rule : *rule_.margin, comparison), margin};
    verdict.claims.insert(verdict.claims.end(), sides->rests_on.begin(), sides->rests_on.end());
    if (const Claim* condition = first_of(analysis, rule_.when)) verdict.claims.push_back(condition);
    return verdict;
  }

  std::optional<Sides> sides_of(const Analysis& analysis, const Claim& a, const Claim& b) const {
    Sides sides{side(a), side(b)};
    if (rule_.downtime) {
      // The availability that is promised at least leaves at most this much downtime.
      const double worst = (100 - a.value.value.low) / 100 * kSecondsPerYear;
      sides.left = {worst, worst};
    }
    if (!rule_.factor.empty()) {
      const Claim* factor = companion(analysis, rule_.factor, b);
      if (!factor || (a.subject.thing.empty() != b.subject.thing.empty() && !continues(analysis, b, a)))
        return std::nullopt;
      // 「毎日、14世代。月次のものは12か月」: tiers of their own.
      if (!a.subject.cycle.empty() && a.subject.cycle != factor->subject.cycle) return std::nullopt;
      const Range times = range_of(factor->value);
      sides.step = sides.right.high;
      sides.right = {sides.right.low * times.low, sides.right.high * times.high};
      sides.rests_on.push_back(factor);
    }
    if (rule_.by_period && monthly(analysis, a, b)) sides.right = {sides.right.low * 12, sides.right.high * 12};
    if (!rule_.per_year.empty()) {
      const Claim* interval = companion(analysis, rule_.per_year, b);
      if (!interval || interval->value.value.high <= 0) return std::nullopt;
      const double times = kSecondsPerYear / interval->value.value.high;
      sides.right = {sides.right.low * times, sides.right.high * times};
      sides.rests_on.push_back(interval);
    }
    return sides;
  }

  /// 0: the same sentence, 1: the same block, 2: the same section, 3: elsewhere.
  static int distance(const Document& document, const Claim& a, const Claim& b) {
    if (a.sentence == b.sentence) return 0;
    if (a.block == b.block) return 1;
    return document.blocks[a.block].section == document.blocks[b.block].section ? 2 : 3;
  }

  /// The claims of the section that holds `claim` and of those below it.
  static std::span<const Claim> claims_around(const Analysis& analysis, const Claim& claim) {
    const SectionIndex section = analysis.document.blocks[claim.block].section;
    if (section == kNone) return analysis.claims;
    const auto [begin, end] = std::pair(analysis.document.sections[section].begin,  //
                                        analysis.document.sections[section].end);
    const auto before = [&](BlockIndex border) {
      return std::partition_point(analysis.claims.begin(), analysis.claims.end(),
                                  [&](const Claim& other) { return other.block < border; });
    };
    return {before(begin), before(end)};
  }

  /// 「講座のデータは週に1回取得する。|取得したものは半年間保管する」: what names no thing goes on with the one before.
  static bool continues(const Analysis& analysis, const Claim& before, const Claim& after) {
    constexpr BlockIndex kNear = 2;  ///< blocks
    const Document& document = analysis.document;
    return after.subject.thing.empty() && before.sentence <= after.sentence && after.block - before.block <= kNear &&
           document.blocks[before.block].section == document.blocks[after.block].section &&
           document.blocks[after.block].table == kNone;
  }

  /// The claim of another concept that goes with `claim`: in its sentence, else its block, else its section.
  static const Claim* companion(const Analysis& analysis, const std::string& concept_id, const Claim& claim) {
    const Claim* best = nullptr;
    int nearest = 3;
    bool several = false;
    for (const Claim& other : claims_around(analysis, claim)) {
      if (other.concept_id != concept_id) continue;
      // The generations of another server's backup say nothing of this one's.
      const bool both_named = other.subject.thing.empty() == claim.subject.thing.empty();
      if ((!both_named && !continues(analysis, claim, other)) || !things_meet(other.subject.thing, claim.subject.thing))
        continue;
      const int away = distance(analysis.document, other, claim);
      if (away > nearest || away == 3) continue;
      several = away == nearest && best &&
                display(best->value.value, best->value.bound) != display(other.value.value, other.value.bound);
      nearest = away;
      best = &other;
      if (several) break;
    }
    if (several) return nullptr;  // 日次7世代・週次4世代: no single product
    return best;
  }

  bool violates(const Sides& sides) const {
    const double slack = 1 + rule_.tolerance;
    if (rule_.relation == ">=") return sides.left.high * slack < sides.right.low;
    if (rule_.relation == "<=") return sides.left.low > sides.right.high * slack;
    const double step = sides.step;
    return sides.left.high + step < sides.right.low || sides.right.high + step < sides.left.low;
  }

  RelationRule rule_;
};

std::shared_ptr<const Rule> read_margin(RuleSpec& spec) {
  const TomlValue* table = spec.keys.value("margin_message");
  if (!table) return nullptr;
  Rule margin = *spec.rule;
  TomlReader keys(*table, spec.keys.where("margin_message"));
  margin.message = {keys.string("ja"), keys.string("en")};
  margin.severity = Severity::Note;
  if (auto done = keys.finish(); !done) spec.keys.reject("margin_message", done.error().message);
  return std::make_shared<const Rule>(std::move(margin));
}

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  RelationRule rule;
  rule.rule = spec.rule;
  rule.left = read_filter(spec, "left");
  rule.right = read_filter(spec, "right");
  rule.relation = spec.keys.required_string("relation");
  if (rule.relation != ">=" && rule.relation != "<=" && rule.relation != "~")
    spec.keys.reject("relation", "'relation' must be >=, <= or ~");
  const std::vector<std::string> factor = read_concepts(spec, "factor");
  const std::vector<std::string> per_year = read_concepts(spec, "right_per_year");
  if (!factor.empty()) rule.factor = factor.front();
  if (!per_year.empty()) rule.per_year = per_year.front();
  rule.downtime = spec.keys.string("left_as") == "downtime";
  rule.by_period = spec.keys.string("right_as") == "by-period";
  rule.tolerance = spec.keys.number("tolerance", 0);
  rule.figures = spec.keys.boolean("figures", false);
  rule.margin = read_margin(spec);
  rule.margin_from = spec.keys.number("margin_from", 0);
  rule.mode = read_mode(spec.keys);
  rule.unless = read_concepts(spec, "unless");
  rule.when = read_concepts(spec, "when");
  rule.unless_denied = read_concepts(spec, "unless_denied");
  rule.margin_when = read_concepts(spec, "margin_when");
  rule.name = {spec.vocabulary.concept_name(rule.left.concepts.empty() ? "" : rule.left.concepts.front(), false),
               spec.vocabulary.concept_name(rule.left.concepts.empty() ? "" : rule.left.concepts.front(), true)};
  return std::make_unique<const RelationCheck>(std::move(rule));
}

}  // namespace
}  // namespace relation_kind

extern const RuleKind kind_relation;
constinit const RuleKind kind_relation = {"relation", "An inequality between the values of two concepts.",
                                          relation_kind::kParameters, relation_kind::compile};

}  // namespace kaiji
