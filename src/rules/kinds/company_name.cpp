// SPDX-License-Identifier: Apache-2.0
// Kind `company-name`: a company whose name is spelt in two nearly equal ways, such as a letter too many.
#include <algorithm>
#include <map>

#include "rules/role_filter.h"
#include "rules/rule.h"

namespace kaiji {
namespace company_name_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"expressions", "strings", "Expressions whose capturing group is the name of a company.", true},
    {"distance", "integer", "Most characters that may differ between two spellings of one name (1)."},
    {"shortest", "integer", "Least number of characters of a name that is compared (5)."},
};

using Letters = std::vector<std::string_view>;

/// The characters of valid UTF-8.
Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
    letters.push_back(text.substr(at, end - at));
    at = end;
  }
  return letters;
}

/// Whether the names differ in a kanji that tells companies apart: 東日本 and 西日本, 第一 and 第二.
bool differs_by_sort(const Letters& left, const Letters& right) {
  constexpr std::string_view kSorts = "東西南北中新旧上下大小前後内外左右一二三四五六七八九十甲乙丙丁";
  if (left.size() != right.size()) return false;
  for (std::size_t at = 0; at < left.size(); ++at) {
    if (left[at] == right[at]) continue;
    return kSorts.find(left[at]) != kSorts.npos && kSorts.find(right[at]) != kSorts.npos;
  }
  return false;
}

std::size_t edit_distance(const Letters& a, const Letters& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto substituted = diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

class CompanyNameCheck : public Check {
 public:
  struct Settings {
    std::shared_ptr<const Rule> rule;
    std::vector<PatternId> expressions;
    std::size_t distance = 1;
    std::size_t shortest = 5;
  };
  explicit CompanyNameCheck(Settings settings) : own_(std::move(settings)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto names = gather(input);
    for (auto a = names.begin(); a != names.end(); ++a) {
      for (auto b = std::next(a); b != names.end(); ++b) {
        if (near(a->first, b->first)) report(input.analysis.document, *a, *b, findings);
      }
    }
  }

 private:
  using Names = std::map<std::string_view, std::vector<TextSpan>>;
  /// Names that are compared with each other: a document that lists more companies is a list of companies.
  static constexpr std::size_t kMostNames = 60;
  static constexpr std::size_t kLongestName = 120;

  Names gather(const CheckInput& input) const {
    Names names;
    for (const auto id : own_.expressions) {
      for (const auto& hit : input.hits.of(id)) {
        const auto name = hit.span.in(input.analysis.document.text());
        if (name.size() > kLongestName || letters_of(name).size() < own_.shortest) continue;
        if (names.size() < kMostNames || names.contains(name)) names[name].push_back(hit.span);
      }
    }
    return names;
  }

  bool near(std::string_view a, std::string_view b) const {
    const auto left = letters_of(a);
    const auto right = letters_of(b);
    // A name that goes on is another company: a subsidiary, a branch.
    if (a.starts_with(b) || b.starts_with(a) || a.ends_with(b) || b.ends_with(a)) return false;
    if (differs_by_sort(left, right)) return false;
    const auto longer = std::max(left.size(), right.size());
    const auto shorter = std::min(left.size(), right.size());
    return longer - shorter <= own_.distance && edit_distance(left, right) <= own_.distance;
  }

  /// At the rarer spelling; where both are equally frequent, at the later one: a cover names the company first.
  void report(const Document& document, const Names::value_type& a, const Names::value_type& b,
              std::vector<Finding>& findings) const {
    const bool a_wrong =
        a.second.size() != b.second.size() ? a.second.size() < b.second.size() : b.second.front() < a.second.front();
    const auto& wrong = a_wrong ? a : b;
    const auto& right = a_wrong ? b : a;
    const std::string other(document.quote(right.second.front()));
    auto finding = make_finding(*own_.rule, document, wrong.second.front(), {{"other", {other, other}}});
    finding.notes.push_back({{document.source.path, document.to_source(right.second.front())}, {other, other}});
    findings.push_back(std::move(finding));
  }

  Settings own_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  CompanyNameCheck::Settings settings;
  settings.rule = spec.rule;
  for (const auto& expression : spec.keys.strings("expressions")) {
    const auto id = spec.patterns.add(expression, spec.keys.where("expressions"));
    if (!id) return tl::unexpected<Error>(id.error());
    settings.expressions.push_back(*id);
  }
  if (settings.expressions.empty()) return fail(spec.keys.where("expressions"), "the key 'expressions' is missing");
  settings.distance = static_cast<std::size_t>(std::clamp<std::int64_t>(spec.keys.integer("distance", 1), 0, 3));
  settings.shortest = static_cast<std::size_t>(std::clamp<std::int64_t>(spec.keys.integer("shortest", 5), 2, 40));
  return std::make_unique<const CompanyNameCheck>(std::move(settings));
}

}  // namespace
}  // namespace company_name_kind

extern const RuleKind kind_company_name;
constinit const RuleKind kind_company_name = {"company-name", "A company's name spelt in two nearly equal ways.",
                                              company_name_kind::kParameters, company_name_kind::compile};

}  // namespace kaiji
