// SPDX-License-Identifier: Apache-2.0
#include "rules/standard_mentions.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/literal_places.h"
#include "rules/mention_place.h"

namespace kaiji {
namespace {

bool part_of_other_number(std::string_view text, TextSpan span) {
  const auto alnum = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const std::uint32_t begin = span.begin.value;
  const bool glued_before = begin > 0 && alnum(text[begin]) && alnum(text[begin - 1]);
  const std::uint32_t end = span.end.value;
  const bool glued_after = end < text.size() && end > 0 && text[end - 1] >= '0' && text[end - 1] <= '9' &&
                           text[end] >= '0' && text[end] <= '9';
  return glued_before || glued_after;
}

/// EN, DIN EN, BS EN … adopt ISO standards under years of their own.
bool national_adoption(std::string_view text, TextSpan span) {
  const auto before = text.substr(0, span.begin.value);
  return before.ends_with("EN ") || before.ends_with("NBR ") || before.ends_with("EN-") || before.ends_with("GB/T ");
}

/// 「Microsoft Defender for Office 365」, EAP-MD5: a part of a name that is another one's.
bool part_of_longer_name(std::string_view text, TextSpan span) {
  const auto before = text.substr(0, span.begin.value);
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const bool hyphened = before.ends_with("-") && before.size() > 1 && letter(before[before.size() - 2]);
  return hyphened || before.ends_with(" for ");
}

void keep_longest(std::vector<StandardMention>& mentions) {
  std::sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.name.begin, b.name.size(), a.standard->id) <
           std::tuple(b.name.begin, a.name.size(), b.standard->id);
  });
  std::vector<StandardMention> kept;
  for (auto& mention : mentions) {
    if (!kept.empty() && kept.back().name.overlaps(mention.name)) continue;
    kept.push_back(std::move(mention));
  }
  mentions = std::move(kept);
}

}  // namespace

Result<StandardPatterns> add_patterns(const StandardRegistry& registry, PatternSet::Builder& patterns,
                                      const std::string& where) {
  StandardPatterns added;
  for (const auto& standard : registry.standards) {
    const auto id = patterns.add(standard.pattern, where, true);
    if (!id) return fail(where, fmt::format("standard '{}': {}", standard.id, id.error().message));
    added.names.push_back(*id);
  }
  return added;
}

namespace {

/// What the words and the structure around the mention say of it.
void read_use(const MentionWords& words, const CheckInput& input, StandardMention& mention) {
  const auto& analysis = input.analysis;
  mention.use = use_by_place(words, analysis, mention.sentence, mention.span,
                             mention_use(words, analysis, mention.sentence, mention.span));
  const auto whole = analysis.text_of(analysis.sentences[mention.sentence]);
  const auto* exempt = mention.standard->exempt.get();
  const bool asserted = mention.use != MentionUse::Historical && mention.use != MentionUse::Quoted;
  if (asserted && exempt != nullptr && exempt->found_in(whole)) mention.use = MentionUse::Negated;
  mention.third_party = names_other_company(words, whole);
}

/// The edition right after the name.
void read_mention(const MentionWords& words, const CheckInput& input, StandardMention& mention) {
  const auto text = input.analysis.document.text();
  const auto& sentence = input.analysis.sentences[mention.sentence];
  const auto rest = text.substr(mention.name.end.value, sentence.span.end.value - mention.name.end.value);
  const auto edition = parse_edition(mention.standard->style, rest);
  mention.edition = edition.edition;
  mention.span.end.value += edition.length;
  read_use(words, input, mention);
}

/// Adds the editions that stand away from their names, and puts those of a row in the place of the bare name.
void add_apart(const MentionWords& words, const CheckInput& input, std::vector<StandardMention>& mentions) {
  const auto named = mentions.size();
  for (std::size_t i = 0; i < named; ++i) {
    const auto& sentence = input.analysis.sentences[mentions[i].sentence];
    const bool last = i + 1 == named || mentions[i + 1].sentence != mentions[i].sentence;
    auto further = further_mentions(input.analysis, mentions[i], last ? sentence.span.end : mentions[i + 1].name.begin);
    mentions.insert(mentions.end(), further.begin(), further.end());
    if (auto other = mention_in_row(input.analysis, mentions[i])) mentions.push_back(std::move(*other));
  }
  for (auto i = named; i < mentions.size(); ++i) read_use(words, input, mentions[i]);
}

}  // namespace

StandardMention mention_at(const StandardRegistry& registry, const CheckInput& input, const Standard& standard,
                           TextSpan name, SentenceIndex sentence) {
  StandardMention mention{&standard, {}, name, name, sentence, MentionUse::Stated, false};
  read_mention(registry.words, input, mention);
  return mention;
}

namespace {

/// Every mention of a standard of the registry by its name, with the edition right behind it.
std::vector<StandardMention> named_mentions(const StandardRegistry& registry, const StandardPatterns& patterns,
                                            const CheckInput& input) {
  const auto text = input.analysis.document.text();
  const auto& literal = input.memo.get<LiteralPlaces>(nullptr, [&] { return LiteralPlaces(input.analysis.document); });
  std::vector<StandardMention> mentions;
  for (std::size_t i = 0; i < registry.standards.size(); ++i) {
    const auto& standard = registry.standards[i];
    for (const auto& hit : input.hits.of(patterns.names[i])) {
      const TextSpan name = hit.span;
      if (name.empty() || part_of_other_number(text, name) || national_adoption(text, name)) continue;
      const bool own_name = standard.group == "name" || standard.group == "protocol";
      if (literal.has_as_part(name) || (own_name && part_of_longer_name(text, name))) continue;
      mentions.push_back({&standard, {}, name, name, hit.unit, MentionUse::Stated, false});
    }
  }
  keep_longest(mentions);
  for (auto& mention : mentions) read_mention(registry.words, input, mention);
  return mentions;
}

}  // namespace

std::vector<StandardMention> find_mentions(const StandardRegistry& registry, const StandardPatterns& patterns,
                                           const CheckInput& input,
                                           const std::function<bool(const Standard&)>& wanted) {
  // A dozen rules of one registry ask, each for some of its standards.
  auto mentions = input.memo.get<std::vector<StandardMention>>(
      &registry, [&] { return named_mentions(registry, patterns, input); });
  std::erase_if(mentions, [&](const StandardMention& mention) { return !wanted(*mention.standard); });
  add_apart(registry.words, input, mentions);
  return mentions;
}

}  // namespace kaiji
