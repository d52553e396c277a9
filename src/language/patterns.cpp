// SPDX-License-Identifier: Apache-2.0
#include "language/patterns.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "base/strings.h"
#include "language/expression_literals.h"
#include "language/pattern_calls.h"
#include "language/pattern_state.h"

namespace kaiji {
namespace {

/// Literal choices that one expression waits for; more would cost more than they turn away.
constexpr std::size_t kMaxChoices = 3;
/// Plain words of one pattern; an expression with more is searched for as such.
constexpr std::size_t kMaxPlainAlternatives = 1024;

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool has_upper(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
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

/// An expression, and the literals of which one of each choice stands wherever it matches.
struct Waiting {
  std::string expression;
  std::vector<LiteralChoice> choices;  ///< the rarest first
  Engines engines = Engines::Unknown;
  std::optional<StartSet> starts = {};

  bool is_everywhere() const {
    return choices.empty() || !std::all_of(choices[0].begin(), choices[0].end(), is_selective);
  }
};

}  // namespace

struct PatternSet::Builder::State {
  struct Known {
    PatternId pattern = 0;
    bool everywhere = false;  ///< has nothing rare to wait for
  };
  std::unordered_map<std::string, Known> known;
  std::unordered_map<std::string, PatternId> known_words;                 ///< by the words of one pattern, a line each
  std::unordered_map<std::string_view, std::uint32_t> known_expressions;  ///< index by alternative, a view of its own
  std::vector<std::pair<WordId, WordUse>> uses;
  std::unique_ptr<PatternDraft> set = std::make_unique<PatternDraft>();

  StoredSet stored;
  std::optional<PatternCalls> calls;  ///< of the stored set, as long as nothing else is asked for
  std::string_view image;             ///< the stored set itself
  ByteWriter record;                  ///< what was asked for, where the store records

  explicit State(StoredSet in);
  template <class... Arguments>
  std::optional<PatternId> follow(const Arguments&... arguments);
  template <class... Arguments>
  void remember(PatternId pattern, const Arguments&... arguments);
  void leave_store();
  Result<PatternId> add(std::string_view expression, const std::string& where, bool short_ok);
  PatternId add(PatternWords words);
  PatternId add(const PatternAlternatives& alternatives);
  std::string finish(bool ready);

  PatternId add_words(std::span<const ExpressionLiterals> alternatives);
  void use(Waiting waiting, std::uint32_t order);
  PatternId end_pattern(bool plain);
};

/// The next pattern is made of the words of plain alternatives.
PatternId PatternSet::Builder::State::add_words(std::span<const ExpressionLiterals> alternatives) {
  const auto pattern = static_cast<PatternId>(set->patterns);
  std::unordered_set<std::string_view> seen;
  for (const ExpressionLiterals& literals : alternatives) {
    for (const PlainWord& word : literals.words) {
      if (!seen.insert(word.text).second) continue;
      WordUse use{pattern, 0, 0, kNoText, word.group_begin, word.group_end};
      if (!literals.ignore_case && has_letter(word.text)) {
        use.exact = static_cast<std::uint32_t>(set->spellings.size());
        set->spellings.push_back(word.text);
      }
      uses.emplace_back(set->trie.add(word.text), use);
    }
  }
  return end_pattern(true);
}

/// The next pattern has an expression as its alternative number `order`, which waits for its choices.
void PatternSet::Builder::State::use(Waiting waiting, std::uint32_t order) {
  auto known = known_expressions.find(waiting.expression);
  if (known == known_expressions.end()) {
    const auto index = static_cast<std::uint32_t>(set->expressions.size());
    auto& kept = set->expressions.emplace_back();
    kept.text = std::move(waiting.expression);
    kept.engines = waiting.engines;
    kept.starts = waiting.starts;
    known = known_expressions.emplace(kept.text, index).first;
    kept.choices = static_cast<std::uint8_t>((1u << waiting.choices.size()) - 1);
    for (std::size_t i = 0; i < waiting.choices.size(); ++i) {
      const auto bit = static_cast<std::uint16_t>(1u << i);
      for (const std::string& word : waiting.choices[i])
        uses.emplace_back(set->trie.add(word), WordUse{index, bit, kept.choices});
    }
  }
  auto& patterns = set->expressions[known->second].uses;
  const auto pattern = static_cast<PatternId>(set->patterns);
  if (patterns.empty() || patterns.back().pattern != pattern) patterns.push_back({pattern, order});
}

PatternId PatternSet::Builder::State::end_pattern(bool plain) {
  set->plain.push_back(plain);
  return static_cast<PatternId>(set->patterns++);
}

namespace {

/// What an expression is made of: its alternatives, or itself where they cannot be told apart.
struct Alternatives {
  std::vector<std::string> expressions;
  std::vector<ExpressionLiterals> literals;  ///< of each

