// SPDX-License-Identifier: Apache-2.0
// Kind `vague`: a promise whose time, frequency, measure or scope is carried only by a vague word. All rules of this
// kind judge a sentence together, so that it gets one finding, by the gravest of them.
#include <algorithm>
#include <optional>
#include <set>

#include "rules/companions.h"
#include "rules/promise.h"
#include "rules/role_filter.h"
#include "rules/rule.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"expressions", "strings", "The vague words: RE2 expressions over normalized text, each from the start of a word.",
     true},
    {"where", "strings", "Expressions of which one must stand in the same sentence."},
    {"unless", "strings", "Expressions that silence the rule where they stand in the same sentence."},
    {"companions", "strings", "What makes the words concrete: value types, and sets of dictionaries/companions.toml."},
    {"own_clause", "boolean", "What an earlier clause of the sentence says makes the words no more concrete."},
    {"not_under", "strings", "Headings under which the rule is silent: introductions and statements of policy."},
    {"hedge", "boolean", "The words are the predicate itself (努めます), so what follows them is not judged."},
    {"in_passing", "boolean", "Also in a clause that modifies a noun (定期的に実施する診断により…)."},
    {"rank", "integer", "Among rules of one severity, the lower one names the sentence."},
    {"roles", "strings", kRolesSummary},
};

/// One rule of the kind, compiled.
struct VagueRule {
  std::shared_ptr<const Rule> rule;
  RoleFilter roles;
  std::vector<PatternId> expressions, where, unless, not_under;
  Companions companions;
  bool hedge = false;
  bool in_passing = false;
  std::int64_t rank = 0;
};

/// All rules of the kind in one rule set: what they share, and each other.
struct VagueGroup {
  PromiseWords words;
  CompanionSets sets;
  std::vector<VagueRule> rules;
};

/// The one mutable link while packs are compiled; checks only read the group.
struct GroupLink {
  std::shared_ptr<VagueGroup> group;
};

/// A vague word that nothing makes concrete.
struct Standing {
  const VagueRule* rule;
  TextSpan words;
};

class SentenceJudge {
 public:
  SentenceJudge(const VagueGroup& group, const CheckInput& input, SentenceIndex sentence)
      : group_(group), input_(input), sentence_(sentence) {}

  /// All vague words that stand, the one that names the sentence first.
  std::vector<Standing> judge() const {
    std::vector<Standing> standing;
    for (const auto& rule : group_.rules) {
      if (rule.rule->severity == Severity::Off || !is_candidate(rule)) continue;
      for (const auto words : words_of(rule)) {
        if (!stands(rule, words)) continue;
        if (is_concrete(rule.companions, input_, sentence_, words)) break;
        standing.push_back({&rule, words});
      }
    }
    std::stable_sort(standing.begin(), standing.end(), [](const Standing& a, const Standing& b) {
      const auto key = [](const Standing& s) {
        return std::tuple(-static_cast<int>(s.rule->rule->severity), s.rule->rank, s.words.begin);
      };
      return key(a) < key(b);
    });
    return standing;
  }

 private:
  const Sentence& sentence() const { return input_.analysis.sentences[sentence_]; }

  std::vector<TextSpan> words_of(const VagueRule& rule) const {
    std::vector<TextSpan> words;
    for (const auto id : rule.expressions) {
      for (const auto& hit : input_.hits.of(id, sentence_)) words.push_back(hit.span);
    }
    std::sort(words.begin(), words.end());
    return words;
  }

  bool is_candidate(const VagueRule& rule) const {
    if (!rule.roles.holds(input_.analysis.document.blocks[sentence().block])) return false;
    if (any_in(rule.unless, sentence_)) return false;
    if (!rule.where.empty() && !any_in(rule.where, sentence_)) return false;
    return !under_policy(rule);
  }

  bool any_in(const std::vector<PatternId>& patterns, SentenceIndex unit) const {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](PatternId id) { return !input_.hits.of(id, unit).empty(); });
  }

  bool under_policy(const VagueRule& rule) const {
    if (rule.not_under.empty()) return false;
    const auto& document = input_.analysis.document;
    // The nearest heading alone: a loader that cannot see levels puts the whole document under its first heading.
    const auto headings = document.headings(sentence().block);
    if (headings.empty()) return false;
    const auto unit = input_.analysis.sentence_at(document.blocks[headings.back()].text.begin);
    return unit != kNone && any_in(rule.not_under, unit);
  }

  bool stands(const VagueRule& rule, TextSpan words) const {
    const auto stance = stance_of(group_.words, input_.analysis, sentence_, words);
    if (stance == Stance::Promise) return true;
    if (stance == Stance::Modifier) return rule.in_passing;
    return rule.hedge && stance == Stance::Possibility;
  }

  const VagueGroup& group_;
  const CheckInput& input_;
  SentenceIndex sentence_;
};

