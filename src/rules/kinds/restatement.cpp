// SPDX-License-Identifier: Apache-2.0
// Kind `restatement`: a length of time and, in brackets behind it, the same in another unit: 「48時間(3日分)」.
#include <algorithm>
#include <array>
#include <string>

#include "claims/numerals.h"
#include "rules/rule.h"

namespace kaiji {
namespace restatement_kind {
namespace {

constexpr double kSlack = 0.1;  ///< 「3か月(90日)」, 「1年(365日)」: units of no fixed length

/// The words of a value without digits and bounds: two lengths in one unit are no restatement.
std::string unit_of(std::string_view words) {
  constexpr std::array<std::string_view, 8> kBounds{"以内", "以上", "まで", "間", "約", "最長", "最大", "程度"};
  std::string unit;
  for (std::size_t at = 0; at < words.size();) {
    if (const auto numeral = numeral_at(words, at); numeral && numeral->length > 0) {
      at += numeral->length;
      continue;
    }
    if (const auto bound = match_any(words, at, kBounds); bound > 0) {
      at += bound;
      continue;
    }
    const auto length = character_length(words, at);
    unit += words.substr(at, length);
    at += length;
  }
  return unit;
}

class RestatementCheck : public Check {
 public:
  explicit RestatementCheck(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Analysis& analysis = input.analysis;
    for (std::size_t i = 1; i < analysis.values.size(); ++i) {
      const FoundValue& first = analysis.values[i - 1];
      const FoundValue& second = analysis.values[i];
      if (!restates(analysis.document.text(), first, second) || meet(first.value, second.value)) continue;
      const SentenceIndex at = analysis.sentence_at(first.span.begin);
      if (at == kNone || analysis.role_of(analysis.sentences[at]) != BlockRole::Statement) continue;
      const std::string left(analysis.document.quote(first.span));
      const std::string right(analysis.document.quote(second.span));
      findings.push_back(make_finding(*rule_, analysis.document, cover(first.span, second.span),
                                      {{"left", {left, left}}, {"right", {right, right}}}));
    }
  }

 private:
  /// 「A(B)」, 「A(=B相当)」: nothing else stands in the brackets.
  static bool restates(std::string_view text, const FoundValue& a, const FoundValue& b) {
    constexpr std::array<std::string_view, 7> kOpen{"(", "(=", "(約", "(およそ", "(すなわち", "(つまり", "(すなわち、"};
    constexpr std::array<std::string_view, 8> kClose{")",       "分)", "相当)",     "に相当)",
                                                     "相当分)", "間)", "分に相当)", "分相当)"};
    if (a.value.type != ValueType::Duration || b.value.type != ValueType::Duration) return false;
    if (b.span.begin < a.span.end || b.span.begin.value - a.span.end.value > kLongestOpening) return false;
    const auto gap = text_span(a.span.end.value, b.span.begin.value).in(text);
    const auto stands = [](std::string_view words, std::string_view one) { return words == one; };
    if (std::none_of(kOpen.begin(), kOpen.end(), [&](auto one) { return stands(gap, one); })) return false;
    const auto rest = text.substr(b.span.end.value);
    if (std::none_of(kClose.begin(), kClose.end(), [&](auto one) { return rest.starts_with(one); })) return false;
    return unit_of(a.span.in(text)) != unit_of(b.span.in(text));
  }

  static bool meet(const Value& a, const Value& b) {
    return a.low * (1 - kSlack) <= b.high && b.low * (1 - kSlack) <= a.high;
  }

  static constexpr std::uint32_t kLongestOpening = 24;  ///< bytes

  std::shared_ptr<const Rule> rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const RestatementCheck>(spec.rule);
}

}  // namespace
}  // namespace restatement_kind

extern const RuleKind kind_restatement;
constinit const RuleKind kind_restatement = {
    "restatement",
    "A length of time that brackets repeat in another unit, and another length.",
    {},
    restatement_kind::compile};

}  // namespace kaiji
