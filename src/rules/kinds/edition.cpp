// SPDX-License-Identifier: Apache-2.0
// Editions of standards, guidelines, protocols, products and names, judged with dictionaries/standards.toml.
#include <fmt/format.h>

#include "rules/edition_checks.h"
#include "rules/rule.h"

namespace kaiji {
namespace edition_kind {
namespace {

class EditionCheck : public Check {
 public:
  EditionCheck(EditionRule rule, EditionJudge judge) : rule_(std::move(rule)), judge_(judge) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override { judge_(rule_, input, findings); }

 private:
  EditionRule rule_;
  EditionJudge judge_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto file = spec.dictionaries / "standards.toml";
  auto registry = spec.shared.get<StandardRegistry>("standards", [&] { return load_standards(spec.dictionaries); });
  if (!registry) return tl::unexpected(registry.error());
  EditionRule rule{spec.rule, *registry, {}, spec.keys.strings("groups"), {}};
  const std::string name = spec.keys.required_string("check");
  const EditionJudge judge = edition_judge(name);
  if (judge == nullptr) {
    return fail(spec.keys.where("check"), fmt::format("unknown check '{}'; one of {}", name, edition_judge_names()));
  }
  auto patterns = add_patterns(**registry, spec.patterns, file.string());
  if (!patterns) return tl::unexpected(patterns.error());
  rule.patterns = std::move(*patterns);
  for (const auto& standard : (*registry)->standards) {
    const bool wanted = name == "malformed" || name == "mismatched-pair";
    if (!wanted || standard.malformed.empty()) continue;
    const auto id = spec.patterns.add(standard.malformed, file.string(), true);
    if (!id) return tl::unexpected(id.error());
    rule.malformed.emplace_back(&standard, *id);
  }
  return std::make_unique<EditionCheck>(std::move(rule), judge);
}

constexpr Parameter kParameters[] = {
    {"check", "string",
     "What is judged: outdated, never-existed, mismatched-pair, malformed, unstated, short-name, bare-ssl, not-yet.",
     true},
    {"groups", "strings", "The groups of dictionaries/standards.toml that the rule speaks of; all where absent."}};

}  // namespace
}  // namespace edition_kind

extern const RuleKind kind_edition;
constinit const RuleKind kind_edition = {
    "edition", "The edition of a standard, guideline, protocol or product that a document relies on.",
    edition_kind::kParameters, edition_kind::compile};

}  // namespace kaiji
