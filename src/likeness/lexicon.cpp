// SPDX-License-Identifier: Apache-2.0
#include "likeness/lexicon.h"

#include "base/file.h"
#include "base/find.h"
#include "base/strings.h"
#include "base/toml.h"

namespace kaiji {
namespace {

constexpr std::array<std::string_view, kWordClasses> kKeys{"denial",   "whole",    "part",     "past",
                                                           "intended", "customer", "provider", "apart"};
constexpr std::size_t kShortest = 6;  ///< bytes of a word that is searched for: two characters

Result<TomlValue> read(const std::filesystem::path& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return parse_toml(*bytes, path.generic_string());
}

}  // namespace

Result<Lexicon> Lexicon::load(const std::filesystem::path& dictionaries) {
  Lexicon lexicon;
  if (auto done = lexicon.load_thesaurus(dictionaries / "thesaurus.toml"); !done) return tl::unexpected(done.error());
  if (auto done = lexicon.load_lists(dictionaries / "likeness.toml"); !done) return tl::unexpected(done.error());
  return lexicon;
}

Result<void> Lexicon::load_thesaurus(const std::filesystem::path& path) {
  const auto root = read(path);
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader keys(*root, path.generic_string());
  for (const auto& group : keys.strings("groups")) {
    const auto idea = static_cast<std::uint32_t>(ideas_.size());
    for (const std::string_view word : split(group, ' ')) {
      if (word.empty()) continue;
      if (ideas_.size() == idea) ideas_.emplace_back(word);
      if (!words_.emplace(to_lower_ascii(word), idea).second)
        keys.reject("groups", "'" + std::string(word) + "' stands in two groups");
      if (word.size() < kShortest) continue;
      if (const WordId id = trie_.add(word); id == idea_of_word_.size()) idea_of_word_.push_back(idea);
    }
  }
  return keys.finish();
}

Result<void> Lexicon::load_lists(const std::filesystem::path& path) {
  const auto root = read(path);
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader keys(*root, path.generic_string());
  for (std::size_t i = 0; i < kWordClasses; ++i) lists_[i] = keys.strings(kKeys[i]);
  const auto fill = [&](std::string_view key, Words& words) {
    for (auto& word : keys.strings(key)) words.insert(std::move(word));
  };
  fill("generic", generic_);
  fill("denies-predicate", denials_);
  fill("tier-heads", tier_heads_);
  fill("tier-tails", tier_tails_);
  return keys.finish();
}

std::string_view Lexicon::idea_of(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? word : std::string_view(ideas_[found->second]);
}

std::vector<Synonym> Lexicon::synonyms(std::string_view text) const {
  const TextSpan whole = text_span(0, text.size());
  std::vector<Synonym> found;
  for (const WordHit& hit : trie_.find(text, {&whole, 1})) {
    const Synonym synonym{ideas_[idea_of_word_[hit.word]], hit.span};
    if (found.empty() || hit.span.begin >= found.back().span.end)
      found.push_back(synonym);
    else if (hit.span.begin == found.back().span.begin && hit.span.end > found.back().span.end)
      found.back() = synonym;
  }
  return found;
}

int Lexicon::count(WordClass list, std::string_view text) const {
  int count = 0;
  for (const auto& word : lists_[static_cast<std::size_t>(list)])
    for (std::size_t at = find_word(text, word); at != std::string_view::npos;
         at = find_word(text, word, at + word.size()))
      ++count;
  return count;
}

}  // namespace kaiji
