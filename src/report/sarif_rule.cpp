// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "report/rule_page.h"
#include "report/sarif.h"

namespace kaiji {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMaxDescription = 1024;  // characters that GitHub keeps
constexpr std::size_t kMaxTags = 10;

/// `text` cut to a number of bytes at a character's border (bytes are an upper bound of characters).
std::string cut(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  text.resize(bytes);
  return text;
}

/// "contradiction/rpo-below-interval" → "ContradictionRpoBelowInterval".
std::string pascal_case(std::string_view id) {
  std::string name;
  bool upper = true;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter) {
      upper = true;
      continue;
    }
    name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return name.empty() ? "Rule" : name;
}

std::string_view problem_severity(Severity severity) {
  if (severity == Severity::Error) return "error";
  return severity == Severity::Warning ? "warning" : "recommendation";
}

ordered_json properties(const Rule& rule) {
  std::vector<std::string> tags{rule.family};
  for (const auto& tag : rule.tags) {
    if (tags.size() < kMaxTags && tag != rule.family) tags.push_back(tag);
  }
  return {{"tags", tags}, {"precision", rule.precision}, {"problem.severity", problem_severity(rule.severity)}};
}

}  // namespace

std::string_view sarif_level(Severity severity) {
  return severity == Severity::Off ? "none" : to_string(severity);
}

ordered_json sarif_rule(const Rule& rule, Language language) {
  const auto& title = in(language, rule.title);
  const auto& reason = in(language, rule.reason);
  const std::string full = reason.empty() ? title : reason;
  ordered_json made = {{"id", rule.id},
                       {"name", cut(pascal_case(rule.id), 255)},
                       {"shortDescription", {{"text", cut(title.empty() ? rule.id : title, kMaxDescription)}}},
                       {"fullDescription", {{"text", cut(full.empty() ? rule.id : full, kMaxDescription)}}},
                       {"help", {{"text", rule_page_text(rule, language)}, {"markdown", rule_page(rule, language)}}},
                       {"defaultConfiguration", {{"level", sarif_level(rule.severity)}}},
                       {"properties", properties(rule)}};
  if (!rule.source.url.empty()) made["helpUri"] = rule.source.url;
  if (!rule.aliases.empty()) made["deprecatedIds"] = rule.aliases;
  return made;
}

}  // namespace kaiji
