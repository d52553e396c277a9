// SPDX-License-Identifier: Apache-2.0
#include "language/patterns.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <unordered_map>

#include "base/strings.h"
#include "language/expression_literals.h"
#include "language/lazy_expression.h"
#include "language/word_trie.h"

namespace kaiji {
namespace {

/// Literal choices that one expression waits for; more would cost more than they turn away.
constexpr std::size_t kMaxChoices = 3;
constexpr std::uint32_t kNoText = std::numeric_limits<std::uint32_t>::max();

/// What a found word means to one pattern: a hit of a plain pattern, or one of the choices of an expression.
struct WordUse {
  PatternId pattern = 0;
  std::uint8_t choice = 0;        ///< bit of the choice; 0: the word is a hit
  std::uint32_t exact = kNoText;  ///< plain: spelling that is asked for; kNoText where case does not matter
  std::uint32_t group_begin = 0;  ///< plain: the part of the word that is reported
  std::uint32_t group_end = 0;
};

/// A pattern that RE2 confirms.
struct ExpressionPattern {
  explicit ExpressionPattern(const std::string& text) : expression(text) {}

  PatternId pattern = 0;
  std::uint8_t choices = 0;  ///< bits of all choices; 0: runs on every unit
  LazyExpression expression;
};

/// Words or units that a pattern was seen in, before the pattern decides.
struct Candidate {
  PatternId pattern = 0;
  std::uint32_t unit = 0;
  TextSpan whole;
  TextSpan shown;
};

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

tl::unexpected<Error> refuse(const std::string& expression, const std::string& where) {
  return fail(where, "the pattern '" + expression +
                         "' has no literal of two characters that every match holds; it would run on every sentence");
}

/// The rarest choices first, at most kMaxChoices; those that are everywhere only where there is nothing better.
std::vector<LiteralChoice> best_choices(std::vector<LiteralChoice> choices) {
  const auto shortest = [](const LiteralChoice& choice) {
    return std::min_element(choice.begin(), choice.end(),
                            [](const auto& a, const auto& b) { return a.size() < b.size(); })
        ->size();
  };
  std::stable_sort(choices.begin(), choices.end(),
                   [&](const auto& a, const auto& b) { return shortest(a) > shortest(b); });
  const auto rare = [](const LiteralChoice& choice) { return std::all_of(choice.begin(), choice.end(), is_selective); };
  const auto common = std::stable_partition(choices.begin(), choices.end(), rare);
  const auto kept = std::min<std::size_t>(kMaxChoices, static_cast<std::size_t>(common - choices.begin()));
  choices.resize(std::min(choices.size(), std::max<std::size_t>(kept, 1)));
  return choices;
}

/// `items` in the order of their patterns, otherwise as they were.
std::vector<Candidate> by_pattern(std::vector<Candidate> items, std::size_t patterns) {
  std::vector<std::size_t> starts(patterns + 1);
  for (const Candidate& item : items) ++starts[item.pattern + 1];
  for (std::size_t i = 0; i < patterns; ++i) starts[i + 1] += starts[i];
  std::vector<Candidate> sorted(items.size());
  for (const Candidate& item : items) sorted[starts[item.pattern]++] = item;
  return sorted;
}

}  // namespace

struct PatternSet::State {
  std::size_t patterns = 0;
  WordTrie trie;
  std::vector<std::uint32_t> first_use;  ///< by word; one more at the end
  std::vector<WordUse> uses;             ///< by word
  std::vector<std::string> spellings;
  std::deque<ExpressionPattern> expressions;  ///< by pattern
  std::vector<std::uint32_t> expression_of;   ///< by pattern; kNoText for plain ones

  std::vector<Candidate> candidates(std::string_view text, std::span<const TextSpan> units) const;
};

struct PatternSet::Builder::State {
  struct Known {
    PatternId pattern = 0;
    bool everywhere = false;  ///< has nothing rare to wait for
  };
  struct Request {
    const std::string& where;
    bool short_ok = false;
  };
  std::unordered_map<std::string, Known> known;
  std::vector<std::pair<WordId, WordUse>> uses;
  std::unique_ptr<PatternSet::State> set = std::make_unique<PatternSet::State>();

  void add_words(const ExpressionLiterals& literals);
  Result<void> add_expression(const std::string& expression, ExpressionLiterals literals, const Request& request);
};

void PatternSet::Builder::State::add_words(const ExpressionLiterals& literals) {
  const auto pattern = static_cast<PatternId>(set->patterns);
  for (const PlainWord& word : literals.words) {
    WordUse use{pattern, 0, kNoText, word.group_begin, word.group_end};
    if (!literals.ignore_case && has_letter(word.text)) {
      use.exact = static_cast<std::uint32_t>(set->spellings.size());
      set->spellings.push_back(word.text);
    }
    uses.emplace_back(set->trie.add(to_lower_ascii(word.text)), use);
  }
  set->expression_of.push_back(kNoText);
}

Result<void> PatternSet::Builder::State::add_expression(const std::string& expression, ExpressionLiterals literals,
                                                        const Request& request) {
  if (!literals.certain) {
    if (auto valid = LazyExpression::check(expression, request.where); !valid) return valid;
  }
  if (!literals.understood) {
    if (auto atoms = filter_atoms(expression); !atoms.empty()) literals.required.push_back(std::move(atoms));
  }
  const auto choices = best_choices(std::move(literals.required));
  const bool everywhere = choices.empty() || !std::all_of(choices[0].begin(), choices[0].end(), is_selective);
  if (everywhere && !request.short_ok) return refuse(expression, request.where);
  const auto pattern = static_cast<PatternId>(set->patterns);
  auto& added = set->expressions.emplace_back(expression);
  added.pattern = pattern;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto bit = static_cast<std::uint8_t>(1u << i);
    added.choices |= bit;
    for (const std::string& word : choices[i]) uses.emplace_back(set->trie.add(word), WordUse{pattern, bit});
  }
  set->expression_of.push_back(static_cast<std::uint32_t>(set->expressions.size() - 1));
  known[expression].everywhere = everywhere;
  return {};
}

