// SPDX-License-Identifier: Apache-2.0
#include "rules/parallels.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "claims/phrases.h"
#include "claims/things.h"
#include "rules/parallel_rows.h"

namespace kaiji {
namespace {

/// Sections that share so many concepts describe one thing each (two services, two plans).
constexpr std::size_t kSharedConcepts = 3;
/// A section with more claims describes no one thing; a file of many documents has such sections.
constexpr std::size_t kMostClaims = 300;
constexpr BlockIndex kMostBlocks = 2000;
/// Lines of the same name that two sheets have at least in common.
constexpr std::size_t kSharedNames = 3;
/// How far an opening word may stand from the start of its sentence, in bytes.
constexpr std::size_t kOpening = 30;

/// The ancestors of a section, itself first, the document last.
std::vector<SectionIndex> ancestors(const Document& document, SectionIndex section) {
  std::vector<SectionIndex> path;
  for (; section != kNone; section = document.sections[section].parent) path.push_back(section);
  return path;
}

/// The two sections below the nearest common ancestor that hold the claims; equal where one holds the other.
std::pair<SectionIndex, SectionIndex> branches(const Document& document, SectionIndex a, SectionIndex b) {
  auto x = ancestors(document, a);
  auto y = ancestors(document, b);
  SectionIndex left = x.back();
  SectionIndex right = y.back();
  while (!x.empty() && !y.empty() && x.back() == y.back()) {
    left = right = x.back();
    x.pop_back();
    y.pop_back();
  }
  if (x.empty() || y.empty()) return {left, left};
  return {x.back(), y.back()};
}

/// A concept of a section, and the sentence that states it.
struct StatedConcept {
  std::string name;
  SentenceIndex sentence = 0;
  bool again = false;  ///< another sentence of the section states it as well
};

/// The concepts of a section, by name. A yes or no has its answer behind it: sections that say the opposite of each
/// other are two stories of one thing.
std::vector<StatedConcept> concepts_of(const Analysis& analysis, SectionIndex section) {
  const Section& range = analysis.document.sections[section];
  std::map<std::string, StatedConcept> concepts;
  const auto first = std::partition_point(analysis.claims.begin(), analysis.claims.end(),
                                          [&](const Claim& claim) { return claim.block < range.begin; });
  std::size_t read = 0;
  for (auto claim = first; claim != analysis.claims.end() && claim->block < range.end; ++claim) {
    if (++read > kMostClaims) return {};
    if (analysis.document.blocks[claim->block].role != BlockRole::Statement) continue;
    const bool flag = claim->value.value.type == ValueType::Flag;
    const auto name = claim->concept_id + (flag ? (claim->value.value.yes ? "=yes" : "=no") : "");
    const auto [known, added] = concepts.emplace(name, StatedConcept{name, claim->sentence});
    known->second.again = known->second.again || (!added && known->second.sentence != claim->sentence);
  }
  std::vector<StatedConcept> all;
  for (auto& [name, concept_stated] : concepts) all.push_back(std::move(concept_stated));
  return all;
}

/// 「B-4. バックアップ」 without its number.
std::string_view title_without_number(std::string_view title) {
  const auto begin = title.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-()§ ");
  return begin == std::string_view::npos || begin == 0 ? title : title.substr(begin);
}

/// The titles of the sections below a section.
std::set<std::string> titles_below(const Document& document, SectionIndex section) {
  std::set<std::string> titles;
  const Section& range = document.sections[section];
  if (range.end - range.begin > kMostBlocks) return titles;
  for (SectionIndex index = section + 1; index < document.sections.size(); ++index) {
    const Section& other = document.sections[index];
    if (other.begin >= range.end) break;  // sections are in reading order
    const bool below = other.heading != kNone && other.heading > range.heading && other.heading < range.end;
    if (below && other.level > range.level)
      titles.insert(std::string(title_without_number(document.text_of(other.heading))));
  }
  return titles;
}

/// What the lines of a section are called: 「ログの保存: 3か月」. Labels of rows are no such names: two tables may
/// speak of the same things.
std::set<std::string> names_in(const Document& document, SectionIndex section) {
  constexpr std::size_t kLongestName = 60;  ///< bytes
  std::set<std::string> names;
  const Section& range = document.sections[section];
  for (BlockIndex block = range.begin; block < range.end; ++block) {
    const std::string_view text = document.text_of(block);
    const auto colon = text.find(':');
    if (document.blocks[block].table == kNone && colon != std::string_view::npos && colon <= kLongestName)
      names.insert(std::string(text.substr(0, colon)));
  }
  return names;
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& one) { return b.count(one) > 0; }));
}

/// A section that says again what others say: the last ones of a paper, and tables behind it.
bool restates(const Document& document, SectionIndex section) {
  constexpr std::array<std::string_view, 16> kAgain{"その他", "まとめ", "要約",     "概要", "付録",   "別表",
                                                    "別紙",   "一覧",   "補足",     "参考", "サマリ", "早見",
                                                    "仕様",   "抜粋",   "ポイント", "質問"};
  const BlockIndex heading = document.sections[section].heading;
  if (heading == kNone) return false;
  const std::string_view title = document.text_of(heading);
  return std::any_of(kAgain.begin(), kAgain.end(),
                     [&](std::string_view word) { return title.find(word) != std::string_view::npos; });
}

