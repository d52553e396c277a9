// SPDX-License-Identifier: Apache-2.0
// Kind `denial`: one sentence says without a condition that something is not done, another that it is. All content
// words of the denial must stand in the other statement, so that what is denied holds of it.
#include <algorithm>
#include <map>

#include "base/strings.h"
#include "rules/other_place.h"
#include "rules/plain_statements.h"
#include "rules/rule.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"deeds", "strings", "Deeds, the words that say one of them divided by |, in base form.", true},
    {"neutral", "strings", "Words that do not tell what a statement is about: 当社, 現在."},
    {"unless", "strings",
     "Words of a sentence, its labels or headings that make it hold for a part: 場合, オプション."},
    {"least", "number", "Content words of the denial beside the deed, 2 unless given."},
};

struct DenialRule {
  std::shared_ptr<const Rule> rule;
  StatementWords words;
  std::size_t least = 2;
};

class DenialCheck : public Check {
 public:
  explicit DenialCheck(DenialRule rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& analysis = input.analysis;
    auto denials = read_plain_statements(
        analysis, rule_.words, [&](const Sentence& sentence) { return may_deny(analysis.text_of(sentence)); });
    std::erase_if(denials, [&](const PlainStatement& one) { return !one.denied || one.own < rule_.least; });
    const auto statements = read_plain_statements(
        analysis, rule_.words, [&](const Sentence& sentence) { return may_answer(analysis, sentence, denials); });
    std::map<std::string_view, std::vector<const PlainStatement*>> affirmed;
    for (const auto& one : statements)
      if (!one.denied) affirmed[one.deed].push_back(&one);
    for (const auto& denial : denials) {
      for (const auto* other : affirmed[denial.deed]) {
        if (!contradicts(denial, *other) || in_one_row(input.analysis, denial, *other) ||
            decided(input.analysis, denial, *other))
          continue;
        findings.push_back(finding_of(input.analysis.document, denial, *other));
        break;
      }
    }
  }

 private:
  /// A sentence that has words of a denial; what a row lends its cells is read later.
  static bool may_answer(const Analysis& analysis, const Sentence& sentence,
                         const std::vector<PlainStatement>& denials) {
    const bool cell = analysis.document.blocks[sentence.block].table != kNone;
    const auto text = analysis.text_of(sentence);
    return std::any_of(denials.begin(), denials.end(), [&](const PlainStatement& denial) {
      return cell || std::all_of(denial.about.begin(), denial.about.end(),
                                 [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
    });
  }

  static bool contradicts(const PlainStatement& denial, const PlainStatement& other) {
    return other.sentence != denial.sentence && other.can == denial.can &&
           std::all_of(denial.about.begin(), denial.about.end(),
                       [&](const std::string& word) { return other.words.find(word) != std::string::npos; });
  }

  static bool in_one_row(const Analysis& analysis, const PlainStatement& one, const PlainStatement& other) {
    const Block& here = analysis.document.blocks[analysis.sentences[one.sentence].block];
    const Block& there = analysis.document.blocks[analysis.sentences[other.sentence].block];
    return here.table != kNone && here.table == there.table && here.row == there.row;
  }

  /// Both are read as statements of one concept: its own rules know more.
  static bool decided(const Analysis& analysis, const PlainStatement& one, const PlainStatement& other) {
    return std::any_of(analysis.claims.begin(), analysis.claims.end(), [&](const Claim& claim) {
      return claim.sentence == one.sentence && claim.value.value.type == ValueType::Flag &&
             std::any_of(analysis.claims.begin(), analysis.claims.end(), [&](const Claim& there) {
               return there.sentence == other.sentence && there.concept_id == claim.concept_id;
             });
    });
  }

  Finding finding_of(const Document& document, const PlainStatement& denial, const PlainStatement& other) const {
    const bool later = other.sentence < denial.sentence;
    const auto& before = later ? other : denial;
    const auto& after = later ? denial : other;
    const auto line = line_of(document, before.clause);
    const std::string quote(document.quote(before.clause));
    auto finding =
        make_finding(*rule_.rule, document, after.clause, {{"line", {line, line}}, {"other", {quote, quote}}});
    add_other_place(document, before.clause, finding);
    return finding;
  }

  DenialRule rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  DenialRule rule;
  rule.rule = spec.rule;
  for (const std::string& deed : spec.keys.strings("deeds")) {
    std::vector<std::string> words;
    for (const std::string_view word : split(deed, '|')) words.emplace_back(word);
    rule.words.deeds.push_back(std::move(words));
  }
  if (rule.words.deeds.empty()) return fail(spec.keys.where("deeds"), "the key 'deeds' is missing");
  rule.words.neutral = spec.keys.strings("neutral");
  rule.words.unless = spec.keys.strings("unless");
  rule.least = static_cast<std::size_t>(spec.keys.number("least", 2));
  return std::make_unique<const DenialCheck>(std::move(rule));
}

}  // namespace

extern const RuleKind kind_denial;
constinit const RuleKind kind_denial = {"denial", "What one sentence denies and another says.", kParameters, compile};

}  // namespace kaiji
