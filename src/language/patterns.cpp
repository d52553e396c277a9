// SPDX-License-Identifier: Apache-2.0
#include "language/patterns.h"

#include <algorithm>
#include <unordered_map>

#include "base/strings.h"
#include "language/expression_literals.h"
#include "language/pattern_state.h"

namespace kaiji {
namespace {

/// Literal choices that one expression waits for; more would cost more than they turn away.
constexpr std::size_t kMaxChoices = 3;

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

}  // namespace

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
  std::unordered_map<std::string, PatternId> known_words;  ///< by the words of one pattern, a line each
  std::vector<std::pair<WordId, WordUse>> uses;
  std::unique_ptr<PatternSet::State> set = std::make_unique<PatternSet::State>();

  void add_words(const ExpressionLiterals& literals);
  Result<void> add_expression(const std::string& expression, ExpressionLiterals literals, const Request& request);
  void keep_expression(const std::string& expression, const std::vector<LiteralChoice>& choices);
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
  keep_expression(expression, choices);
  known[expression].everywhere = everywhere;
  return {};
}

/// The next pattern is an expression that waits for its choices.
void PatternSet::Builder::State::keep_expression(const std::string& expression,
                                                 const std::vector<LiteralChoice>& choices) {
  const auto pattern = static_cast<PatternId>(set->patterns);
  auto& added = set->expressions.emplace_back(expression);
  added.pattern = pattern;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto bit = static_cast<std::uint8_t>(1u << i);
    added.choices |= bit;
    for (const std::string& word : choices[i]) uses.emplace_back(set->trie.add(word), WordUse{pattern, bit});
  }
  set->expression_of.push_back(static_cast<std::uint32_t>(set->expressions.size() - 1));
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

PatternId PatternSet::Builder::add_words(std::vector<std::string> words) {
  for (std::string& word : words) word = to_lower_ascii(word);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const auto [known, added] = state_->known_words.emplace(join(words, "\n"), state_->set->patterns);
  if (!added) return known->second;
  for (const std::string& word : words) {
    const auto size = static_cast<std::uint32_t>(word.size());
    state_->uses.emplace_back(state_->set->trie.add(word), WordUse{known->second, 0, kNoText, 0, size});
  }
  state_->set->expression_of.push_back(kNoText);
  ++state_->set->patterns;
  return known->second;
}

PatternId PatternSet::Builder::add_alternatives(const std::vector<Alternative>& alternatives) {
  std::string expression = "(?i)";
  LiteralChoice choice;
  for (const Alternative& one : alternatives) {
    if (!choice.empty()) expression += '|';
    expression += one.expression;
    choice.push_back(to_lower_ascii(one.literal));
  }
  const auto [known, added] = state_->known.emplace(expression, State::Known{});
  if (!added) return known->second.pattern;
  state_->keep_expression(expression, {choice});
  known->second = {static_cast<PatternId>(state_->set->patterns++), false};
  known->second.everywhere = !std::all_of(choice.begin(), choice.end(), is_selective);
  return known->second.pattern;
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

}  // namespace kaiji
