// SPDX-License-Identifier: Apache-2.0
// Kind `vague`: a promise whose time, frequency, measure or scope is carried only by a vague word. All rules of this
// kind judge a sentence together, so that it gets one finding, by the gravest of them.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "rules/acts.h"
#include "rules/bold_label.h"
#include "rules/companion_window.h"
#include "rules/promise.h"
#include "rules/role_filter.h"
#include "rules/rule.h"
#include "rules/vague_classes.h"

namespace kaiji {
namespace vague_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"expressions", "strings", "The vague words: RE2 expressions over normalized text, each from the start of a word.",
     true},
    {"except", "strings", "Expressions that void the words which they overlap: what RE2 cannot say with look-around."},
    {"where", "strings", "Expressions of which one must stand in the same sentence."},
    {"unless", "strings", "Expressions that silence the rule where they stand in the same sentence."},
    {"companions", "strings", "What makes the words concrete: value types, and sets of dictionaries/companions.toml."},
    {"own_clause", "boolean", "What an earlier clause of the sentence says makes the words no more concrete."},
    {"not_under", "strings", "Headings under which the rule is silent: introductions and statements of policy."},
    {"also", "strings",
     "Where the words count besides promises: possibility (努めます is the predicate itself), modifier "
     "(定期的に実施する"
     "診断により…), denied, condition, customer (ご相談ください), nominal (最高水準の技術)."},
    {"class", "string",
     "What the words leave open, {class} in messages: time, frequency, degree, scope, hedge, deferral, absolute, "
     "no-actor, contentless.",
     true},
    {"rewrite", "strings",
     "What to write instead, in Japanese and English, {rewrite} in the advice, for acts without words of their own."},
    {"rank", "integer", "Among rules of one severity, the lower one names the sentence."},
    {"roles", "strings", kRolesSummary},
};

/// Blocks of an introduction or a policy statement at most.
constexpr BlockIndex kLongestIntroduction = 12;

/// Words of one rule that are judged in one sentence, which gets one finding: one endless sentence costs no more.
constexpr std::size_t kMostWords = 12;

/// One rule of the kind, compiled.
struct VagueRule {
  std::shared_ptr<const Rule> rule;
  RoleFilter roles;
  std::vector<PatternId> expressions, except, where, unless, not_under;
  Companions companions;
  std::vector<Stance> also;
  const VagueClass* vagueness = nullptr;
  LocalText rewrite;
  std::int64_t rank = 0;
};

/// All rules of the kind in one rule set: what they share, and each other.
struct VagueGroup {
  PromiseWords words;
  CompanionSets sets;
  ActList acts;
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

/// Words that the document itself makes concrete: 「速やかに」 in a table of terms, 「速やかに」とは、2時間以内をいう.
class DefinedWords {
 public:
  DefinedWords(const VagueGroup& group, const CheckInput& input) : input_(input) {
    for (const auto& rule : group.rules) {
      for (const auto pattern : rule.expressions) {
        for (const auto& hit : input.hits.of(pattern)) {
          if (is_definition(hit)) words_.insert(hit.span.in(input.analysis.document.text()));
        }
      }
    }
  }

  bool holds(TextSpan words) const { return words_.count(words.in(input_.analysis.document.text())) != 0; }

 private:
  bool is_definition(const PatternHit& hit) const {
    const auto& document = input_.analysis.document;
    const auto& block = document.blocks[input_.analysis.sentences[hit.unit].block];
    if (block.kind == BlockKind::Cell && block.text == hit.span) return block.role == BlockRole::Label;
    const auto rest = document.text().substr(hit.span.end.value);
    if (rest.starts_with("」とは") || rest.starts_with("とは、") || rest.starts_with("とは、")) return true;
    // 「本書で「速やかに」は2時間以内を意味します」
    const auto sentence = input_.analysis.text_of(input_.analysis.sentences[hit.unit]);
    const bool means = sentence.find("意味") != sentence.npos || sentence.find("をい") != sentence.npos;
    return rest.starts_with("」は") && means;
  }

  const CheckInput& input_;
  std::set<std::string_view> words_;
};

class SentenceJudge {
 public:
  SentenceJudge(const VagueGroup& group, const CheckInput& input, const DefinedWords& defined, SentenceIndex sentence)
      : group_(group), input_(input), defined_(defined), sentence_(sentence), window_(input, group.acts, sentence) {}

