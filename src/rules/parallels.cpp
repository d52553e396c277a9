// SPDX-License-Identifier: Apache-2.0
#include "rules/parallels.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include "claims/phrases.h"
#include "claims/things.h"
#include "rules/parallel_rows.h"
#include "rules/parallel_sections.h"

namespace kaiji {
namespace {

/// How far an opening word may stand from the start of its sentence, in bytes.
constexpr std::size_t kOpening = 30;

/// In one paragraph: a sentence from the first claim's to the second's opens with a word that adds another thing.
bool added(const Analysis& analysis, const Claim& a, const Claim& b) {
  constexpr std::array<std::string_view, 9> kAdds{"加えて", "別に",     "その後", "さらに", "一方",
                                                  "他方",   "あわせて", "ただし", "他に"};
  const auto [first, last] = std::minmax(a.sentence, b.sentence);
  for (SentenceIndex i = first + 1; i <= last; ++i) {
    const auto text = analysis.text_of(analysis.sentences[i]);
    const auto opening = text.substr(0, std::min<std::size_t>(text.size(), kOpening));
    if (std::any_of(kAdds.begin(), kAdds.end(),
                    [&](std::string_view word) { return opening.find(word) != opening.npos; }))
      return true;
  }
  return first == last;
}

/// 「操作履歴:3年」 and 「通信の記録:1年」 in one list: the name tells them apart.
bool named_items(const Analysis& analysis, const Claim& a, const Claim& b) {
  const Document& document = analysis.document;
  const Block& x = document.blocks[a.block];
  const Block& y = document.blocks[b.block];
  if (x.kind != BlockKind::ListItem || y.kind != BlockKind::ListItem || x.lead != y.lead || x.section != y.section)
    return false;
  const auto name = [&](const Block& block) {
    const auto text = document.text_of(block);
    if (const auto marked = bracketed_name(text); !marked.empty()) return marked;
    const auto words = text.substr(0, std::min(text.find(':'), text.size()));
    // 「その他: …」 names nothing.
    for (const std::string_view open : {"その他", "備考", "補足", "注意", "注記", "留意", "特記"})
      if (words.starts_with(open)) return text;
    return words;
  };
  return name(x).size() < document.text_of(x).size() && name(y).size() < document.text_of(y).size() &&
         name(x) != name(y);
}

/// 「蔵うつし : …稼働率の保証はない」 and 「蔵まわし : 稼働率99.9%を保証」 on lines near each other: two things by
/// name.
bool named_lines(const Analysis& analysis, const Claim& a, const Claim& b) {
  constexpr std::size_t kLongestName = 45;  ///< bytes
  constexpr BlockIndex kNear = 6;           ///< blocks
  const Document& document = analysis.document;
  const Block& x = document.blocks[a.block];
  const Block& y = document.blocks[b.block];
  const bool near = std::max(a.block, b.block) - std::min(a.block, b.block) <= kNear;
  if (a.value.value.type != ValueType::Flag || x.table != kNone || y.table != kNone || !near || x.section != y.section)
    return false;
  const auto name = [&](const Block& block) {
    const auto text = document.text_of(block);
    const auto colon = text.find(':');
    return colon == text.npos || colon > kLongestName ? std::string_view{} : text.substr(0, colon);
  };
  const auto left = name(x);
  const auto right = name(y);
  const auto within = [](std::string_view whole, std::string_view part) { return whole.find(part) != whole.npos; };
  return !left.empty() && !right.empty() && !within(left, right) && !within(right, left);
}

/// The words in brackets behind the name of a line 「名前(語): 値」; empty where there are none.
std::string_view qualifier(std::string_view sentence) {
  const auto end = sentence.find_first_of(":=");
  const auto open = sentence.substr(0, end).rfind('(');
  const auto close = sentence.substr(0, end).rfind(')');
  if (end == sentence.npos || open == sentence.npos || close == sentence.npos || close < open) return {};
  return sentence.substr(open + 1, close - open - 1);
}

/// 甲 or 乙, whose duty the words up to a value are: the last one that is named.
std::string_view party_in(std::string_view words) {
  std::string_view last;
  std::size_t place = 0;
  for (const std::string_view name : {"甲は", "乙は", "丙は", "甲が", "乙が"}) {
    const auto at = words.rfind(name);
    if (at == words.npos || (!last.empty() && at < place)) continue;
    last = words.substr(at, std::string_view("甲").size());
    place = at;
  }
  return last;
}

/// What the sentence of a claim says of its place, read once: a rule compares each claim with many others.
struct ClaimTraits {
  std::string_view party;
  std::string_view qualifier;
  std::string_view name;   ///< the words before the first colon, else all
  bool set_apart = false;  ///< it says of itself that it is something beside another
  bool known = false;
};

ClaimTraits read_traits(const Analysis& analysis, const Claim& claim) {
  const TextSpan sentence = analysis.sentences[claim.sentence].span;
  const auto text = sentence.in(analysis.document.text());
  ClaimTraits traits;
  traits.party = party_in(
      analysis.document.text().substr(sentence.begin.value, claim.value.span.end.value - sentence.begin.value));
  traits.qualifier = qualifier(text);
  traits.name = text.substr(0, std::min(text.find(':'), text.size()));
  traits.set_apart = text.find("とは別") != std::string_view::npos;
  traits.known = true;
  return traits;
}

ClaimTraits traits_of(const Analysis& analysis, const Claim& claim) {
  const Claim* first = analysis.claims.data();
  if (std::less<>()(&claim, first) || !std::less<>()(&claim, first + analysis.claims.size()))
    return read_traits(analysis, claim);
  auto& all = analysis.memo.edit<std::vector<ClaimTraits>>(nullptr);
  if (all.size() != analysis.claims.size()) all.resize(analysis.claims.size());
  auto& traits = all[static_cast<std::size_t>(&claim - first)];
  if (!traits.known) traits = read_traits(analysis, claim);
  return traits;
}

/// 「再委託先:なし」 and 「再委託先:株式会社A」 in one section: the same entry of two records.
bool records(const Analysis& analysis, const Claim& a, const Claim& b, const ClaimTraits& left,
             const ClaimTraits& right) {
  constexpr std::size_t kLongestName = 48;  ///< bytes
  const Document& document = analysis.document;
  const Block& x = document.blocks[a.block];
  const Block& y = document.blocks[b.block];
  if (x.table != kNone || y.table != kNone || x.section != y.section || a.block == b.block) return false;
  return left.name == right.name && left.name.size() <= kLongestName &&
         left.name.size() < analysis.sentences[a.sentence].span.size();
}

/// What the words of the two sentences say of them, other than what they state.
bool told_apart(const Analysis& analysis, const Claim& a, const Claim& b) {
  const ClaimTraits left = traits_of(analysis, a);
  const ClaimTraits right = traits_of(analysis, b);
  if (!left.qualifier.empty() && !right.qualifier.empty() && left.qualifier != right.qualifier) return true;
  if (a.sentence != b.sentence && (left.set_apart || right.set_apart)) return true;
  // 「乙は、24時間以内に通知する」 and 「甲は、3日以内に通知する」: duties of two parties of a contract.
  if (!left.party.empty() && !right.party.empty() && left.party != right.party) return true;
  return named_items(analysis, a, b) || records(analysis, a, b, left, right);
}

/// 「1年間残します。特に重要な記録だけは5年間残します」: the later figure of a paragraph says that it is of a part.
bool of_a_part(const Analysis& analysis, const Claim& a, const Claim& b) {
  constexpr std::array<std::string_view, 7> kParts{"だけ", "のみ", "に限", "については", "場合", "のうち", "別枠"};
  if (a.block != b.block || a.sentence == b.sentence || a.concept_id != b.concept_id) return false;
  if (a.value.value.type == ValueType::Place) return true;  // 「国内です。海外の手配先へ送る表は…」
  const Claim& later = a.sentence < b.sentence ? b : a;
  const TextSpan sentence = analysis.sentences[later.sentence].span;
  const auto words = text_span(sentence.begin.value, later.value.span.begin.value).in(analysis.document.text());
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](std::string_view part) { return words.find(part) != std::string_view::npos; });
}

