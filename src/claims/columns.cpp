// SPDX-License-Identifier: Apache-2.0
#include "claims/columns.h"

#include <algorithm>

#include "claims/phrases.h"
#include "document/table_words.h"

namespace kaiji {
namespace {

/// The header of the cell that holds a claim, where it names a thing: ショップ, not 目標 or 保証値.
std::string_view column_name(const Document& document, BlockIndex cell) {
  const auto headers = document.column_headers(cell);
  if (headers.empty()) return {};
  const std::string_view name = document.text_of(headers.back());
  constexpr std::string_view kFigures[] = {"値",   "目標", "実績", "保証", "基準", "時間", "期間",
                                           "頻度", "上限", "下限", "最小", "最大", "月",   "年",
                                           "初期", "標準", "既定", "新",   "旧",   "前",   "後"};
  const bool figure = std::any_of(std::begin(kFigures), std::end(kFigures),
                                  [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
  return figure || header_word(name) != HeaderWord::None || !is_name(name) ? std::string_view{} : name;
}

bool beside(const Document& document, const Claim& a, const Claim& b) {
  const Block& x = document.blocks[a.block];
  const Block& y = document.blocks[b.block];
  return x.table != kNone && x.table == y.table && x.row == y.row && x.column != y.column &&
         a.concept_id == b.concept_id && a.value.value.type != ValueType::Flag;
}

}  // namespace

void name_columns(const Document& document, std::vector<Claim>& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i];
    if (document.blocks[claim.block].table == kNone || !claim.subject.thing.empty() || !claim.subject.plan.empty())
      continue;
    const bool several = (i > 0 && beside(document, claims[i - 1], claim)) ||
                         (i + 1 < claims.size() && beside(document, claim, claims[i + 1]));
    if (several) claim.subject.thing = column_name(document, claim.block);
  }
}

}  // namespace kaiji