  /// All vague words of `rules` (indexes into the group) that stand, the one that names the sentence first.
  std::vector<Standing> judge(const std::set<std::size_t>& rules) {
    std::vector<Standing> standing;
    for (const auto index : rules) {
      const auto& rule = group_.rules[index];
      if (rule.rule->severity == Severity::Off || !is_candidate(rule)) continue;
      for (const auto words : words_of(rule)) {
        if (defined_.holds(words) || !stands(rule, words)) continue;
        if (!window_.concrete(rule.companions, words)) standing.push_back({&rule, words});
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
    // A superlative claims even in a title.
    if (rule.vagueness->key != "absolute") {
      const auto in_label = [&](TextSpan one) { return in_bold_label(input_.analysis.document, one); };
      words.erase(std::remove_if(words.begin(), words.end(), in_label), words.end());
    }
    for (const auto id : rule.except) {
      for (const auto& hit : input_.hits.of(id, sentence_)) {
        words.erase(std::remove_if(words.begin(), words.end(), [&](TextSpan one) { return one.overlaps(hit.span); }),
                    words.end());
      }
    }
    std::sort(words.begin(), words.end());
    if (words.size() > kMostWords) words.resize(kMostWords);
    return words;
  }

  bool is_candidate(const VagueRule& rule) const {
    if (!any_in(rule.expressions, sentence_)) return false;
    if (!rule.roles.holds(input_.analysis.document.blocks[sentence().block])) return false;
    if (any_in(rule.unless, sentence_)) return false;
    if (!rule.where.empty() && !any_in(rule.where, sentence_) && !row_names(rule.where)) return false;
    return !under_policy(rule);
  }

  bool any_in(const std::vector<PatternId>& patterns, SentenceIndex unit) const {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](PatternId id) { return !input_.hits.of(id, unit).empty(); });
  }

  /// 「ログの保存期間 | 一定期間」: the label of the row or the header of the column has what the answer leaves out.
  bool row_names(const std::vector<PatternId>& patterns) const {
    auto labels = input_.analysis.document.row_labels(sentence().block);
    const auto headers = input_.analysis.document.column_headers(sentence().block);
    labels.insert(labels.end(), headers.begin(), headers.end());
    return std::any_of(labels.begin(), labels.end(), [&](BlockIndex label) {
      const auto unit = input_.analysis.sentence_at(input_.analysis.document.blocks[label].text.begin);
      return unit != kNone && any_in(patterns, unit);
    });
  }

  bool under_policy(const VagueRule& rule) const {
    if (rule.not_under.empty()) return false;
    const auto& document = input_.analysis.document;
    // The nearest heading alone: a loader that cannot see levels puts the whole document under its first heading.
    const auto headings = document.headings(sentence().block);
    // So does one that cannot see the headings after an introduction, which is short.
    if (headings.empty() || sentence().block > headings.back() + kLongestIntroduction) return false;
    const auto unit = input_.analysis.sentence_at(document.blocks[headings.back()].text.begin);
    return unit != kNone && any_in(rule.not_under, unit);
  }

  bool stands(const VagueRule& rule, TextSpan words) const {
    const auto stance = stance_of(group_.words, input_.analysis, sentence_, words);
    if (stance == Stance::Promise) return true;
    return std::find(rule.also.begin(), rule.also.end(), stance) != rule.also.end();
  }

  const VagueGroup& group_;
  const CheckInput& input_;
  const DefinedWords& defined_;
  SentenceIndex sentence_;
  CompanionWindow window_;
};

/// What stands in each sentence of one document.
using VagueSentences = std::map<SentenceIndex, std::vector<Standing>>;

/// The rules that have a word in a sentence, by sentence.
std::map<SentenceIndex, std::set<std::size_t>> rules_by_sentence(const VagueGroup& group, const CheckInput& input) {
  std::map<SentenceIndex, std::set<std::size_t>> rules;
  for (std::size_t index = 0; index < group.rules.size(); ++index) {
    const auto& rule = group.rules[index];
    for (const auto id : rule.expressions) {
      for (const auto& hit : input.hits.of(id)) rules[hit.unit].insert(index);
    }
  }
  return rules;
}

VagueSentences judge_sentences(const VagueGroup& group, const CheckInput& input) {
  VagueSentences standing;
  const DefinedWords defined(group, input);
  for (const auto& [sentence, rules] : rules_by_sentence(group, input)) {
    auto words = SentenceJudge(group, input, defined, sentence).judge(rules);
    if (!words.empty()) standing.emplace(sentence, std::move(words));
  }
  return standing;
}

class VagueCheck : public Check {
 public:
  VagueCheck(std::shared_ptr<const VagueGroup> group, std::size_t index) : group_(std::move(group)), index_(index) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& own = group_->rules[index_];
    const auto& sentences =
        input.memo.get<VagueSentences>(group_.get(), [&] { return judge_sentences(*group_, input); });
    const Standing* last = nullptr;
    for (const auto& [sentence, standing] : sentences) {
      if (standing.front().rule != &own) continue;
      const bool told = last != nullptr && repeats_in_row(input.analysis.document, last->words, standing.front().words);
      if (!told) findings.push_back(finding_of(input, sentence, standing));
      last = &standing.front();
    }
  }

