// SPDX-License-Identifier: Apache-2.0
// An article of a law cited by a number that belongs to another numbering, at the document's date and today.
#include <fmt/format.h>

#include <optional>

#include "rules/law_articles.h"
#include "rules/rule.h"

namespace kaiji {
namespace law_article_kind {
namespace {

using Laws = std::vector<Law>;

class LawArticleCheck : public Check {
 public:
  LawArticleCheck(std::shared_ptr<const Rule> rule, std::shared_ptr<const Laws> laws, PatternId number)
      : rule_(std::move(rule)), laws_(std::move(laws)), number_(number) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    for (const auto& law : *laws_) {
      NamedLaw named{law, input.analysis.document.text(), {}};
      for (const auto& hit : input.hits.of(number_)) {
        const auto role = input.analysis.role_of(input.analysis.sentences[hit.unit]);
        if (role == BlockRole::Statement || role == BlockRole::Label) judge(input, named, hit, findings);
      }
    }
  }

 private:
  /// A law, and whether a document names it, which is looked for once.
  struct NamedLaw {
    const Law& law;
    std::string_view text;
    std::optional<bool> known;

    /// `before` is the sentence up to the number, `begin` where the sentence begins.
    bool cited(std::string_view before, TextOffset begin) {
      const auto citation = citation_of(law, before);
      if (citation == LawCitation::Same) {
        const auto word = before.rfind("同法");
        return is_last_named(law, text.substr(0, begin.value + word));
      }
      if (citation == LawCitation::Bare && !known) known = law.names->found_in(text);
      return citation == LawCitation::Named || (citation == LawCitation::Bare && *known);
    }
  };

  /// The sentence behind the heading of its section and the names of its row, which often say what the article is
  /// about, and behind the sentence that it goes on with:
  /// 「第三者に提供しません。ただし、第23条第1項各号の場合を除きます」.
  static std::string with_heading(const Analysis& analysis, SentenceIndex index) {
    const auto& unit = analysis.sentences[index];
    std::string words;
    const auto headings = analysis.document.headings(unit.block);
    if (!headings.empty()) words = std::string(analysis.document.text_of(headings.back())) + " ";
    if (analysis.document.blocks[unit.block].kind == BlockKind::Cell) {
      for (const auto label : analysis.document.row_labels(unit.block)) {
        words += std::string(analysis.document.text_of(label)) + " ";
      }
    }
    const auto sentence = analysis.text_of(unit);
    for (const std::string_view link : {"ただし", "但し", "また", "なお", "これ", "この", "当該", "その"}) {
      const bool goes_on = sentence.starts_with(link) && index > 0 && analysis.sentences[index - 1].block == unit.block;
      if (goes_on) words += std::string(analysis.text_of(analysis.sentences[index - 1])) + " ";
    }
    return words + std::string(sentence);
  }

  static bool speaks_of_the_past(std::string_view before) {
    for (const std::string_view old : {"旧", "改正前", "当時"}) {
      if (before.find(old) != before.npos) return true;
    }
    return false;
  }

  void judge(const CheckInput& input, NamedLaw& named, const PatternHit& hit, std::vector<Finding>& findings) const {
    const auto& analysis = input.analysis;
    const Law& law = named.law;
    const auto& unit = analysis.sentences[hit.unit];
    const auto sentence = analysis.text_of(unit);
    const auto before = sentence.substr(0, hit.span.begin.value - unit.span.begin.value);
    if (!named.cited(before, unit.span.begin) || speaks_of_the_past(before)) return;
    const int number = article_number(hit.span.in(analysis.document.text()));
    const Date own = analysis.facts.date;
    const auto today = law.numbering_at(input.as_of);
    const std::string subject = with_heading(analysis, hit.unit);
    const int then = own.known() ? moved_to(law, number, subject, law.numbering_at(own)) : 0;
    const int now = moved_to(law, number, subject, today);
    if (then == 0 && now == 0) return;
    const std::string cited = std::to_string(number);
    const std::string target = std::to_string(now != 0 ? now : then);
    const std::string since = to_string(law.numberings[today]);
    const MessageArguments arguments = {{"law", {law.id, law.id}},
                                        {"number", {cited, cited}},
                                        {"current", {target, target}},
                                        {"since", {since, since}}};
    TextSpan whole = hit.span;  // the group is the number alone; show 第…条
    if (before.ends_with("第")) whole.begin.value -= std::string_view("第").size();
    whole.end.value += std::string_view("条").size();
    Finding finding = make_finding(*rule_, analysis.document, whole, arguments);
    if (then == 0 && own.known()) finding.severity = std::min(finding.severity, Severity::Note);
    finding.key = fmt::format("{}|{}|{}", law.id, cited, target);
    findings.push_back(std::move(finding));
  }

  std::shared_ptr<const Rule> rule_;
  std::shared_ptr<const Laws> laws_;
  PatternId number_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto file = spec.dictionaries / "law_articles.toml";
  auto laws = spec.shared.get<Laws>("law_articles", [&] { return load_laws(file); });
  if (!laws) return tl::unexpected(laws.error());
  const auto number = spec.patterns.add("第?(\\d+|[一二三四五六七八九十]+)条", spec.rule->where, true);
  if (!number) return tl::unexpected(number.error());
  return std::make_unique<LawArticleCheck>(spec.rule, *laws, *number);
}

}  // namespace
}  // namespace law_article_kind

extern const RuleKind kind_law_article;
constinit const RuleKind kind_law_article = {
    "law_article", "An article of a law cited by the number of an older numbering.", {}, law_article_kind::compile};

}  // namespace kaiji
