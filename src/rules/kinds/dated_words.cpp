// SPDX-License-Identifier: Apache-2.0
// Kind `dated_words`: a date that words around it tie to a plan, a state of affairs or an expiry, and that has passed.
#include <algorithm>

#include "rules/pattern_keys.h"
#include "rules/role_filter.h"
#include "rules/rule.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"words", "strings", "Expressions that must stand in the sentence, behind the date (予定) or before it (有効期限).",
     true},
    {"side", "string", "after or before (the date): where the words stand; any where absent."},
    {"within", "number", "Bytes between date and words (60)."},
    {"months", "number", "How long ago the date may be (0)."},
    {"unless", "strings", "Expressions that silence the rule where they stand in the same sentence."},
    {"labels", "strings", "Words of a row or column header that tie the dates of its cells."},
    {"last", "boolean", "Of several dates in one sentence only the last counts: the end of a period."},
    {"against", "string",
     "as-of (default): the date lies before the day of judging; document: before the document's own date; "
     "after-document: behind it."},
    {"apart_from_document", "boolean", "A date near the document's own one says nothing that its age does not."},
    {"roles", "strings", kRolesSummary},
};

struct DatedRule {
  std::shared_ptr<const Rule> rule;
  RoleFilter roles;
  std::vector<PatternId> words;
  std::vector<PatternId> unless;
  std::vector<std::string> labels;
  std::string side;
  std::uint32_t within = 60;
  int months = 0;
  bool last = false;
  bool apart = false;
  std::string against = "as-of";
};

class DatedWordsCheck : public Check {
 public:
  explicit DatedWordsCheck(DatedRule rule) : dated_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& analysis = input.analysis;
    for (std::size_t i = 0; i < analysis.values.size(); ++i) {
      const auto& value = analysis.values[i];
      const auto& date = value.value.date;
      if (value.value.type != ValueType::Date || date.month == 0 || !value.value.unit.empty()) continue;
      if (!lies(input, date)) continue;
      const auto sentence = analysis.sentence_at(value.span.begin);
      if (sentence == kNone || !dated_.roles.holds(block_of(analysis, sentence))) continue;
      if (dated_.last && goes_on(analysis, i, sentence)) continue;
      if (dated_.apart && near_document(analysis, date)) continue;
      if (!tied(input, sentence, value.span) || any_stands(input.hits, dated_.unless, sentence)) continue;
      findings.push_back(finding_at(input, value));
    }
  }

 private:
  /// The date lies where the rule looks for it.
  bool lies(const CheckInput& input, Date date) const {
    if (dated_.against == "as-of") return add_months(last_day(date), dated_.months) < input.as_of;
    const Date own = input.analysis.facts.date;
    if (!own.known() || !input.analysis.facts.date_at) return false;
    if (dated_.against == "document") return add_months(last_day(date), dated_.months) < own;
    return add_months(last_day(own), dated_.months) < date;
  }

  static const Block& block_of(const Analysis& analysis, SentenceIndex sentence) {
    return analysis.document.blocks[analysis.sentences[sentence].block];
  }

  /// Another date follows in the sentence.
  static bool goes_on(const Analysis& analysis, std::size_t at, SentenceIndex sentence) {
    const auto& span = analysis.sentences[sentence].span;
    for (auto next = at + 1; next < analysis.values.size(); ++next) {
      const auto& value = analysis.values[next];
      if (!span.contains(value.span.begin)) return false;
      if (value.value.type == ValueType::Date) return true;
    }
    return false;
  }

  /// Within three months of the document's own date.
  static bool near_document(const Analysis& analysis, Date date) {
    const auto own = analysis.facts.date;
    return own.known() && add_months(last_day(date), 3) >= own;
  }

  bool tied(const CheckInput& input, SentenceIndex sentence, TextSpan date) const {
    for (const auto id : dated_.words) {
      for (const auto& hit : input.hits.of(id, sentence)) {
        const bool after = hit.span.begin >= date.end && hit.span.begin.value - date.end.value <= dated_.within;
        const bool before = hit.span.end <= date.begin && date.begin.value - hit.span.end.value <= dated_.within;
        if ((after && dated_.side != "before") || (before && dated_.side != "after")) return true;
      }
    }
    return labelled(input.analysis, sentence);
  }

  bool labelled(const Analysis& analysis, SentenceIndex sentence) const {
    const auto block = analysis.sentences[sentence].block;
    const auto& document = analysis.document;
    if (document.blocks[block].table == kNone || dated_.labels.empty()) return false;
    auto labels = document.row_labels(block);
    const auto headers = document.column_headers(block);
    labels.insert(labels.end(), headers.begin(), headers.end());
    return std::any_of(labels.begin(), labels.end(), [&](BlockIndex label) {
      const auto text = document.text_of(label);
      return std::any_of(dated_.labels.begin(), dated_.labels.end(),
                         [&](const std::string& word) { return text.find(word) != text.npos; });
    });
  }

  /// A date that had passed when the document was written is more than an old document.
  Finding finding_at(const CheckInput& input, const FoundValue& value) const {
    const auto date = to_string(value.value.date);
    const auto as_of = to_string(input.as_of);
    auto finding = make_finding(*dated_.rule, input.analysis.document, value.span,
                                {{"date", {date, date}}, {"as_of", {as_of, as_of}}});
    const auto own = input.analysis.facts.date;
    if (dated_.against != "as-of") {
      const Document& document = input.analysis.document;
      const std::string quote(document.quote(*input.analysis.facts.date_at));
      finding.notes.push_back({{document.source.path, document.to_source(*input.analysis.facts.date_at)},
                               {"文書の日付は「" + quote + "」", "the document is dated “" + quote + "”"}});
      return finding;
    }
    const bool then = own.known() && add_months(last_day(value.value.date), dated_.months) < own;
    if (then) finding.severity = std::max(finding.severity, Severity::Warning);
    return finding;
  }

  DatedRule dated_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  DatedRule rule{spec.rule, RoleFilter::read(spec.keys), {}, {}, {}, {}};
  auto words = read_required_patterns(spec, "words");
  if (!words) return tl::unexpected<Error>(words.error());
  auto unless = read_patterns(spec, "unless");
  if (!unless) return tl::unexpected<Error>(unless.error());
  rule.words = std::move(*words);
  rule.unless = std::move(*unless);
  rule.labels = spec.keys.strings("labels");
  rule.side = spec.keys.string("side");
  rule.within = static_cast<std::uint32_t>(spec.keys.integer("within", 60));
  rule.months = static_cast<int>(spec.keys.integer("months", 0));
  rule.last = spec.keys.boolean("last", false);
  rule.apart = spec.keys.boolean("apart_from_document", false);
  rule.against = spec.keys.string("against", "as-of");
  if (rule.against != "as-of" && rule.against != "document" && rule.against != "after-document")
    return fail(spec.keys.where("against"), "'against' must be as-of, document or after-document");
  if (!rule.side.empty() && rule.side != "after" && rule.side != "before") {
    return fail(spec.keys.where("side"), "'side' must be after or before");
  }
  return std::make_unique<const DatedWordsCheck>(std::move(rule));
}

}  // namespace

extern const RuleKind kind_dated_words;
constinit const RuleKind kind_dated_words = {"dated_words", "A date with its words: a plan, a state or an expiry.",
                                             kParameters, compile};

}  // namespace kaiji
