// SPDX-License-Identifier: Apache-2.0
#include "rules/customer_places.h"

#include <algorithm>
#include <array>

namespace kaiji {
namespace {

constexpr std::array<std::string_view, 3> kParties = {"甲", "乙", "丙"};
constexpr std::size_t kDefinition = 90;  ///< bytes before 「以下「乙」」 that say who it is

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

/// 「館の義務」, 「代理店の責務」: whose duties stand under a heading; empty where it names none or the provider.
std::string_view owner_of_duties(std::string_view title) {
  for (const std::string_view duty : {"の責務", "の義務", "の責任", "の遵守事項", "の順守事項", "が守ること"}) {
    const auto end = title.find(duty);
    if (end == title.npos) continue;
    const auto space = title.substr(0, end).rfind(' ');
    const auto owner = title.substr(space == title.npos ? 0 : space + 1, end - (space == title.npos ? 0 : space + 1));
    for (const std::string_view provider : {"当", "弊", "提供", "運営", "サービス", "事業者", "双方", "両"})
      if (owner.find(provider) != owner.npos) return {};
    return owner;
  }
  return {};
}

}  // namespace

bool document_says_customer(const Document& document, BlockIndex block, std::string_view before,
                            const std::vector<std::string>& customers, const std::vector<std::string>& duties) {
  const auto headings = document.headings(block);
  const auto owner = headings.empty() ? std::string_view{} : owner_of_duties(document.text_of(headings.back()));
  const bool party = std::find(kParties.begin(), kParties.end(), owner) != kParties.end();
  // Of 甲 and 乙 one is 「当社」 where the paper has that word, too: the other has duties under its own name.
  const bool told = !owner.empty() && (!party || document.text().find("当社") != std::string_view::npos);
  if (told && before.find(std::string(owner) + "は") != before.npos) return true;
  for (const auto one : kParties) {
    if (before.find(std::string(one) + "は") != before.npos) return is_customer_party(document.text(), one, customers);
  }
  return stands_under_duties(document, block, customers, duties);
}

}  // namespace kaiji