class VagueCheck : public Check {
 public:
  VagueCheck(std::shared_ptr<const VagueGroup> group, std::size_t index) : group_(std::move(group)), index_(index) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& own = group_->rules[index_];
    for (const auto sentence : sentences_of(own, input)) {
      const auto standing = SentenceJudge(*group_, input, sentence).judge();
      if (!standing.empty() && standing.front().rule == &own) {
        findings.push_back(finding_of(input.analysis.document, standing));
      }
    }
  }

 private:
  static std::set<SentenceIndex> sentences_of(const VagueRule& rule, const CheckInput& input) {
    std::set<SentenceIndex> sentences;
    for (const auto id : rule.expressions) {
      for (const auto& hit : input.hits.of(id)) sentences.insert(hit.unit);
    }
    return sentences;
  }

  /// At all the vague words of the sentence; the message names them.
  static Finding finding_of(const Document& document, const std::vector<Standing>& standing) {
    auto place = standing.front().words;
    std::string words;
    std::vector<std::string_view> named;
    for (const auto& one : standing) {
      place = cover(place, one.words);
      const auto quote = document.quote(one.words);
      if (std::find(named.begin(), named.end(), quote) != named.end()) continue;
      named.push_back(quote);
      words += "「" + std::string(quote) + "」";
    }
    const auto& rule = *standing.front().rule->rule;
    auto finding = make_finding(rule, document, place, {{"words", {words, words}}});
    return finding;
  }

  std::shared_ptr<const VagueGroup> group_;
  std::size_t index_;
};

Result<std::vector<PatternId>> add_patterns(RuleSpec& spec, std::string_view key) {
  std::vector<PatternId> ids;
  for (const auto& expression : spec.keys.strings(key)) {
    const auto id = spec.patterns.add(expression, spec.keys.where(key), true);
    if (!id) return tl::unexpected<Error>(id.error());
    ids.push_back(*id);
  }
  return ids;
}

Result<std::shared_ptr<VagueGroup>> group_of(RuleSpec& spec) {
  auto link = spec.shared.get<GroupLink>("vague.group", [&]() -> Result<GroupLink> {
    auto group = std::make_shared<VagueGroup>();
    auto words = load_promise_words(spec.dictionaries);
    if (!words) return tl::unexpected<Error>(words.error());
    auto sets = load_companion_sets(spec.dictionaries, spec.patterns);
    if (!sets) return tl::unexpected<Error>(sets.error());
    group->words = std::move(*words);
    group->sets = std::move(*sets);
    return GroupLink{std::move(group)};
  });
  if (!link) return tl::unexpected<Error>(link.error());
  return (*link)->group;
}

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  auto group = group_of(spec);
  if (!group) return tl::unexpected<Error>(group.error());
  VagueRule rule;
  rule.rule = spec.rule;
  rule.roles = RoleFilter::read(spec.keys);
  rule.companions = read_companions(spec.keys, (*group)->sets);
  rule.hedge = spec.keys.boolean("hedge", false);
  rule.in_passing = spec.keys.boolean("in_passing", false);
  rule.rank = spec.keys.integer("rank", 0);
  const std::pair<std::string_view, std::vector<PatternId>*> lists[] = {{"expressions", &rule.expressions},
                                                                        {"where", &rule.where},
                                                                        {"unless", &rule.unless},
                                                                        {"not_under", &rule.not_under}};
  for (const auto& [key, list] : lists) {
    auto ids = add_patterns(spec, key);
    if (!ids) return tl::unexpected<Error>(ids.error());
    *list = std::move(*ids);
  }
  if (rule.expressions.empty()) return fail(spec.keys.where("expressions"), "the key 'expressions' is missing");
  (*group)->rules.push_back(std::move(rule));
  return std::make_unique<const VagueCheck>(*group, (*group)->rules.size() - 1);
}

}  // namespace

extern const RuleKind kind_vague;
constinit const RuleKind kind_vague = {"vague", "A promise that only a vague word carries.", kParameters, compile};

}  // namespace kaiji
