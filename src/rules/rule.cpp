// SPDX-License-Identifier: Apache-2.0
#include "rules/rule.h"

#include <algorithm>

#include "rules_kinds.inc"

namespace kaiji {
namespace {

/// Longest quotation in a message, in bytes: about sixty Japanese characters.
constexpr std::size_t kLongestQuote = 180;

const std::string* value_of(const MessageArguments& arguments, std::string_view name, Language language) {
  for (const auto& [key, value] : arguments) {
    if (key == name) return &in(language, value);
  }
  return nullptr;
}

std::string fill_one(const std::string& text, const MessageArguments& arguments, Language language) {
  std::string filled;
  filled.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto close = text[at] == '{' ? text.find('}', at) : std::string::npos;
    if (close != std::string::npos) {
      if (const auto* value = value_of(arguments, std::string_view(text).substr(at + 1, close - at - 1), language)) {
        filled += *value;
        at = close + 1;
        continue;
      }
    }
    filled += text[at++];
  }
  return filled;
}

/// The words of the source on one line, cut at a character's border where they are many.
std::string short_quote(std::string_view words) {
  std::string quote;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      quote += c;
    } else if (!quote.empty() && quote.back() != ' ') {
      quote += ' ';
    }
  }
  if (quote.size() <= kLongestQuote) return quote;
  std::size_t cut = kLongestQuote;
  while ((static_cast<unsigned char>(quote[cut]) & 0xC0u) == 0x80u) --cut;
  return quote.substr(0, cut) + "…";
}

}  // namespace

std::span<const RuleKind* const> rule_kinds() {
  return k_rules_kinds;
}

bool applies_to(const Rule& rule, const DocumentFacts& facts) {
  const Genre genre = facts.genre;
  if (rule.service && !facts.describes_service) return false;
  if (rule.genres.empty()) return genre != Genre::Guideline && genre != Genre::OffGenre;
  return std::find(rule.genres.begin(), rule.genres.end(), genre) != rule.genres.end();
}

LocalText fill(const LocalText& text, const MessageArguments& arguments) {
  return {fill_one(text.ja, arguments, Language::Japanese), fill_one(text.en, arguments, Language::English)};
}

Finding make_finding(const Rule& rule, const Document& document, TextSpan at, const MessageArguments& arguments) {
  MessageArguments all = arguments;
  const auto words = short_quote(document.quote(at));
  all.emplace_back("quote", LocalText{words, words});
  Finding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.location = {document.source.path, document.to_source(at)};
  finding.message = fill(rule.message, all);
  finding.advice = fill(rule.advice, all);
  finding.key = std::string(at.in(document.text()));
  return finding;
}

}  // namespace kaiji
