// SPDX-License-Identifier: Apache-2.0
#include "claims/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "base/strings.h"
#include "claims/dictionary_folder.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

/// The tables of `[[key]]`; fails where the file has any other key.
Result<const std::vector<TomlValue>*> entries(const Dictionary& dictionary, std::string_view key) {
  static const std::vector<TomlValue> kEmpty;
  TomlReader reader(dictionary.root, dictionary.path);
  const TomlValue* value = reader.value(key);
  if (auto done = reader.finish(); !done) return tl::unexpected(done.error());
  return value ? &value->array : &kEmpty;
}

std::optional<ValueType> parse_value_type(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(ValueType::Flag); ++i)
    if (to_string(static_cast<ValueType>(i)) == name) return static_cast<ValueType>(i);
  return std::nullopt;
}

Modality parse_modality(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Modality::Condition); ++i)
    if (to_string(static_cast<Modality>(i)) == name) return static_cast<Modality>(i);
  return Modality::Unknown;
}

std::optional<Genre> parse_genre(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Genre::Treatise); ++i)
    if (to_string(static_cast<Genre>(i)) == name) return static_cast<Genre>(i);
  return std::nullopt;
}

/// An alternation that begins with the first two words of a group of nouns.toml gets the others behind them.
std::string with_nouns(std::string expression, std::span<const NounGroup> groups) {
  for (const NounGroup& group : groups) {
    for (auto at = expression.find(group.head); at != std::string::npos; at = expression.find(group.head, at)) {
      at += group.head.size();
      if (at >= expression.size() || (expression[at] != '|' && expression[at] != ')')) continue;
      expression.insert(at, group.rest);
      at += group.rest.size();
    }
  }
  return expression;
}

/// One pattern of all expressions under `key`, or nothing where the key is absent.
Result<std::optional<PatternId>> alternatives(TomlReader& reader, std::string_view key, PatternSet::Builder& builder,
                                              const Vocabulary::State* state = nullptr) {
  std::vector<std::string> expressions = reader.strings(key);
  if (expressions.empty()) return std::optional<PatternId>{};
  if (state)
    for (std::string& expression : expressions) expression = with_nouns(std::move(expression), state->nouns);
  const auto id = builder.add(join(expressions, "|"), reader.where(key), /*short_ok=*/true);
  if (!id) return tl::unexpected(id.error());
  return std::optional<PatternId>{*id};
}

Result<PatternId> one_pattern(TomlReader& reader, std::string_view key, PatternSet::Builder& builder) {
  const auto found = alternatives(reader, key, builder);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return fail(reader.where(), fmt::format("'{}' is missing", key));
  return **found;
}

/// 「お見せする」 is 「お見せ」, whichever of the two a dictionary has.
ActWord& act_word(const std::string& word, Vocabulary::State& state) {
  std::string base = normalize(word);
  constexpr std::string_view kDo = "する";
  if ((base.starts_with("お") || base.starts_with("ご")) && base.ends_with(kDo)) base.resize(base.size() - kDo.size());
  ActWord& entry = state.acts[base];
  if (entry.id == 0) entry.id = static_cast<std::uint16_t>(state.acts.size());
  return entry;
}

/// Groups of acts.toml by their names, and words of the concept's own.
Acts read_acts(TomlReader& reader, Vocabulary::State& state) {
  Acts acts;
  for (const std::string& name : reader.strings("acts")) {
    const auto group = state.act_groups.find(name);
    if (group != state.act_groups.end()) {
      for (const std::string& word : group->second) acts.add(act_word(word, state).id);
    } else if (static_cast<unsigned char>(name[0]) < 0x80) {
      reader.reject("acts", fmt::format("acts.toml has no group '{}'", name));
    } else {
      acts.add(act_word(name, state).id);
    }
  }
  return acts;
}

Scope read_scope(TomlReader& reader) {
  const std::string name = reader.string("scope", "any");
  if (name == "all") return Scope::All;
  if (name == "only") return Scope::Only;
  if (name != "any") reader.reject("scope", "'scope' must be any, all or only");
  return Scope::Any;
}

