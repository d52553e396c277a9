// SPDX-License-Identifier: Apache-2.0
// Kind `substitution`: words that are always a slip for another word, each with its correction.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "document/literal_places.h"
#include "rules/role_filter.h"
#include "rules/rule.h"
#include "rules/word_edges.h"

namespace kaiji {
namespace substitution_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"swap", "table", "Wrong words and what is meant: \"免責構造\" = \"免震構造\". RE2 expressions, normalized text.",
     true},
    {"unless", "strings", "Expressions that silence the rule where they stand in the same sentence."},
    {"roles", "strings", kRolesSummary},
};

struct Swap {
  PatternId wrong = 0;
  std::string right;
  FreeEdges edges;
};

class SubstitutionCheck : public Check {
 public:
  SubstitutionCheck(std::shared_ptr<const Rule> rule, RoleFilter roles, std::vector<Swap> swaps,
                    std::vector<PatternId> unless)
      : rule_(std::move(rule)), roles_(roles), swaps_(std::move(swaps)), unless_(std::move(unless)) {}

  /// One finding for each wrong word: at its first place, the others as notes, the fix mends them all.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    for (const auto& swap : swaps_) {
      const auto places = find_places(input, swap);
      if (!places.empty()) findings.push_back(finding_of(input.analysis.document, swap, places));
    }
  }

 private:
  std::vector<TextSpan> find_places(const CheckInput& input, const Swap& swap) const {
    std::vector<TextSpan> places;
    const auto& document = input.analysis.document;
    for (const auto& hit : input.hits.of(swap.wrong)) {
      const auto& sentence = input.analysis.sentences[hit.unit];
      if (!roles_.holds(document.blocks[sentence.block])) continue;
      const auto stands = [&](PatternId id) { return !input.hits.of(id, hit.unit).empty(); };
      if (std::any_of(unless_.begin(), unless_.end(), stands)) continue;
      const auto& literal = input.memo.get<LiteralPlaces>(nullptr, [&] { return LiteralPlaces(document); });
      if (literal.holds(hit.span) || cuts_word(input.analysis, hit.unit, hit.span, swap.edges)) continue;
      places.push_back(hit.span);
    }
    return places;
  }

  Finding finding_of(const Document& document, const Swap& swap, const std::vector<TextSpan>& places) const {
    auto finding = make_finding(*rule_, document, places.front(), {{"replacement", {swap.right, swap.right}}});
    Fix fix;
    fix.title = {fmt::format("「{}」に直す", swap.right), fmt::format("Write {}", swap.right)};
    fix.applicability = Applicability::Unsafe;
    for (const auto& place : places) {
      const auto span = document.to_source(place);
      fix.edits.push_back({span, swap.right});
      if (&place == &places.front()) continue;
      const std::string words(span.in(document.source.text));
      finding.notes.push_back({{document.source.path, span}, {words, words}});
    }
    if (document.source.editable) finding.fixes.push_back(std::move(fix));
    return finding;
  }

  std::shared_ptr<const Rule> rule_;
  RoleFilter roles_;
  std::vector<Swap> swaps_;
  std::vector<PatternId> unless_;
};

Result<std::vector<Swap>> read_swaps(RuleSpec& spec) {
  const auto* table = spec.keys.value("swap");
  if (table == nullptr || table->type != TomlType::Table || table->table.empty()) {
    return fail(spec.keys.where("swap"), "'swap' must be a table of wrong words and what is meant");
  }
  std::vector<Swap> swaps;
  for (const auto& [wrong, right] : table->table) {
    if (right.type != TomlType::String)
      return fail(spec.keys.where("swap"), fmt::format("'{}' must be a string", wrong));
    const auto id = spec.patterns.add(wrong, spec.keys.where("swap"));
    if (!id) return tl::unexpected<Error>(id.error());
    swaps.push_back({*id, right.string, free_edges(wrong)});
  }
  return swaps;
}

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  auto swaps = read_swaps(spec);
  if (!swaps) return tl::unexpected<Error>(swaps.error());
  std::vector<PatternId> unless;
  for (const auto& expression : spec.keys.strings("unless")) {
    const auto id = spec.patterns.add(expression, spec.keys.where("unless"), true);
    if (!id) return tl::unexpected<Error>(id.error());
    unless.push_back(*id);
  }
  return std::make_unique<const SubstitutionCheck>(spec.rule, RoleFilter::read(spec.keys), std::move(*swaps),
                                                   std::move(unless));
}

}  // namespace
}  // namespace substitution_kind

extern const RuleKind kind_substitution;
constinit const RuleKind kind_substitution = {"substitution", "Words that are a slip for another word.",
                                              substitution_kind::kParameters, substitution_kind::compile};

}  // namespace kaiji
