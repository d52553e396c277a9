// SPDX-License-Identifier: Apache-2.0
#include "report/rule_page.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "rules/example.h"

namespace kaiji {
namespace {

/// Label and words of one part of the page.
struct Part {
  std::string_view label;
  std::string text;
};

std::string cited(const Citation& source) {
  std::string text = source.title;
  if (!source.clause.empty()) text += (text.empty() ? "" : " ") + source.clause;
  if (!source.date.empty()) text += fmt::format(" ({})", source.date);
  return text;
}

/// The parts that a rule has, in the order of the page. Templates keep their {names}.
std::vector<Part> parts(const Rule& rule, Language language) {
  const bool english = language == Language::English;
  const auto label = [&](std::string_view ja, std::string_view en) { return english ? en : ja; };
  std::vector<Part> all = {{label("指摘", "Message"), in(language, rule.message)},
                           {label("理由", "Why"), in(language, rule.reason)},
                           {label("書き方", "Help"), in(language, rule.advice)},
                           {label("出典", "Source"), cited(rule.source)}};
  std::erase_if(all, [](const Part& part) { return part.text.empty(); });
  return all;
}

/// The text as quoted Markdown lines.
std::string block_quote(std::string_view text) {
  std::string made;
  for (const auto line : split(trim(text), '\n')) made += fmt::format("{}{}\n", line.empty() ? ">" : "> ", line);
  return made;
}

std::string linked(const Part& part, const Rule& rule) {
  const bool source = part.text == cited(rule.source) && !rule.source.url.empty();
  return source ? fmt::format("[{}]({})", part.text, rule.source.url) : part.text;
}

}  // namespace

std::string rule_page(const Rule& rule, Language language) {
  const bool english = language == Language::English;
  std::string page = fmt::format("**{}**\n", in(language, rule.title));
  for (const auto& part : parts(rule, language)) page += fmt::format("\n{}: {}\n", part.label, linked(part, rule));
  for (const auto& example : rule.examples) {
    if (!example.bad.empty()) {
      page += fmt::format("\n{}:\n\n{}", english ? "Reported" : "指摘される例", block_quote(unmark(example.bad).text));
    }
    if (!example.good.empty()) {
      page += fmt::format("\n{}:\n\n{}", english ? "Not reported" : "指摘されない例",
                          block_quote(unmark(example.good).text));
    }
    break;  // one pair shows the fault; the pack has the rest
  }
  return page;
}

std::string rule_page_text(const Rule& rule, Language language) {
  std::string page = in(language, rule.title);
  for (const auto& part : parts(rule, language)) page += fmt::format("\n{}: {}", part.label, part.text);
  return page.empty() ? rule.id : page;
}

}  // namespace kaiji