Result<Concept> read_concept(TomlReader& reader, PatternSet::Builder& builder, Vocabulary::State& state) {
  Concept entry;
  entry.id = reader.required_string("id");
  entry.name = {reader.required_string("ja"), reader.required_string("en")};
  const auto type = parse_value_type(reader.required_string("type"));
  if (!type) reader.reject("type", "unknown value type");
  entry.type = type.value_or(ValueType::Flag);
  struct Key {
    std::string_view name;
    std::optional<PatternId> Concept::*member;
  };
  static constexpr std::array<Key, 7> kKeys{{{"topics", &Concept::topics},
                                             {"cues", &Concept::cues},
                                             {"decoys", &Concept::decoys},
                                             {"exclusions", &Concept::exclusions},
                                             {"named", &Concept::named},
                                             {"yes", &Concept::yes},
                                             {"no", &Concept::no}}};
  for (const Key& key : kKeys) {
    auto pattern = alternatives(reader, key.name, builder, &state);
    if (!pattern) return tl::unexpected(pattern.error());
    entry.*key.member = *pattern;
  }
  entry.answers = reader.boolean("answers", false);
  entry.audience = reader.boolean("audience", false);
  entry.event = reader.boolean("event", false);
  entry.performer = reader.boolean("performer", false);
  entry.anyone = reader.boolean("anyone", false);
  entry.trigger = reader.boolean("trigger", false);
  entry.near = reader.boolean("near", false);
  entry.kinds = reader.boolean("kinds", false);
  entry.row = reader.boolean("row", false);
  entry.implied = reader.boolean("implied", false);
  entry.acts = read_acts(reader, state);
  entry.exists = entry.acts.has(act_word("ある", state));
  entry.deed = reader.boolean("deed", false);
  entry.history = reader.boolean("history", false);
  entry.plan_denies = reader.boolean("plan_denies", false);
  entry.scope = read_scope(reader);
  entry.units = reader.strings("units");
  entry.modality = parse_modality(reader.string("modality", "unknown"));
  entry.hours = reader.boolean("hours", false);
  entry.backwards = reader.boolean("backwards", false);
  entry.minimum = reader.number("minimum", entry.minimum);
  entry.maximum = reader.number("maximum", entry.maximum);
  entry.weight = static_cast<float>(reader.number("weight", 1));
  if (auto done = reader.finish(); !done) return tl::unexpected(done.error());
  return entry;
}

/// Reads every entry of one file with `read`.
template <class Read>
Result<void> each(const Result<Dictionary>& dictionary, std::string_view key, Read read) {
  if (!dictionary) return tl::unexpected(dictionary.error());
  const auto tables = entries(*dictionary, key);
  if (!tables) return tl::unexpected(tables.error());
  for (const TomlValue& table : **tables) {
    TomlReader reader(table, dictionary->path);
    if (auto done = read(reader); !done) return done;
  }
  return {};
}
template <class Read>
Result<void> each(const std::filesystem::path& folder, std::string_view file, std::string_view key, Read read) {
  return each(open_dictionary(folder, file), key, read);
}

/// Words of predicates. The groups light, denial, condition and plan say what their words do in any predicate.
Result<void> load_acts(const std::filesystem::path& folder, Vocabulary::State& state) {
  return each(folder, "acts.toml", "act", [&](TomlReader& reader) -> Result<void> {
    const std::string name = reader.required_string("name");
    std::vector<std::string> words = reader.strings("words");
    for (const std::string& word : words) {
      ActWord& entry = act_word(word, state);
      entry.light = entry.light || name == "light" || name == "plan";
      entry.denial = entry.denial || name == "denial";
      entry.condition = entry.condition || name == "condition";
      entry.plan = entry.plan || name == "plan";
    }
    if (!state.act_groups.emplace(name, std::move(words)).second)
      reader.reject("name", fmt::format("the group '{}' is defined twice", name));
    return reader.finish();
  });
}

