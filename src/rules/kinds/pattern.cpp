// SPDX-License-Identifier: Apache-2.0
// Kind `pattern`: expressions that must not stand in a sentence, with an optional replacement.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "document/literal_places.h"
#include "rules/pattern_keys.h"
#include "rules/role_filter.h"
#include "rules/rule.h"
#include "rules/word_edges.h"
#include "text/characters.h"

namespace kaiji {
namespace pattern_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"expressions", "strings", "RE2 expressions over normalized text; a capturing group is the place of the finding.",
     true},
    {"unless", "strings", "Expressions that silence the rule where they stand in the same sentence."},
    {"where", "strings", "Expressions of which one must stand in the same sentence."},
    {"where_document", "strings", "Expressions of which one must stand somewhere in the document."},
    {"unless_document", "strings", "Expressions that silence the rule wherever in the document they stand."},
    {"unless_above", "strings", "Words of a heading or table header under which the rule is silent: 記入例, 様式."},
    {"roles", "strings", kRolesSummary},
    {"replacement", "string", "Words to put in the place; makes a fix."},
    {"applicability", "string", "How sure the fix is: safe, unsafe (default) or display."},
    {"once", "boolean", "Report the first place alone and list the others as notes."},
    {"short", "boolean", "Allows expressions without a literal of two characters; they are slow."},
};

struct PatternRule {
  std::shared_ptr<const Rule> rule;
  RoleFilter roles;
  std::vector<PatternId> expressions;
  std::vector<FreeEdges> edges;  ///< by expression
  std::vector<PatternId> unless;
  std::vector<PatternId> where;
  std::vector<PatternId> where_document;
  std::vector<PatternId> unless_document;
  std::vector<std::string> unless_above;
  std::string replacement;
  Applicability applicability = Applicability::Unsafe;
  bool once = false;
};

class PatternCheck : public Check {
 public:
  explicit PatternCheck(PatternRule rule) : pattern_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto places = find_places(input);
    for (const auto at : places) {
      findings.push_back(finding_at(input.analysis.document, at));
      if (!pattern_.once) continue;
      add_notes(input.analysis.document, places, findings.back());
      return;
    }
  }

 private:
  std::vector<TextSpan> find_places(const CheckInput& input) const {
    std::vector<TextSpan> places;
    if (!pattern_.where_document.empty() && !is_named(input.hits, pattern_.where_document)) return places;
    if (is_named(input.hits, pattern_.unless_document)) return places;
    for (std::size_t i = 0; i < pattern_.expressions.size(); ++i) {
      for (const auto& hit : input.hits.of(pattern_.expressions[i])) {
        const auto& sentence = input.analysis.sentences[hit.unit];
        if (!pattern_.roles.holds(input.analysis.document.blocks[sentence.block])) continue;
        if (any_stands(input.hits, pattern_.unless, hit.unit)) continue;
        if (is_under_words(input.analysis.document, sentence.block)) continue;
        if (!pattern_.where.empty() && !any_stands(input.hits, pattern_.where, hit.unit)) continue;
        if (is_no_prose(input, hit, pattern_.edges[i])) continue;
        places.push_back(hit.span);
      }
    }
    std::sort(places.begin(), places.end());
    const auto same = [](const TextSpan& a, const TextSpan& b) { return a.overlaps(b); };
    places.erase(std::unique(places.begin(), places.end(), same), places.end());
    return places;
  }

  /// Code, an address, or a piece of a longer word.
  static bool is_no_prose(const CheckInput& input, const PatternHit& hit, FreeEdges edges) {
    const auto& document = input.analysis.document;
    const auto& literal = input.memo.get<LiteralPlaces>(nullptr, [&] { return LiteralPlaces(document); });
    // An expression may end with a stem or a unit that a longer word begins with: 20XX年 of 20XX年度.
    if (is_han(last_of(hit.span.in(document.text())))) edges.end = false;
    return literal.holds(hit.span) || cuts_word(input.analysis, hit.unit, hit.span, edges);
  }

  /// A heading or table header above the block holds one of `unless_above`.
  bool is_under_words(const Document& document, BlockIndex block) const {
    if (pattern_.unless_above.empty()) return false;
    auto above = document.headings(block);
    if (document.blocks[block].table != kNone) {
      for (const auto header : document.column_headers(block)) above.push_back(header);
    }
    return std::any_of(above.begin(), above.end(), [&](BlockIndex at) {
      const auto text = document.text_of(at);
      return std::any_of(pattern_.unless_above.begin(), pattern_.unless_above.end(),
                         [&](const std::string& word) { return text.find(word) != text.npos; });
    });
  }

  Finding finding_at(const Document& document, TextSpan at) const {
    auto finding =
        make_finding(*pattern_.rule, document, at, {{"replacement", {pattern_.replacement, pattern_.replacement}}});
    if (pattern_.replacement.empty() || !document.source.editable) return finding;
    Fix fix;
    fix.title = {fmt::format("「{}」に直す", pattern_.replacement), fmt::format("Write {}", pattern_.replacement)};
    fix.applicability = pattern_.applicability;
    fix.edits.push_back({finding.location.span, pattern_.replacement});
    finding.fixes.push_back(std::move(fix));
    return finding;
  }

  static void add_notes(const Document& document, const std::vector<TextSpan>& places, Finding& finding) {
    for (std::size_t i = 1; i < places.size(); ++i) {
      const std::string words(document.quote(places[i]));
      finding.notes.push_back({{document.source.path, document.to_source(places[i])}, {words, words}});
    }
  }

  PatternRule pattern_;
};

