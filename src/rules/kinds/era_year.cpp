// SPDX-License-Identifier: Apache-2.0
// Kind `era_year`: a year by its era and, in brackets behind it, by the western calendar, that are not the same one:
// 令和6年(2025年), 2022年(令和5年), 令和7年度版(2024年7月).
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>

#include "rules/role_filter.h"
#include "rules/rule.h"

namespace kaiji {
namespace era_year_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"roles", "strings", kRolesSummary},
};

constexpr int kFirstMonth = 4;       ///< of a fiscal year
constexpr int kPublishedAhead = 10;  ///< the edition of a year may come out in the last months of the year before

/// A year and, where it is told, its month; `fiscal` for 年度.
struct ToldYear {
  int year = 0;
  int month = 0;
  bool fiscal = false;
};

/// The western year of the first one of an era, less one; 0 for no era.
int before_era(std::string_view era) {
  if (era == "令和") return 2018;
  if (era == "平成") return 1988;
  return era == "昭和" ? 1925 : 0;
}

int number_of(re2::StringPiece digits) {
  int value = 0;
  for (const char c : std::string_view(digits.data(), digits.size())) value = value * 10 + (c - '0');
  return value;
}

/// The fiscal year that a month lies in; the calendar's where no month is told.
int fiscal_year(const ToldYear& told) {
  return told.fiscal || told.month == 0 || told.month >= kFirstMonth ? told.year : told.year - 1;
}

/// Whether two ways to tell a year can mean the same one; `edition` where a 年度版 is told with its day of publication.
bool agree(const ToldYear& era, const ToldYear& western, bool edition) {
  if (era.fiscal == western.fiscal) return era.year == western.year;
  if (edition && western.month >= kPublishedAhead && western.year + 1 == era.year) return true;
  return era.year == western.year || fiscal_year(era) == fiscal_year(western);
}

/// The first group is the whole, the others what it is made of.
constexpr std::string_view kEra =
    "(令和|平成|昭和)(元|[0-9]{1,2})年(度?)((?:改[定訂正])?版?)(?:([0-9]{1,2})月(?:[0-9]{1,2}日)?)?";
constexpr std::string_view kWestern = "(?:西暦)?((?:19|20)[0-9]{2})(?:年(度?)(?:([0-9]{1,2})月(?:[0-9]{1,2}日)?)?)?";

/// Era and year, taken from the groups of a match.
ToldYear era_of(const re2::StringPiece* groups) {
  const int year = groups[1] == "元" ? 1 : number_of(groups[1]);
  return {before_era({groups[0].data(), groups[0].size()}) + year, number_of(groups[4]), !groups[2].empty()};
}

ToldYear western_of(const re2::StringPiece* groups) {
  return {number_of(groups[0]), number_of(groups[2]), !groups[1].empty()};
}

class EraYearCheck : public Check {
 public:
  EraYearCheck(std::shared_ptr<const Rule> rule, RoleFilter roles, PatternId era_first, PatternId western_first)
      : rule_(std::move(rule)), roles_(std::move(roles)), era_first_(era_first), western_first_(western_first) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    judge(input, era_first_, true, findings);
    judge(input, western_first_, false, findings);
  }

  static std::string era_first() { return "(" + std::string(kEra) + "\\(" + std::string(kWestern) + "\\))"; }
  static std::string western_first() { return "(" + std::string(kWestern) + "\\(" + std::string(kEra) + "\\))"; }

 private:
  void judge(const CheckInput& input, PatternId pattern, bool era_leads, std::vector<Finding>& findings) const {
    static const RE2 eras(era_first());
    static const RE2 westerns(western_first());
    constexpr std::size_t kEraGroups = 5;
    constexpr std::size_t kWesternGroups = 3;
    constexpr std::size_t kOwn = 2;  // the match and its whole
    const auto& document = input.analysis.document;
    for (const auto& hit : input.hits.of(pattern)) {
      if (!roles_.holds(document.blocks[input.analysis.sentences[hit.unit].block])) continue;
      const auto words = hit.span.in(document.text());
      std::array<re2::StringPiece, kOwn + kEraGroups + kWesternGroups> groups;
      const RE2& read = era_leads ? eras : westerns;
      const re2::StringPiece text(words.data(), words.size());
      if (!read.Match(text, 0, words.size(), RE2::ANCHOR_BOTH, groups.data(), static_cast<int>(groups.size())))
        continue;
      const auto* own = groups.data() + kOwn;
      const auto era = era_of(era_leads ? own : own + kWesternGroups);
      const auto western = western_of(era_leads ? own + kEraGroups : own);
      const bool edition = !(era_leads ? own : own + kWesternGroups)[3].empty();
      if (agree(era, western, edition)) continue;
      findings.push_back(make_finding(*rule_, document, hit.span, {}));
    }
  }

  std::shared_ptr<const Rule> rule_;
  RoleFilter roles_;
  PatternId era_first_;
  PatternId western_first_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  auto roles = RoleFilter::read(spec.keys);
  const auto era_first = spec.patterns.add(EraYearCheck::era_first(), spec.rule->where, true);
  if (!era_first) return tl::unexpected<Error>(era_first.error());
  const auto western_first = spec.patterns.add(EraYearCheck::western_first(), spec.rule->where, true);
  if (!western_first) return tl::unexpected<Error>(western_first.error());
  return std::make_unique<const EraYearCheck>(spec.rule, std::move(roles), *era_first, *western_first);
}

}  // namespace
}  // namespace era_year_kind

extern const RuleKind kind_era_year;
constinit const RuleKind kind_era_year = {"era_year",
                                          "A year by its era and by the western calendar that are not the same one.",
                                          era_year_kind::kParameters, era_year_kind::compile};

}  // namespace kaiji