Result<void> load_nouns(const std::filesystem::path& folder, Vocabulary::State& state) {
  return each(folder, "nouns.toml", "noun", [&](TomlReader& reader) -> Result<void> {
    reader.required_string("name");
    const std::vector<std::string> words = reader.strings("words");
    if (words.size() < 2) reader.reject("words", "a group has two words at least");
    if (auto done = reader.finish(); !done) return done;
    NounGroup group{"(?:" + words[0] + "|" + words[1], {}};
    for (std::size_t i = 2; i < words.size(); ++i) group.rest += "|" + words[i];
    state.nouns.push_back(std::move(group));
    return {};
  });
}

/// `file` is concepts.toml (values) or statements.toml (yes and no).
Result<void> load_concepts(const Result<Dictionary>& dictionary, PatternSet::Builder& builder,
                           Vocabulary::State& state) {
  return each(dictionary, "concept", [&](TomlReader& reader) -> Result<void> {
    auto entry = read_concept(reader, builder, state);
    if (!entry) return tl::unexpected(entry.error());
    if (!state.by_id.emplace(entry->id, state.concepts.size()).second)
      return fail(reader.where("id"), fmt::format("concept '{}' is defined twice", entry->id));
    state.concepts.push_back(std::move(*entry));
    return {};
  });
}

Result<void> load_places(const std::filesystem::path& folder, Vocabulary::State& state) {
  return each(folder, "places.toml", "place", [&](TomlReader& reader) -> Result<void> {
    const std::string code = reader.required_string("code");
    for (const std::string& word : reader.strings("words")) state.places.push_back({normalize(word), code});
    for (const std::string& word : reader.strings("not_before")) state.place_decoys.push_back(normalize(word));
    std::stable_sort(state.places.begin(), state.places.end(),
                     [](const PlaceWord& a, const PlaceWord& b) { return a.word.size() > b.word.size(); });
    return reader.finish();
  });
}

Result<void> load_subjects(const std::filesystem::path& folder, PatternSet::Builder& builder,
                           Vocabulary::State& state) {
  return each(folder, "subjects.toml", "subject", [&](TomlReader& reader) -> Result<void> {
    const auto pattern = one_pattern(reader, "words", builder);
    if (!pattern) return tl::unexpected(pattern.error());
    state.subjects[reader.required_string("dimension")].push_back({reader.required_string("id"), *pattern});
    return reader.finish();
  });
}

Result<void> load_cues(const std::filesystem::path& folder, PatternSet::Builder& builder, Vocabulary::State& state) {
  return each(folder, "cues.toml", "cue", [&](TomlReader& reader) -> Result<void> {
    const auto pattern = one_pattern(reader, "words", builder);
    if (!pattern) return tl::unexpected(pattern.error());
    const std::string kind = reader.required_string("kind");
    state.cues[kind].push_back({kind, reader.string("value"), *pattern});
    return reader.finish();
  });
}

Result<void> load_genres(const std::filesystem::path& folder, PatternSet::Builder& builder, Vocabulary::State& state) {
  return each(folder, "genres.toml", "genre", [&](TomlReader& reader) -> Result<void> {
    const auto pattern = one_pattern(reader, "words", builder);
    if (!pattern) return tl::unexpected(pattern.error());
    const auto genre = parse_genre(reader.required_string("genre"));
    if (!genre) reader.reject("genre", "unknown genre");
    state.genres.push_back(
        {genre.value_or(Genre::Unknown), *pattern, reader.number("weight", 1), reader.number("title", 0)});
    return reader.finish();
  });
}

/// What makes a search for words quick: which words may begin where, and which concepts a pattern speaks of.
void index_words(Vocabulary::State& state) {
  for (const auto& [word, entry] : state.acts) state.act_starts.add(word);
  state.concepts_of.resize(state.patterns->size());
  std::map<std::string_view, std::uint16_t> families{{"", 0}};
  for (std::size_t i = 0; i < state.concepts.size(); ++i) {
    Concept& entry = state.concepts[i];
    const auto family = std::string_view(entry.id).substr(0, entry.id.find('.') + 1);
    entry.family = families.emplace(family, static_cast<std::uint16_t>(families.size())).first->second;
    for (const auto& pattern : {entry.topics, entry.yes, entry.no}) {
      if (!pattern) continue;
      auto& concepts = state.concepts_of[*pattern];
      if (concepts.empty() || concepts.back() != i) concepts.push_back(static_cast<std::uint16_t>(i));
    }
  }
}

}  // namespace