 private:
  /// 「権限の棚卸し | 随時 | 随時」: two cells of one row that say the same are one answer.
  static bool repeats_in_row(const Document& document, TextSpan first, TextSpan second) {
    const auto& one = document.blocks[document.block_at(first.begin)];
    const auto& other = document.blocks[document.block_at(second.begin)];
    return one.table != kNone && one.table == other.table && one.row == other.row && one.column != other.column &&
           document.text_of(one) == document.text_of(other);
  }

  /// At all the vague words of the sentence; the message names the first few.
  Finding finding_of(const CheckInput& input, SentenceIndex sentence, const std::vector<Standing>& standing) const {
    constexpr std::size_t kMostNamed = 4;
    const auto& document = input.analysis.document;
    const auto& own = *standing.front().rule;
    auto place = standing.front().words;
    std::string words;
    std::vector<TextSpan> named;
    for (const auto& one : standing) {
      place = cover(place, one.words);
      // The message says what the words leave open, which is another thing for words of another class.
      if (one.rule->vagueness != own.vagueness) continue;
      const auto quote = document.quote(one.words);
      const bool told = std::any_of(named.begin(), named.end(), [&](TextSpan other) {
        return other.overlaps(one.words) || document.quote(other) == quote;
      });
      if (told || named.size() == kMostNamed) continue;
      named.push_back(one.words);
      words += "「" + std::string(quote) + "」";
    }
    const auto* rewrite = rewrite_for(group_->acts, input, sentence, standing.front().words, own.vagueness->key);
    return make_finding(*own.rule, document, place,
                        {{"words", {words, words}},
                         {"class", {std::string(own.vagueness->ja), std::string(own.vagueness->en)}},
                         {"rewrite", rewrite != nullptr ? *rewrite : own.rewrite}});
  }

  std::shared_ptr<const VagueGroup> group_;
  std::size_t index_;
};

const VagueClass* read_class(TomlReader& keys) {
  const auto name = keys.required_string("class");
  const auto found =
      std::find_if(kVagueClasses.begin(), kVagueClasses.end(), [&](const VagueClass& one) { return one.key == name; });
  if (found != kVagueClasses.end()) return &*found;
  keys.reject("class", "'" + name + "' is no class of vagueness: see the key 'class' in `kaiji rules --schema`");
  return &kVagueClasses.front();
}

std::vector<Stance> read_also(TomlReader& keys) {
  constexpr std::pair<std::string_view, Stance> kNames[] = {
      {"possibility", Stance::Possibility}, {"modifier", Stance::Modifier}, {"denied", Stance::Denied},
      {"condition", Stance::Condition},     {"customer", Stance::Customer}, {"nominal", Stance::Nominal}};
  std::vector<Stance> also;
  for (const auto& word : keys.strings("also")) {
    const auto found =
        std::find_if(std::begin(kNames), std::end(kNames), [&](const auto& entry) { return entry.first == word; });
    if (found == std::end(kNames)) {
      keys.reject("also", "'" + word + "' is none of: possibility, modifier, denied, condition, customer, nominal");
    } else {
      also.push_back(found->second);
    }
  }
  return also;
}

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
    auto acts = load_acts(spec.dictionaries, spec.patterns);
    if (!acts) return tl::unexpected<Error>(acts.error());
    group->words = std::move(*words);
    group->sets = std::move(*sets);
    group->acts = std::move(*acts);
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
  rule.also = read_also(spec.keys);
  rule.vagueness = read_class(spec.keys);
  if (const auto words = spec.keys.strings("rewrite"); !words.empty()) rule.rewrite = {words.front(), words.back()};
  rule.rank = spec.keys.integer("rank", 0);
  const std::pair<std::string_view, std::vector<PatternId>*> lists[] = {{"expressions", &rule.expressions},
                                                                        {"except", &rule.except},
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
}  // namespace vague_kind

extern const RuleKind kind_vague;
constinit const RuleKind kind_vague = {"vague", "A promise that only a vague word carries.", vague_kind::kParameters,
                                       vague_kind::compile};

}  // namespace kaiji
