// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the kinds agreement, exclusion and relation share: picking claims, and the finding that names both places.
// Pure, thread-safe.

#include <set>
#include <string>

#include "rules/comparison.h"
#include "rules/rule.h"

namespace kaiji {

/// Claims of some concepts, narrowed by value: "yes", "no", "home", "home-only", "abroad", "always" (24時間365日),
/// "limited" (平日9時~18時), "any". A claim that is no flag is neither denied by "yes" nor met by "no".
struct ClaimFilter {
  std::vector<std::string> concepts;
  std::string value = "any";
};
/// Reads `key` (concepts) and `key`_is. An unknown concept or value sticks to the keys.
ClaimFilter read_filter(RuleSpec& spec, std::string_view key);
/// A claim of one of the filter's concepts that says what it asks for.
bool fits(const Claim& claim, const ClaimFilter& filter);
/// As many claims of one rule and side are compared with each other. No document of a service comes near; a file of
/// many documents would take time in the square of its size.
inline constexpr std::size_t kMostCompared = 128;
/// Judged claims that fit, in the order of the text; the first kMostCompared of them.
std::vector<const Claim*> select(const Analysis& analysis, const ClaimFilter& filter, const ComparisonMode& mode);
/// The first claim of any of the concepts, judged or not (of a flag a yes), or null.
const Claim* first_of(const Analysis& analysis, std::span<const std::string> concepts);
/// True where there is one.
bool states_any(const Analysis& analysis, std::span<const std::string> concepts);

/// The concepts under `key`; an unknown one sticks to the keys.
std::vector<std::string> read_concepts(RuleSpec& spec, std::string_view key);
ComparisonMode read_mode(TomlReader& keys);

/// Two claims that collide, with the severity that they earn.
struct Collision {
  const Claim* shown = nullptr;
  const Claim* other = nullptr;
  Severity severity = Severity::Warning;
  std::vector<const Claim*> also = {};  ///< further claims that the collision rests on; the finding names their places
};

/// The words of a place of `block` as messages quote them, cut where they are many; of a bare answer (いいえ, 30日)
/// with the label of its row, which says what it answers.
std::string quoted_words(const Analysis& analysis, BlockIndex block, TextSpan span, bool bare_answer);
/// `span` and the cells of the row that `block`, a cell, stands in.
TextSpan whole_row(const Document& document, BlockIndex block, TextSpan span);
/// The line of `place`, with the name of its file where `from` stands in another one.
LocalText line_name(const Document& document, TextSpan place, TextSpan from);

/// The place and the words of a claim: 「ここでは…」.
Note place_note(const Analysis& analysis, const Claim& claim);

/// A finding of `rule`: {left} and {right} are the words of the document, {concept} the concept's name.
Finding collision_finding(const Rule& rule, const Analysis& analysis, const Collision& collision,
                          const LocalText& concept_name);

/// The rule's severity where the claims are certain, else at most a warning.
Severity severity_of(const Rule& rule, const Comparison& comparison);

}  // namespace kaiji
