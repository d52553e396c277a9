// SPDX-License-Identifier: Apache-2.0
// Kind `likely-pair`: two statements that share so many rare words, and differ in such a way, that they are hardly two
// stories about two things: a figure against another, a denial against its deed. It knows no concept and so sees what
// no dictionary names (fees, seats, formats); how sure it must be is the rule's.
#include <algorithm>
#include <set>

#include "rules/contradictions.h"
#include "rules/likeness.h"
#include "rules/rule.h"

namespace kaiji {
namespace likely_pair_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"likeness", "number", "How likely the words of both must make a contradiction, 0 to 1.", true},
};

constexpr std::uint32_t kBareAnswer = 24;  ///< bytes of a cell: 「30日」, 「なし」

struct Quoted {
  TextSpan place;  ///< what a finding underlines: the sentence; of a bare answer its row
  std::string words;
};

Quoted quote(const Analysis& analysis, SentenceIndex at) {
  const Document& document = analysis.document;
  const Sentence& sentence = analysis.sentences[at];
  const bool bare = document.blocks[sentence.block].table != kNone && sentence.span.size() <= kBareAnswer;
  return {bare ? whole_row(document, sentence.block, sentence.span) : sentence.span,
          quoted_words(analysis, sentence.block, sentence.span, bare)};
}

class LikelyPairCheck : public Check {
 public:
  LikelyPairCheck(std::shared_ptr<const Rule> rule, Likeness likeness, double least)
      : rule_(std::move(rule)), likeness_(std::move(likeness)), least_(least) {}

  /// The likeliest pairs first; a statement is told of once.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    std::vector<JudgedPair> likely;
    for (const JudgedPair& pair : likeness_.pairs(input).all())
      if (pair.probability >= least_) likely.push_back(pair);
    std::stable_sort(likely.begin(), likely.end(),
                     [](const JudgedPair& a, const JudgedPair& b) { return a.probability > b.probability; });
    std::set<SentenceIndex> told;
    for (const JudgedPair& pair : likely) {
      if (told.contains(pair.first) || told.contains(pair.second)) continue;
      told.insert({pair.first, pair.second});
      findings.push_back(tell(input.analysis, pair));
    }
  }

 private:
  Finding tell(const Analysis& analysis, const JudgedPair& pair) const {
    const Document& document = analysis.document;
    const Quoted first = quote(analysis, pair.first);
    const Quoted second = quote(analysis, pair.second);
    Finding finding = make_finding(*rule_, document, second.place,
                                   {{"left", {second.words, second.words}},
                                    {"right", {first.words, first.words}},
                                    {"line", line_name(document, first.place, second.place)}});
    finding.notes.push_back({{document.source.path, document.to_source(first.place)},
                             {"ここでは「" + first.words + "」", "here it is “" + first.words + "”"}});
    finding.key = first.words + "|" + second.words;
    return finding;
  }

  std::shared_ptr<const Rule> rule_;
  Likeness likeness_;
  double least_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const double least = spec.keys.number("likeness", 1);
  auto likeness = Likeness::load(spec);
  if (!likeness) return tl::unexpected<Error>(likeness.error());
  return std::make_unique<const LikelyPairCheck>(spec.rule, std::move(*likeness), least);
}

}  // namespace
}  // namespace likely_pair_kind

extern const RuleKind kind_likely_pair;
constinit const RuleKind kind_likely_pair = {
    "likely-pair", "Two statements whose words make it likely that they contradict each other.",
    likely_pair_kind::kParameters, likely_pair_kind::compile};

}  // namespace kaiji
