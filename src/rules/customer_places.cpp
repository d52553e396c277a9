// SPDX-License-Identifier: Apache-2.0
#include "rules/customer_places.h"

#include <algorithm>
#include <array>

namespace kaiji {
namespace {

constexpr std::array<std::string_view, 3> kParties = {"甲", "乙", "丙"};
constexpr std::size_t kLongestTitle = 60;   ///< bytes
constexpr BlockIndex kLongestSection = 12;  ///< blocks under a line that is a title by its look alone
constexpr std::size_t kDefinition = 90;     ///< bytes before 「以下「乙」」 that say who it is

bool holds_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

/// 「甲(医療機関)」, 「医療機関(甲)」: who a party is, in brackets beside it.
bool is_customer_in_brackets(std::string_view text, std::string_view party, const std::vector<std::string>& customers) {
  const auto behind = text.find(std::string(party) + "(");
  if (behind != text.npos) {
    const auto inside = text.substr(behind + party.size() + 1);
    return holds_any(inside.substr(0, std::min(inside.find(')'), kDefinition)), customers);
  }
  const auto around = text.find("(" + std::string(party) + ")");
  if (around == text.npos) return false;
  const auto named = std::find_if(customers.begin(), customers.end(),
                                  [&](const std::string& word) { return text.substr(0, around).ends_with(word); });
  return named != customers.end();
}

}  // namespace

bool is_customer_party(std::string_view text, std::string_view party, const std::vector<std::string>& customers) {
  for (const std::string_view lead : {"以下「", "以下、「", "以下\"", "(「"}) {
    const auto at = text.find(std::string(lead) + std::string(party));
    if (at == text.npos) continue;
    auto before = text.substr(at > kDefinition ? at - kDefinition : 0, std::min(at, kDefinition));
    // What stands before another definition of the same sentence is the other party.
    for (const std::string_view border : {"という。)", "という)", "とする。)", "。"}) {
      const auto end = before.rfind(border);
      if (end != before.npos) before = before.substr(end + border.size());
    }
    return holds_any(before, customers) || before.find("利用契約を締結") != before.npos ||
           before.find("申し込") != before.npos;
  }
  return is_customer_in_brackets(text, party, customers);
}

bool stands_under_duties(const Document& document, BlockIndex block, const std::vector<std::string>& customers,
                         const std::vector<std::string>& duties) {
  const auto headings = document.headings(block);
  if (headings.empty()) return false;
  const auto title = document.text_of(headings.back());
  if (!holds_any(title, duties)) return false;
  if (holds_any(title, customers)) return true;
  return std::any_of(kParties.begin(), kParties.end(), [&](std::string_view party) {
    return title.find(std::string(party) + "の") != title.npos && is_customer_party(document.text(), party, customers);
  });
}

namespace {

/// 「第三館」 without its number, which stands close where no space divides Japanese words.
std::string_view without_number(std::string_view owner) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {"第", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "章", "条", "節", "項"});
  for (bool again = true; again;) {
    again = false;
    for (const auto mark : kMarks) {
      if (owner.size() <= mark.size() || !owner.starts_with(mark)) continue;
      owner.remove_prefix(mark.size());
      again = true;
    }
  }
  return owner;
}

/// 「館の義務」, 「代理店の責務」: whose duties stand under a heading; empty where it names none or the provider.
std::string_view owner_of_duties(std::string_view title) {
  for (const std::string_view duty : {"の責務", "の義務", "の責任", "の遵守事項", "の順守事項", "が守ること"}) {
    const auto end = title.find(duty);
    if (end == title.npos) continue;
    const auto space = title.substr(0, end).rfind(' ');
    const auto from = space == title.npos ? 0 : space + 1;
    const auto owner = without_number(title.substr(from, end - from));
    for (const std::string_view provider : {"当", "弊", "提供", "運営", "サービス", "事業者", "双方", "両"})
      if (owner.find(provider) != owner.npos) return {};
    return owner;
  }
  return {};
}

/// Whose duties the first words of a block name, or the nearest line over it that is a title by its look: short, and no
/// sentence.
std::string_view owner_above(const Document& document, BlockIndex block) {
  if (const auto own = owner_of_duties(document.text_of(block).substr(0, kLongestTitle)); !own.empty()) return own;
  for (BlockIndex above = block; above > 0 && block - above < kLongestSection; --above) {
    const auto& line = document.blocks[above - 1];
    const auto text = document.text_of(line);
    if (line.kind == BlockKind::Note || text.size() > kLongestTitle || text.ends_with("。") || text.ends_with("、")) {
      continue;
    }
    const auto owner = owner_of_duties(text);
    // Columns set by spaces read as a table: 「第三 | 館の義務」, 「(一) | 館は、…」.
    if (line.kind != BlockKind::Cell || !owner.empty()) return owner;
  }
  return {};
}

}  // namespace

bool document_says_customer(const Document& document, BlockIndex block, std::string_view before,
                            const std::vector<std::string>& customers, const std::vector<std::string>& duties) {
  auto owner = owner_above(document, block);
  const auto headings = document.headings(block);
  if (owner.empty() && !headings.empty()) owner = owner_of_duties(document.text_of(headings.back()));
  const bool party = std::find(kParties.begin(), kParties.end(), owner) != kParties.end();
  // Of 甲 and 乙 one is 「当社」 where the paper has that word, too: the other has duties under its own name.
  const bool told = !owner.empty() && (!party || document.text().find("当社") != std::string_view::npos);
  if (told && before.find(std::string(owner) + "は") != before.npos) return true;
  for (const auto one : kParties) {
    if (before.find(std::string(one) + "は") != before.npos) return is_customer_party(document.text(), one, customers);
  }
  return stands_under_duties(document, block, customers, duties);
}

bool provider_is_bound(const Document& document, BlockIndex block, const std::vector<std::string>& providers) {
  constexpr auto kBinds = std::to_array<std::string_view>({"義務", "保証", "約束", "遵守", "実施", "行います", "行う"});
  const auto lead = document.blocks[block].lead;
  if (lead == kNone) return false;
  const auto text = document.text_of(lead);
  const auto says = [&](std::string_view words) { return text.find(words) != text.npos; };
  if ((!says("以下") && !says("次の")) || std::none_of(kBinds.begin(), kBinds.end(), says)) return false;
  const auto acts = [&](std::string_view party) { return says(std::string(party) + "は"); };
  const auto provides = [&](std::string_view party) {
    return acts(party) && document.text().find(std::string(party) + "が提供する") != std::string_view::npos;
  };
  return std::any_of(providers.begin(), providers.end(), acts) ||
         std::any_of(kParties.begin(), kParties.end(), provides);
}

}  // namespace kaiji
