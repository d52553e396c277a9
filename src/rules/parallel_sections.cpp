// SPDX-License-Identifier: Apache-2.0
#include "rules/parallel_sections.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kaiji {
namespace {

/// Sections that share so many concepts describe one thing each (two services, two plans).
constexpr std::size_t kSharedConcepts = 3;
/// A section with more claims describes no one thing; a file of many documents has such sections.
constexpr std::size_t kMostClaims = 300;
constexpr BlockIndex kMostBlocks = 2000;
/// Lines of the same name that two sheets have at least in common.
constexpr std::size_t kSharedNames = 3;

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

}  // namespace

bool apart_in_sections(const Analysis& analysis, const Claim& a, const Claim& b) {
  const std::pair wanted(analysis.document.blocks[a.block].section, analysis.document.blocks[b.block].section);
  auto& known = analysis.memo.edit<SectionPairs>(nullptr);
  auto found = known.find(wanted);
  if (found == known.end()) found = known.emplace(wanted, read_pair(analysis, wanted.first, wanted.second)).first;
  const SectionPair& pair = found->second;
  if (pair.are != Sections::ByConcepts) return pair.are == Sections::Apart;
  return share_concepts(*pair.left, a, *pair.right, b);
}

}  // namespace kaiji
