// SPDX-License-Identifier: Apache-2.0
#include "rules/contradictions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace kaiji {
namespace {

/// A statement of yes or no or a place that is hardly a word (いいえ, ○, 米国): its row says what it answers.
bool bare_answer(const Analysis& analysis, const Claim& claim) {
  constexpr std::uint32_t kAnswer = 24;  ///< bytes
  const ValueType type = claim.value.value.type;
  return (type == ValueType::Flag || type == ValueType::Place) &&
         analysis.document.blocks[claim.block].table != kNone &&
         analysis.sentences[claim.sentence].span.size() <= kAnswer;
}

std::string words_of(const Analysis& analysis, const Claim& claim) {
  return quoted_words(analysis, claim.block, claim.value.span, bare_answer(analysis, claim));
}

/// What the finding underlines: of a figure its words, of a statement or a place the whole sentence where it is short
/// (of a figure as well where a note shows the other place), of a bare answer its row from the question to the remark.
SourceSpan place_of(const Analysis& analysis, const Claim& claim, bool note = false) {
  constexpr std::uint32_t kLongest = 300;  ///< bytes of text
  const Document& document = analysis.document;
  TextSpan span = claim.value.span;
  const ValueType type = claim.value.value.type;
  TextSpan sentence = analysis.sentences[claim.sentence].span;
  while (sentence.end > span.end && document.text().substr(0, sentence.end.value).ends_with("。"))
    sentence.end.value -= static_cast<std::uint32_t>(std::string_view("。").size());
  const bool whole = note || type == ValueType::Flag || type == ValueType::Place;
  if (whole && sentence.size() <= kLongest) span = cover(span, sentence);
  if (bare_answer(analysis, claim)) span = whole_row(document, claim.block, span);
  return document.to_source(span);
}

std::string normalized(const Claim& claim) {
  return display(claim.value.value, claim.value.bound);
}

bool says(const Claim& claim, std::string_view wanted) {
  const Value& value = claim.value.value;
  const bool home = std::all_of(value.names.begin(), value.names.end(), [](const std::string& n) { return n == "JP"; });
  if (wanted == "yes") return value.yes;
  if (wanted == "no") return !value.yes;
  if (wanted == "home") return home && value.type == ValueType::Place;
  if (wanted == "home-only") return home && value.unit == "only";
  if (wanted == "abroad") return !home;
  if (wanted == "always") return !value.names.empty() && value.names[0] == "24x365";
  if (wanted == "limited") return !value.names.empty() && value.names[0] != "24x365";
  return true;
}

}  // namespace

ClaimFilter read_filter(RuleSpec& spec, std::string_view key) {
  static constexpr std::array<std::string_view, 8> kValues{"any",       "yes",    "no",     "home",
                                                           "home-only", "abroad", "always", "limited"};
  ClaimFilter filter;
  filter.concepts = read_concepts(spec, key);
  if (filter.concepts.empty()) spec.keys.reject(key, fmt::format("the key '{}' is missing", key));
  const std::string is = std::string(key) + "_is";
  filter.value = spec.keys.string(is, "any");
  if (std::find(kValues.begin(), kValues.end(), filter.value) == kValues.end())
    spec.keys.reject(is, fmt::format("'{}' must be any, yes, no, home, home-only, abroad, always or limited", is));
  return filter;
}

bool fits(const Claim& claim, const ClaimFilter& filter) {
  return std::find(filter.concepts.begin(), filter.concepts.end(), claim.concept_id) != filter.concepts.end() &&
         says(claim, filter.value);
}

std::vector<const Claim*> select(const Analysis& analysis, const ClaimFilter& filter, const ComparisonMode& mode) {
  std::vector<const Claim*> claims;
  for (const Claim& claim : analysis.claims) {
    if (claims.size() == kMostCompared) break;
    if (fits(claim, filter) && judged(analysis, claim, mode)) claims.push_back(&claim);
  }
  return claims;
}

const Claim* first_of(const Analysis& analysis, std::span<const std::string> concepts) {
  const auto found = std::find_if(analysis.claims.begin(), analysis.claims.end(), [&](const Claim& claim) {
    return std::find(concepts.begin(), concepts.end(), claim.concept_id) != concepts.end() &&
           (claim.value.value.type != ValueType::Flag || claim.value.value.yes);
  });
  return found == analysis.claims.end() ? nullptr : &*found;
}

bool states_any(const Analysis& analysis, std::span<const std::string> concepts) {
  return first_of(analysis, concepts) != nullptr;
}

std::vector<std::string> read_concepts(RuleSpec& spec, std::string_view key) {
  std::vector<std::string> concepts = spec.keys.strings(key);
  for (const std::string& id : concepts)
    if (!spec.vocabulary.has_concept(id)) spec.keys.reject(key, fmt::format("unknown concept '{}'", id));
  return concepts;
}