  bool all(bool ExpressionLiterals::*member) const {
    return std::all_of(literals.begin(), literals.end(), [&](const auto& one) { return one.*member; });
  }
  bool any(bool ExpressionLiterals::*member) const {
    return std::any_of(literals.begin(), literals.end(), [&](const auto& one) { return one.*member; });
  }
};

Alternatives split(const std::string& expression) {
  Alternatives made{alternatives_of(expression), {}};
  for (const auto& one : made.expressions) made.literals.push_back(analyze_expression(one));
  std::size_t words = 0;
  for (const auto& one : made.literals) words += one.words.size();
  // An alternative that matches nothing ends the search for those behind it.
  const bool apart = made.all(&ExpressionLiterals::understood) && !made.any(&ExpressionLiterals::may_be_empty) &&
                     (!made.all(&ExpressionLiterals::plain) || words <= kMaxPlainAlternatives);
  if (made.expressions.size() == 1 || apart) return made;
  return {{expression}, {analyze_expression(expression)}};
}

/// The choices that an alternative waits for.
std::vector<LiteralChoice> choices_of(const std::string& expression, ExpressionLiterals literals) {
  if (literals.plain) {
    std::vector<LiteralChoice> one(1);
    for (PlainWord& word : literals.words)
      one[0].push_back(has_upper(word.text) ? to_lower_ascii(word.text) : std::move(word.text));
    return one;
  }
  if (!literals.understood) {
    if (auto atoms = filter_atoms(expression); !atoms.empty()) literals.required.push_back(std::move(atoms));
  }
  return best_choices(std::move(literals.required));
}

Waiting waiting(std::string expression, ExpressionLiterals literals) {
  Waiting made{
      std::move(expression), {}, literals.alike_in_engines() ? Engines::Alike : Engines::Different, literals.starts};
  made.choices = choices_of(made.expression, std::move(literals));
  return made;
}

}  // namespace

PatternSet::Builder::State::State(StoredSet in) : stored(std::move(in)) {
  if (stored.store == nullptr) return;
  ByteReader reader(stored.store->find(stored.name));
  const auto requests = reader.text();
  if (reader.failed()) return;
  calls.emplace(requests);
  reader.align();
  image = reader.rest();
}

/// The pattern of the stored set, where the request is the next one of those that it was built from.
template <class... Arguments>
std::optional<PatternId> PatternSet::Builder::State::follow(const Arguments&... arguments) {
  if (!calls) return std::nullopt;
  const auto pattern = calls->follow(arguments...);
  if (!pattern) leave_store();
  return pattern;
}

/// The stored set is another one: what was asked for so far is built.
void PatternSet::Builder::State::leave_store() {
  struct Rebuilder {
    State& state;
    void add(std::string_view expression, bool short_ok) const { (void)state.add(expression, {}, short_ok); }
    void add_words(PatternWords words) const { state.add(std::move(words)); }
    void add_alternatives(const PatternAlternatives& alternatives) const { state.add(alternatives); }
  };
  const PatternCalls followed = *calls;
  calls.reset();
  followed.repeat(Rebuilder{*this});
}

template <class... Arguments>
void PatternSet::Builder::State::remember(PatternId pattern, const Arguments&... arguments) {
  if (stored.store == nullptr || !stored.store->records()) return;
  say(record, arguments...);
  record.number(pattern);
}

PatternSet::Builder::Builder(StoredSet stored) : state_(std::make_unique<State>(std::move(stored))) {}
PatternSet::Builder::Builder(Builder&&) noexcept = default;
PatternSet::Builder::~Builder() = default;

Result<PatternId> PatternSet::Builder::add(std::string_view expression, const std::string& where, bool short_ok) {
  if (const auto pattern = state_->follow(expression, short_ok)) return *pattern;
  auto pattern = state_->add(expression, where, short_ok);
  if (pattern) state_->remember(*pattern, expression, short_ok);
  return pattern;
}

PatternId PatternSet::Builder::add_words(std::vector<std::string> words) {
  if (const auto pattern = state_->follow(words)) return *pattern;
  const auto pattern = state_->add(words);
  state_->remember(pattern, words);
  return pattern;
}

PatternId PatternSet::Builder::add_alternatives(const std::vector<Alternative>& alternatives) {
  if (const auto pattern = state_->follow(alternatives)) return *pattern;
  const auto pattern = state_->add(alternatives);
  state_->remember(pattern, alternatives);
  return pattern;
}

Result<PatternId> PatternSet::Builder::State::add(std::string_view expression, const std::string& where,
                                                  bool short_ok) {
  const std::string text(expression);
  if (const auto found = known.find(text); found != known.end()) {
    if (found->second.everywhere && !short_ok) return refuse(text, where);
    return found->second.pattern;
  }
  auto parts = split(text);
  if (!parts.all(&ExpressionLiterals::certain)) {
    if (auto valid = LazyExpression::check(text, where); !valid) return tl::unexpected<Error>(valid.error());
  }
  if (parts.all(&ExpressionLiterals::plain)) {
    const auto pattern = add_words(parts.literals);
    known[text].pattern = pattern;
    return pattern;
  }
  std::vector<Waiting> alternatives;
  alternatives.reserve(parts.expressions.size());
  for (std::size_t i = 0; i < parts.expressions.size(); ++i)
    alternatives.push_back(waiting(std::move(parts.expressions[i]), std::move(parts.literals[i])));
  const bool everywhere =
      std::any_of(alternatives.begin(), alternatives.end(), [](const auto& one) { return one.is_everywhere(); });
  if (everywhere && !short_ok) return refuse(text, where);
  for (std::uint32_t i = 0; i < alternatives.size(); ++i) use(std::move(alternatives[i]), i);
  const auto pattern = end_pattern(false);
  known[text] = {pattern, everywhere};
  return pattern;
}

PatternId PatternSet::Builder::State::add(PatternWords words) {
  for (std::string& word : words)
    if (has_upper(word)) word = to_lower_ascii(word);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const auto [found, added] = known_words.emplace(join(words, "\n"), set->patterns);
  if (!added) return found->second;
  for (const std::string& word : words) {
    const auto size = static_cast<std::uint32_t>(word.size());
    uses.emplace_back(set->trie.add(word), WordUse{found->second, 0, 0, kNoText, 0, size});
  }
  return end_pattern(true);
}

PatternId PatternSet::Builder::State::add(const PatternAlternatives& alternatives) {
  std::string whole;
  for (const Alternative& one : alternatives) whole.append(one.expression).append("\n");
  const auto [found, added] = known.emplace(std::move(whole), Known{});
  if (!added) return found->second.pattern;
  std::uint32_t order = 0;
  for (const Alternative& one : alternatives) {
    LiteralChoice choice;
    for (const std::string& word : one.literals) choice.push_back(to_lower_ascii(word));
    found->second.everywhere = found->second.everywhere || !std::all_of(choice.begin(), choice.end(), is_selective);
    use({"(?i)" + one.expression, {std::move(choice)}, Engines::Unknown}, order++);
  }
  return found->second.pattern = end_pattern(false);
}

/// Orders the uses by word; the set as bytes.
std::string PatternSet::Builder::State::finish(bool ready) {
  const std::uint32_t words = set->trie.word_count();
  set->first_use.assign(words + 1, 0);
  for (const auto& [word, use] : uses) ++set->first_use[word + 1];
  for (std::uint32_t i = 0; i < words; ++i) set->first_use[i + 1] += set->first_use[i];
  auto next = set->first_use;
  set->uses.resize(uses.size());
  for (const auto& [word, use] : uses) set->uses[next[word]++] = use;
  return image_of(*set, ready);
}

PatternSet PatternSet::Builder::build() && {
  const StoredSet& stored = state_->stored;
  auto set = std::make_unique<PatternSet::State>();
  if (state_->calls) {
    if (state_->calls->at_end() && set->read(state_->image)) return PatternSet(std::move(set));
    state_->leave_store();
    set = std::make_unique<PatternSet::State>();
  }
  const bool records = stored.store != nullptr && stored.store->records();
  set->own = state_->finish(records);
  if (records) {
    ByteWriter writer;
    writer.text(state_->record.bytes());
    writer.align();
    stored.store->keep(stored.name, writer.bytes() + set->own);
  }
  set->read(set->own);
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