PatternSet::Builder::Builder() : state_(std::make_unique<State>()) {}
PatternSet::Builder::Builder(Builder&&) noexcept = default;
PatternSet::Builder::~Builder() = default;

Result<PatternId> PatternSet::Builder::add(std::string_view expression, const std::string& where, bool short_ok) {
  const std::string text(expression);
  if (const auto found = state_->known.find(text); found != state_->known.end()) {
    if (found->second.everywhere && !short_ok) return refuse(text, where);
    return found->second.pattern;
  }
  auto literals = analyze_expression(text);
  if (literals.plain) {
    state_->add_words(literals);
  } else if (auto added = state_->add_expression(text, std::move(literals), {where, short_ok}); !added) {
    return tl::unexpected<Error>(added.error());
  }
  const auto pattern = static_cast<PatternId>(state_->set->patterns++);
  state_->known[text].pattern = pattern;
  return pattern;
}

PatternSet PatternSet::Builder::build() && {
  auto set = std::move(state_->set);
  auto& uses = state_->uses;
  const std::uint32_t words = set->trie.word_count();
  set->first_use.assign(words + 1, 0);
  for (const auto& [word, use] : uses) ++set->first_use[word + 1];
  for (std::uint32_t i = 0; i < words; ++i) set->first_use[i + 1] += set->first_use[i];
  auto next = set->first_use;
  set->uses.resize(uses.size());
  for (const auto& [word, use] : uses) set->uses[next[word]++] = use;
  return PatternSet(std::move(set));
}

PatternSet::PatternSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

std::size_t PatternSet::size() const {
  return state_->patterns;
}

std::vector<Candidate> PatternSet::State::candidates(std::string_view text, std::span<const TextSpan> units) const {
  struct Progress {
    std::uint32_t unit = kNoText;
    std::uint8_t seen = 0;
  };
  std::vector<Progress> progress(expressions.size());
  std::vector<Candidate> found;
  const auto see_choice = [&](const WordUse& use, std::uint32_t unit) {
    const std::uint32_t index = expression_of[use.pattern];
    Progress& state = progress[index];
    if (state.unit != unit) state = {unit, 0};
    const auto seen = static_cast<std::uint8_t>(state.seen | use.choice);
    if (seen == expressions[index].choices && state.seen != seen) found.push_back({use.pattern, unit, units[unit], {}});
    state.seen = seen;
  };
  for (const WordHit& hit : trie.find(text, units)) {
    for (std::uint32_t i = first_use[hit.word]; i < first_use[hit.word + 1]; ++i) {
      const WordUse& use = uses[i];
      if (use.choice != 0) {
        see_choice(use, hit.unit);
      } else if (use.exact == kNoText || hit.span.in(text) == spellings[use.exact]) {
        const std::uint32_t begin = hit.span.begin.value;
        found.push_back({use.pattern, hit.unit, hit.span, text_span(begin + use.group_begin, begin + use.group_end)});
      }
    }
  }
  for (const ExpressionPattern& expression : expressions) {
    if (expression.choices != 0) continue;
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
      found.push_back({expression.pattern, unit, units[unit], {}});
    }
  }
  return by_pattern(std::move(found), patterns);
}

PatternHits PatternSet::scan(std::string_view text, std::span<const TextSpan> units) const {
  PatternHits result;
  result.starts_.assign(state_->patterns + 1, 0);
  const auto candidates = state_->candidates(text, units);
  TextOffset free;  // end of the plain hit before, in the same pattern and unit
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& here = candidates[i];
    const bool same_as_before =
        i > 0 && candidates[i - 1].pattern == here.pattern && candidates[i - 1].unit == here.unit;
    if (const std::uint32_t index = state_->expression_of[here.pattern]; index != kNoText) {
      for (const TextSpan span : state_->expressions[index].expression.find(text, here.whole)) {
        result.hits_.push_back({here.pattern, here.unit, span});
      }
    } else {
      if (!same_as_before) free = {};
      // Words that begin together are sorted by length: the last one is the longest.
      const bool longer_follows = i + 1 < candidates.size() && candidates[i + 1].pattern == here.pattern &&
                                  candidates[i + 1].unit == here.unit &&
                                  candidates[i + 1].whole.begin == here.whole.begin;
      if (longer_follows || here.whole.begin < free) continue;
      free = here.whole.end;
      result.hits_.push_back({here.pattern, here.unit, here.shown});
    }
  }
  for (const PatternHit& hit : result.hits_) ++result.starts_[hit.pattern + 1];
  for (std::size_t i = 0; i < state_->patterns; ++i) result.starts_[i + 1] += result.starts_[i];
  return result;
}

std::span<const PatternHit> PatternHits::of(PatternId pattern) const& {
  if (std::size_t{pattern} + 1 >= starts_.size()) return {};
  return std::span(hits_).subspan(starts_[pattern], starts_[pattern + 1] - starts_[pattern]);
}

std::span<const PatternHit> PatternHits::of(PatternId pattern, std::uint32_t unit) const& {
  const auto hits = of(pattern);
  const auto range = std::equal_range(hits.begin(), hits.end(), PatternHit{pattern, unit, {}},
                                      [](const auto& a, const auto& b) { return a.unit < b.unit; });
  return {range.first, range.second};
}

}  // namespace kaiji