ComparisonMode read_mode(TomlReader& keys) {
  ComparisonMode mode;
  mode.deadline = keys.boolean("deadline", false);
  mode.special = keys.strings("special");
  mode.general = keys.strings("general");
  mode.floor = keys.boolean("floor", false);
  mode.anchored = keys.boolean("anchored", false);
  mode.named = keys.boolean("named", false);
  mode.same_thing = keys.boolean("same_thing", false);
  mode.opens_with_thing = keys.boolean("opens_with_thing", false);
  for (const std::string& axis : keys.strings("ignore")) {
    bool* member = axis == "modality"   ? &mode.modality
                   : axis == "anchor"   ? &mode.anchor
                   : axis == "data"     ? &mode.data
                   : axis == "audience" ? &mode.audience
                   : axis == "severity" ? &mode.severity
                   : axis == "plan"     ? &mode.plan
                                        : nullptr;
    if (member) {
      *member = false;
    } else {
      keys.reject(
          "ignore",
          fmt::format("unknown axis '{}'; the axes are modality, anchor, data, audience, severity, plan", axis));
    }
  }
  mode.least_weight = static_cast<float>(keys.number("least_weight", mode.least_weight));
  return mode;
}

std::string quoted_words(const Analysis& analysis, BlockIndex block, TextSpan span, bool bare_answer) {
  const Document& document = analysis.document;
  std::string words(document.quote(span));
  if (bare_answer)
    if (const auto labels = document.row_labels(block); !labels.empty())
      words = std::string(document.quote(document.blocks[labels.back()].text)) + ": " + words;
  std::replace(words.begin(), words.end(), '\n', ' ');
  constexpr std::size_t kLongest = 90;  ///< bytes
  if (words.size() <= kLongest) return words;
  std::size_t cut = kLongest;
  while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U) --cut;
  return words.substr(0, cut) + "…";
}

TextSpan whole_row(const Document& document, BlockIndex block, TextSpan span) {
  const Block& cell = document.blocks[block];
  for (const BlockIndex other : document.tables[cell.table].cells[cell.row])
    if (other != kNone && document.blocks[other].role != BlockRole::Outside && !document.blocks[other].text.empty())
      span = cover(span, document.blocks[other].text);
  return span;
}

LocalText line_name(const Document& document, TextSpan place, TextSpan from) {
  const SourceOffset at = document.to_source(place).begin;
  const std::uint32_t line = document.source.lines.line_of(at);
  const DocumentPart* part = document.part_at(at);
  if (!part) return {std::to_string(line), std::to_string(line)};
  const std::string own = std::to_string(line - part->first_line + 1);
  if (part == document.part_at(document.to_source(from).begin)) return {own, own};
  return {part->path + "の" + own, own + " of " + part->path};
}

Severity severity_of(const Rule& rule, const Comparison& comparison) {
  return comparison.certain ? rule.severity : std::min(rule.severity, Severity::Warning);
}

Note place_note(const Analysis& analysis, const Claim& claim) {
  const Document& document = analysis.document;
  const std::string words = words_of(analysis, claim);
  return {{document.source.path, place_of(analysis, claim, /*note=*/true)},
          {"ここでは「" + words + "」", "here it is “" + words + "”"}};
}

Finding collision_finding(const Rule& rule, const Analysis& analysis, const Collision& collision,
                          const LocalText& concept_name) {
  const Document& document = analysis.document;
  const std::string shown = words_of(analysis, *collision.shown);
  const std::string other = words_of(analysis, *collision.other);
  const LocalText at = line_name(document, collision.other->value.span, collision.shown->value.span);
  Finding finding =
      make_finding(rule, document, collision.shown->value.span,
                   {{"left", {shown, shown}}, {"right", {other, other}}, {"concept", concept_name}, {"line", at}});
  finding.location.span = place_of(analysis, *collision.shown);
  finding.severity = collision.severity;
  finding.notes.push_back(place_note(analysis, *collision.other));
  for (const Claim* also : collision.also) {
    const std::string quote = words_of(analysis, *also);
    finding.notes.push_back({{document.source.path, place_of(analysis, *also)},
                             {"関係する記述「" + quote + "」", "this depends on “" + quote + "”"}});
  }
  std::array<std::string, 2> values{collision.shown->concept_id + "=" + normalized(*collision.shown),
                                    collision.other->concept_id + "=" + normalized(*collision.other)};
  std::sort(values.begin(), values.end());
  finding.key = values[0] + "|" + values[1];
  return finding;
}

}  // namespace kaiji