Result<std::vector<PatternId>> add_patterns(RuleSpec& spec, std::string_view key, bool short_ok) {
  std::vector<PatternId> ids;
  for (const auto& expression : spec.keys.strings(key)) {
    const auto id = spec.patterns.add(expression, spec.keys.where(key), short_ok);
    if (!id) return tl::unexpected<Error>(id.error());
    ids.push_back(*id);
  }
  return ids;
}

Applicability read_applicability(TomlReader& keys) {
  const auto word = keys.string("applicability", "unsafe");
  if (word == "safe") return Applicability::Safe;
  if (word == "display") return Applicability::Display;
  if (word != "unsafe") keys.reject("applicability", "'applicability' must be safe, unsafe or display");
  return Applicability::Unsafe;
}

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  PatternRule rule;
  rule.rule = spec.rule;
  rule.roles = RoleFilter::read(spec.keys);
  const bool short_ok = spec.keys.boolean("short", false);
  // A filter may be as short as it likes: it is looked up only where the rule's own expressions stand.
  const std::tuple<std::string_view, bool, std::vector<PatternId>*> lists[] = {
      {"expressions", short_ok, &rule.expressions},
      {"unless", true, &rule.unless},
      {"where", true, &rule.where},
      {"where_document", true, &rule.where_document},
      {"unless_document", true, &rule.unless_document}};
  for (const auto& [key, may_be_short, list] : lists) {
    auto ids = add_patterns(spec, key, may_be_short);
    if (!ids) return tl::unexpected<Error>(ids.error());
    *list = std::move(*ids);
  }
  for (const auto& expression : spec.keys.strings("expressions")) rule.edges.push_back(free_edges(expression));
  rule.unless_above = spec.keys.strings("unless_above");
  rule.replacement = spec.keys.string("replacement");
  rule.applicability = read_applicability(spec.keys);
  rule.once = spec.keys.boolean("once", false);
  if (rule.expressions.empty()) return fail(spec.keys.where("expressions"), "the key 'expressions' is missing");
  return std::make_unique<const PatternCheck>(std::move(rule));
}

}  // namespace
}  // namespace pattern_kind

extern const RuleKind kind_pattern;
constinit const RuleKind kind_pattern = {"pattern", "Expressions that must not stand in a sentence.",
                                         pattern_kind::kParameters, pattern_kind::compile};

}  // namespace kaiji
