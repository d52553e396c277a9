// SPDX-License-Identifier: Apache-2.0
#include "rules/acts.h"

#include <algorithm>
#include <limits>

#include "base/file.h"
#include "rules/vague_classes.h"

namespace kaiji {
namespace {

/// An act ahead of the vague word counts as this many bytes further off than one behind it: 「教育を定期的に監査し」.
constexpr std::size_t kAhead = 60;
constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();

std::size_t distance(TextSpan words, TextSpan act) {
  if (words.end <= act.begin) return act.begin.value - words.end.value;
  if (act.end <= words.begin) return words.begin.value - act.end.value + kAhead;
  return 0;
}

std::size_t nearest_words_of(const Act& act, const CheckInput& input, SentenceIndex sentence, TextSpan words) {
  std::size_t best = kFar;
  for (const auto pattern : act.patterns) {
    for (const auto& hit : input.hits.of(pattern, sentence)) best = std::min(best, distance(words, hit.span));
  }
  return best;
}

/// Whether an act is named inside a span of one sentence.
bool names(const Act& act, const CheckInput& input, SentenceIndex sentence, TextSpan span) {
  return std::any_of(act.patterns.begin(), act.patterns.end(), [&](PatternId pattern) {
    const auto hits = input.hits.of(pattern, sentence);
    const auto first = std::lower_bound(hits.begin(), hits.end(), span.begin,
                                        [](const PatternHit& hit, TextOffset at) { return hit.span.begin < at; });
    return first != hits.end() && first->span.end <= span.end;
  });
}

Result<Act> read_act(const TomlValue& table, const std::string& path, PatternSet::Builder& patterns) {
  TomlReader keys(table, path);
  Act act;
  act.name = keys.required_string("name");
  act.general = keys.boolean("general", false);
  for (const auto& expression : keys.strings("expressions")) {
    const auto id = patterns.add(expression, keys.where("expressions"), true);
    if (!id) return tl::unexpected<Error>(id.error());
    act.patterns.push_back(*id);
  }
  for (const auto& vagueness : kVagueClasses) {
    const auto words = keys.strings(vagueness.key);
    if (words.empty()) continue;
    if (words.size() != 2) keys.reject(vagueness.key, "write two sentences, Japanese and English");
    act.rewrites[std::string(vagueness.key)] = {words.front(), words.back()};
  }
  if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
  return act;
}

}  // namespace

Result<ActList> load_acts(const std::filesystem::path& dictionaries, PatternSet::Builder& patterns) {
  const auto path = (dictionaries / "rewrites.toml").generic_string();
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto root = parse_toml(*bytes, path);
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader file(*root, path);
  const auto* tables = file.value("act");
  if (const auto done = file.finish(); !done) return tl::unexpected<Error>(done.error());
  ActList acts;
  if (tables == nullptr) return acts;
  for (const auto& table : tables->array) {
    auto act = read_act(table, path, patterns);
    if (!act) return tl::unexpected<Error>(act.error());
    acts.push_back(std::move(*act));
  }
  return acts;
}

const LocalText* rewrite_for(const ActList& acts, const CheckInput& input, SentenceIndex sentence, TextSpan words,
                             std::string_view vagueness) {
  const auto& analysis = input.analysis;
  const auto block = analysis.sentences[sentence].block;
  std::vector<SentenceIndex> places = {sentence};
  auto names = analysis.document.headings(block);
  const auto labels = analysis.document.row_labels(block);
  names.insert(names.end(), labels.begin(), labels.end());
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    const auto unit = analysis.sentence_at(analysis.document.blocks[*name].text.begin);
    if (unit != kNone) places.push_back(unit);
  }
  for (const auto place : places) {
    const LocalText* best = nullptr;
    std::size_t least = kFar;
    for (const auto& act : acts) {
      const auto rewrite = act.rewrites.find(vagueness);
      if (rewrite == act.rewrites.end()) continue;
      const auto far = nearest_words_of(act, input, place, words);
      if (far < least) {
        least = far;
        best = &rewrite->second;
      }
    }
    if (best != nullptr) return best;
  }
  return nullptr;
}

bool names_act(const ActList& acts, const CheckInput& input, SentenceIndex sentence, TextSpan part) {
  return std::any_of(acts.begin(), acts.end(), [&](const Act& act) { return names(act, input, sentence, part); });
}

bool acts_agree(const ActList& acts, const CheckInput& input, TextSpan own, TextSpan other) {
  const auto own_sentence = input.analysis.sentence_at(own.begin);
  const auto other_sentence = input.analysis.sentence_at(other.begin);
  if (own_sentence == kNone || other_sentence == kNone) return true;
  bool own_any = false;
  bool other_any = false;
  for (const auto& act : acts) {
    const bool in_own = !act.general && names(act, input, own_sentence, own);
    const bool in_other = names(act, input, other_sentence, other);
    if (in_own && in_other) return true;
    own_any = own_any || in_own;
    other_any = other_any || in_other;
  }
  return !own_any || !other_any;
}

}  // namespace kaiji
