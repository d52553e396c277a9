// SPDX-License-Identifier: Apache-2.0
// Kind `age`: a document that was last revised long ago.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/rule.h"

namespace kaiji {
namespace age_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"months", "number", "How old a document may be (24)."},
};

/// What a title says of a page that its company keeps up to date.
constexpr auto kKeptTitles = std::to_array<std::string_view>(
    {"セキュリティ", "プライバシー", "個人情報", "規約", "ポリシー", "方針", "約款", "ホワイトペーパー",
     "チェックシート", "SLA", "サービスレベル", "ガイドライン", "ガイド"});

class AgeCheck : public Check {
 public:
  AgeCheck(std::shared_ptr<const Rule> rule, int months) : rule_(std::move(rule)), months_(months) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& facts = input.analysis.facts;
    if (!facts.date.known() || !facts.date_at || is_post(input.analysis)) return;
    if (add_months(last_day(facts.date), months_) >= input.as_of) return;
    const auto date = to_string(facts.date);
    const auto age = std::to_string((days_since_epoch(input.as_of) - days_since_epoch(facts.date)) / 30);
    const auto as_of = to_string(input.as_of);
    auto finding = make_finding(*rule_, input.analysis.document, with_label(input.analysis.document, *facts.date_at),
                                {{"date", {date, date}}, {"months", {age, age}}, {"as_of", {as_of, as_of}}});
    finding.key = "document-date|" + date;
    findings.push_back(std::move(finding));
  }

 private:
  /// A post of a blog: dated by its front matter on the day it was written, and of no sort that is kept up to date.
  static bool is_post(const Analysis& analysis) {
    const auto& document = analysis.document;
    const auto dated = document.block_at(analysis.facts.date_at->begin);
    const auto line = document.text_of(dated);
    const bool posted = line.starts_with("date") || line.starts_with("slug") || line.starts_with("publish");
    const bool front = document.blocks[dated].kind == BlockKind::FrontMatter;
    if (analysis.facts.genre != Genre::Unknown || !front || !posted) return false;
    return std::none_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
      const auto text = document.text_of(block);
      const bool title = (block.kind == BlockKind::FrontMatter && text.starts_with("title")) || block.level == 1;
      return title && std::any_of(kKeptTitles.begin(), kKeptTitles.end(),
                                  [&](std::string_view word) { return text.find(word) != text.npos; });
    });
  }

  /// 「2022年11月30日(最終改訂)」: the date and what it is the date of.
  static TextSpan with_label(const Document& document, TextSpan date) {
    constexpr std::size_t kLongestLabel = 40;
    const auto rest = document.text().substr(date.end.value, kLongestLabel);
    const auto close = rest.find(')');
    if (!rest.starts_with("(") || close == rest.npos) return date;
    return text_span(date.begin.value, date.end.value + close + 1);
  }

  std::shared_ptr<const Rule> rule_;
  int months_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto months = spec.keys.integer("months", 24);
  if (months < 1 || months > 1200) return fail(spec.keys.where("months"), "'months' must be 1 to 1200");
  return std::make_unique<const AgeCheck>(spec.rule, static_cast<int>(months));
}

}  // namespace
}  // namespace age_kind

extern const RuleKind kind_age;
constinit const RuleKind kind_age = {"age", "A document that was last revised long ago.", age_kind::kParameters,
                                     age_kind::compile};

}  // namespace kaiji
