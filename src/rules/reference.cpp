// SPDX-License-Identifier: Apache-2.0
// The reference of all rules in Markdown (declared in schema.h).
#include <fmt/format.h>

#include "base/strings.h"
#include "rules/schema.h"

namespace kaiji {
namespace {

std::string one_line(const std::string& text) {
  return replace_all(text, "\n", " ");
}

std::string citation(const Citation& source) {
  std::string line = source.url.empty() ? source.title : fmt::format("[{}]({})", source.title, source.url);
  if (!source.clause.empty()) line += " " + source.clause;
  return line;
}

/// A fence that no line of the example closes.
std::string fenced(std::string_view label, const std::string& text) {
  return fmt::format("{}:\n\n````text\n{}\n````\n\n", label, trim(text));
}

std::string both(const LocalText& text) {
  std::string lines = one_line(in(Language::Japanese, text));
  if (!text.en.empty() && text.en != text.ja) lines += "<br>" + one_line(text.en);
  return lines;
}

std::string rule_entry(const CompiledRule& compiled) {
  const auto& rule = *compiled.rule;
  auto entry = fmt::format("### `{}`\n\n**{}** ({})\n\n", rule.id, one_line(in(Language::Japanese, rule.title)),
                           one_line(in(Language::English, rule.title)));
  entry += fmt::format("- severity: {}\n- kind: `{}`\n- precision: {}\n", to_string(rule.severity), rule.kind,
                       rule.precision);
  if (!rule.source.title.empty()) entry += fmt::format("- source: {}\n", citation(rule.source));
  if (!rule.aliases.empty()) entry += fmt::format("- former ids: {}\n", join(rule.aliases, ", "));
  entry += "\n";
  if (!rule.reason.empty()) entry += both(rule.reason) + "\n\n";
  if (!rule.advice.empty()) entry += "> " + both(rule.advice) + "\n\n";
  if (!rule.examples.empty()) {
    const auto& example = rule.examples.front();
    if (!example.bad.empty()) entry += fenced("Bad", example.bad);
    if (!example.good.empty()) entry += fenced("Good", example.good);
  }
  return entry;
}

}  // namespace

std::string rules_markdown(const RuleSet& rules) {
  std::string page = "# Rules\n\nPrinted by `kaiji rules --markdown`; do not edit.\n";
  std::string family;
  for (const auto& compiled : rules.rules()) {
    if (compiled.rule->family != family) {
      family = compiled.rule->family;
      page += fmt::format("\n## {}\n\n", family);
    }
    page += rule_entry(compiled);
  }
  while (page.ends_with("\n\n")) page.pop_back();
  return page;
}

}  // namespace kaiji