/// Of two sentences of one paragraph one names a thing, or who does it, or the later one speaks of something of its
/// own, or denies what the first says: its author tells the two apart.
bool distinguishes(const Analysis& analysis, const Claim& a, const Claim& b) {
  if (a.value.value.type != ValueType::Flag || b.value.value.type != ValueType::Flag) return false;
  const auto names = [](const Claim& claim) {
    const bool thing = !claim.subject.thing.empty() && claim.subject.thing != kEverything;
    return thing || !claim.subject.performer.empty() || !claim.subject.audience.empty();
  };
  const bool denied = a.concept_id == b.concept_id && a.value.value.yes != b.value.value.yes;
  const Claim& later = a.sentence < b.sentence ? b : a;
  const std::string_view theme = stated_phrase(analysis.text_of(analysis.sentences[later.sentence]));
  return names(a) || names(b) || denied || (a.sentence != b.sentence && is_name(theme));
}

/// 「技術窓口は年中無休とする。契約に関する窓口は平日とする。」: two sentences of one paragraph, each of its own desk.
bool desks_apart(const Analysis& analysis, const Claim& a, const Claim& b) {
  if (a.block != b.block || a.sentence == b.sentence || a.value.value.type != ValueType::Window) return false;
  const auto desk = [&](const Claim& claim) {
    const TextSpan sentence = analysis.sentences[claim.sentence].span;
    const auto before = text_span(sentence.begin.value, std::max(sentence.begin, claim.value.span.begin).value);
    return stated_phrase(before.in(analysis.document.text()));
  };
  return !desk(a).empty() && !desk(b).empty() && desk(a) != desk(b);
}

}  // namespace

bool parallel(const Analysis& analysis, const Claim& a, const Claim& b) {
  if (named_lines(analysis, a, b)) return true;
  const bool cell = analysis.document.blocks[a.block].table != kNone;
  if (desks_apart(analysis, a, b)) return true;
  if (a.block == b.block && a.concept_id == b.concept_id && (cell || added(analysis, a, b))) return true;
  if (of_a_part(analysis, a, b) || (a.block == b.block && distinguishes(analysis, a, b))) return true;
  if (a.concept_id == b.concept_id && told_apart(analysis, a, b)) return true;
  const TableIndex table = analysis.document.blocks[a.block].table;
  if (table != kNone && table == analysis.document.blocks[b.block].table) return apart_in_table(analysis, a, b);
  return apart_in_sections(analysis, a, b);
}

}  // namespace kaiji