void Acts::add(std::uint16_t id) {
  const auto place = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (place == ids_.end() || *place != id) ids_.insert(place, id);
}

bool Acts::has(ActWord word) const {
  return word.id != 0 && std::binary_search(ids_.begin(), ids_.end(), word.id);
}

std::span<const Cue> Vocabulary::State::cues_of(std::string_view kind) const {
  const auto found = cues.find(kind);
  return found == cues.end() ? std::span<const Cue>{} : found->second;
}

std::span<const SubjectEntry> Vocabulary::State::subjects_of(std::string_view dimension) const {
  const auto found = subjects.find(dimension);
  return found == subjects.end() ? std::span<const SubjectEntry>{} : found->second;
}

const Concept* Vocabulary::State::find(std::string_view id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : &concepts[found->second];
}

Vocabulary::Vocabulary(std::unique_ptr<State> state) : state_(std::move(state)) {}
Vocabulary::Vocabulary(Vocabulary&&) noexcept = default;
Vocabulary& Vocabulary::operator=(Vocabulary&&) noexcept = default;
Vocabulary::~Vocabulary() = default;

Result<Vocabulary> Vocabulary::load(const std::filesystem::path& dictionaries, const StoredSet& stored) {
  return load(DictionaryFolder(dictionaries), stored);
}

Result<Vocabulary> Vocabulary::load(const DictionaryFolder& folder, const StoredSet& stored) {
  const std::filesystem::path& dictionaries = folder.state().folder;
  auto state = std::make_unique<State>();
  PatternSet::Builder builder(stored);
  if (auto done = load_acts(dictionaries, *state); !done) return tl::unexpected(done.error());
  if (auto done = load_nouns(dictionaries, *state); !done) return tl::unexpected(done.error());
  for (std::size_t i = 0; i < kConceptFiles.size(); ++i)
    if (auto done = load_concepts(folder.state().concepts(i), builder, *state); !done)
      return tl::unexpected(done.error());
  if (auto done = load_places(dictionaries, *state); !done) return tl::unexpected(done.error());
  state->place_starts = FirstCharacters(state->places);
  if (auto done = load_subjects(dictionaries, builder, *state); !done) return tl::unexpected(done.error());
  if (auto done = load_cues(dictionaries, builder, *state); !done) return tl::unexpected(done.error());
  if (auto done = load_genres(dictionaries, builder, *state); !done) return tl::unexpected(done.error());
  state->patterns.emplace(std::move(builder).build());
  index_words(*state);
  return Vocabulary(std::move(state));
}

Result<Vocabulary> Vocabulary::load_names(const DictionaryFolder& folder) {
  auto state = std::make_unique<State>();
  const auto read_names = [&](TomlReader& reader) -> Result<void> {
    Concept entry;
    entry.id = reader.required_string("id");
    entry.name = {reader.required_string("ja"), reader.required_string("en")};
    if (state->by_id.emplace(entry.id, state->concepts.size()).second) state->concepts.push_back(std::move(entry));
    return reader.state();
  };
  folder.state().concepts(kConceptFiles.size() - 1);  // while the other thread reads the first
  for (std::size_t i = 0; i < kConceptFiles.size(); ++i)
    if (auto done = each(folder.state().concepts(i), "concept", read_names); !done) return tl::unexpected(done.error());
  return Vocabulary(std::move(state));
}

bool Vocabulary::has_concept(std::string_view id) const {
  return state_->find(id) != nullptr;
}

std::vector<std::string> Vocabulary::concept_ids() const {
  std::vector<std::string> ids;
  for (const auto& [id, index] : state_->by_id) ids.push_back(id);
  return ids;
}

std::string Vocabulary::concept_name(std::string_view id, bool english) const {
  const Concept* entry = state_->find(id);
  if (!entry) return std::string(id);
  return english ? entry->name.en : entry->name.ja;
}

}  // namespace kaiji
