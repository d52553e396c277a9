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

bool document_says_customer(const Document& document, BlockIndex block, std::string_view before,
                            const std::vector<std::string>& customers, const std::vector<std::string>& duties) {
  for (const auto party : kParties) {
    if (before.find(std::string(party) + "は") != before.npos) {
      return is_customer_party(document.text(), party, customers);
    }
  }
  return stands_under_duties(document, block, customers, duties);
}

}  // namespace kaiji
