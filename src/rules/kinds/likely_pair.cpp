// SPDX-License-Identifier: Apache-2.0
// Kind `likely-pair`: two statements that share so many rare words, and differ in such a way, that they are hardly two
// stories about two things: a figure against another, a denial against its deed. It knows no concept and so sees what
// no dictionary names (fees, seats, formats); how sure it must be is the rule's.
#include <algorithm>
#include <set>

#include "rules/likeness.h"
#include "rules/rule.h"

namespace kaiji {
namespace likely_pair_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"likeness", "number", "How likely the words of both must make a contradiction, 0 to 1.", true},
};

constexpr std::uint32_t kBareAnswer = 24;   ///< bytes: 「30日」, 「なし」: its row says what it answers
constexpr std::size_t kLongestQuote = 120;  ///< bytes of a quotation in a message

/// The words that a finding underlines: the sentence; of a bare answer its row.
TextSpan place_of(const Analysis& analysis, SentenceIndex at) {
  const Document& document = analysis.document;
  TextSpan span = analysis.sentences[at].span;
  const Block& cell = document.blocks[analysis.sentences[at].block];
  if (cell.table == kNone || span.size() > kBareAnswer) return span;
  for (const BlockIndex other : document.tables[cell.table].cells[cell.row])
    if (other != kNone && document.blocks[other].role != BlockRole::Outside && !document.blocks[other].text.empty())
      span = cover(span, document.blocks[other].text);
  return span;
}

/// The words of a statement, with the label of its row where it is a bare answer.
std::string words_of(const Analysis& analysis, SentenceIndex at) {
  const Document& document = analysis.document;
  const Sentence& sentence = analysis.sentences[at];
  std::string words(document.quote(sentence.span));
  if (document.blocks[sentence.block].table != kNone && sentence.span.size() <= kBareAnswer)
    if (const auto labels = document.row_labels(sentence.block); !labels.empty())
      words = std::string(document.quote(document.blocks[labels.back()].text)) + ": " + words;
  std::replace(words.begin(), words.end(), '\n', ' ');
  if (words.size() <= kLongestQuote) return words;
  std::size_t cut = kLongestQuote;
  while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U) --cut;
  return words.substr(0, cut) + "…";
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
    const std::string first = words_of(analysis, pair.first);
    const std::string second = words_of(analysis, pair.second);
    const SourceSpan there = document.to_source(place_of(analysis, pair.first));
    const std::string line = line_of(document, there);
    Finding finding = make_finding(*rule_, document, place_of(analysis, pair.second),
                                   {{"left", {second, second}}, {"right", {first, first}}, {"line", {line, line}}});
    finding.notes.push_back(
        {{document.source.path, there}, {"ここでは「" + first + "」", "here it is “" + first + "”"}});
    finding.key = first + "|" + second;
    return finding;
  }

  /// The line of a place, with the file's name where the document is made of several.
  static std::string line_of(const Document& document, SourceSpan place) {
    const std::uint32_t line = document.source.lines.line_of(place.begin);
    const DocumentPart* part = document.part_at(place.begin);
    return part == nullptr ? std::to_string(line) : part->path + ":" + std::to_string(line - part->first_line + 1);
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