/// ライト契約 and プレミアム契約, 仮想サーバー(IaaS) and マネージドデータベース(PaaS): headings that name two of a
/// kind.
bool two_of_a_kind(const Document& document, SectionIndex a, SectionIndex b) {
  constexpr std::array<std::string_view, 12> kKinds{"契約",       "プラン",   "コース", "エディション",
                                                    "版",         "サービス", "環境",   "クラウド",
                                                    "オプション", "IaaS)",    "PaaS)",  "SaaS)"};
  const auto title = [&](SectionIndex section) {
    const BlockIndex heading = document.sections[section].heading;
    return heading == kNone ? std::string_view{} : document.text_of(heading);
  };
  const auto kind = [&](std::string_view words) {
    const auto found =
        std::find_if(kKinds.begin(), kKinds.end(), [&](std::string_view k) { return words.ends_with(k); });
    return static_cast<std::size_t>(found - kKinds.begin());
  };
  const std::string_view x = title(a);
  const std::string_view y = title(b);
  if (x.empty() || y.empty() || x == y) return false;
  const bool layers = x.ends_with("aaS)") && y.ends_with("aaS)") && kind(x) != kind(y);
  return layers || (kind(x) < kKinds.size() && kind(x) == kind(y));
}

/// What a section has in common with others, read once: a rule compares its claims with each other.
struct SectionTraits {
  std::set<std::string> titles;
  std::set<std::string> names;
  std::vector<StatedConcept> concepts;
  bool restates = false;
};
using TraitsOfSections = std::map<SectionIndex, SectionTraits>;

const SectionTraits& traits_of(const Analysis& analysis, SectionIndex section) {
  auto& known = analysis.memo.edit<TraitsOfSections>(nullptr);
  const auto found = known.find(section);
  if (found != known.end()) return found->second;
  const Document& document = analysis.document;
  SectionTraits traits{titles_below(document, section), names_in(document, section), concepts_of(analysis, section),
                       restates(document, section)};
  return known.emplace(section, std::move(traits)).first->second;
}

/// Sections that say the same sort of things, and little else, describe one thing each. The statements that are
/// compared are left out: a statement is no evidence of its own parallel.
bool share_concepts(const SectionTraits& left, const Claim& a, const SectionTraits& right, const Claim& b) {
  const auto counts = [](const StatedConcept& one, const Claim& but) {
    return one.again || one.sentence != but.sentence;
  };
  const auto size = [&](const SectionTraits& traits, const Claim& but) {
    return static_cast<std::size_t>(std::count_if(traits.concepts.begin(), traits.concepts.end(),
                                                  [&](const StatedConcept& one) { return counts(one, but); }));
  };
  std::size_t both = 0;
  for (auto x = left.concepts.begin(), y = right.concepts.begin();
       x != left.concepts.end() && y != right.concepts.end();) {
    const int order = x->name.compare(y->name);
    both += order == 0 && counts(*x, a) && counts(*y, b) ? 1 : 0;
    if (order <= 0) ++x;
    if (order >= 0) ++y;
  }
  return both >= kSharedConcepts && both * 2 >= std::max(size(left, a), size(right, b));
}

/// What two sections are to each other, whatever is compared.
enum class Sections : std::uint8_t { Apart, One, ByConcepts };
struct SectionPair {
  Sections are = Sections::One;
  const SectionTraits* left = nullptr;
  const SectionTraits* right = nullptr;
};
using SectionPairs = std::map<std::pair<SectionIndex, SectionIndex>, SectionPair>;

SectionPair read_pair(const Analysis& analysis, SectionIndex a, SectionIndex b) {
  const Document& document = analysis.document;
  const auto [left, right] = branches(document, a, b);
  if (left == right || document.sections[left].level != document.sections[right].level) return {Sections::One};
  if (two_of_a_kind(document, left, right)) return {Sections::Apart};
  const SectionTraits& x = traits_of(analysis, left);
  const SectionTraits& y = traits_of(analysis, right);
  if (shared(x.titles, y.titles) >= 1) return {Sections::Apart};
  // Sections whose lines bear the same names, nearly all of them, are sheets of two things.
  const std::size_t alike = shared(x.names, y.names);
  if (alike >= kSharedNames && alike * 4 >= std::max(x.names.size(), y.names.size()) * 3) return {Sections::Apart};
  return {x.restates || y.restates ? Sections::One : Sections::ByConcepts, &x, &y};
}

bool apart_in_sections(const Analysis& analysis, const Claim& a, const Claim& b) {
  const std::pair wanted(analysis.document.blocks[a.block].section, analysis.document.blocks[b.block].section);
  auto& known = analysis.memo.edit<SectionPairs>(nullptr);
  auto found = known.find(wanted);
  if (found == known.end()) found = known.emplace(wanted, read_pair(analysis, wanted.first, wanted.second)).first;
  const SectionPair& pair = found->second;
  if (pair.are != Sections::ByConcepts) return pair.are == Sections::Apart;
  return share_concepts(*pair.left, a, *pair.right, b);
}

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
