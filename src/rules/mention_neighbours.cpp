// SPDX-License-Identifier: Apache-2.0
#include "rules/mention_neighbours.h"

#include <algorithm>

#include "language/lazy_expression.h"

namespace kaiji {

bool adjacent(std::string_view between) {
  static const LazyExpression joined(
      R"(^\s*(?:\(|/|=|・|は|、|相当|に相当(?:する)?|と同等(?:の)?)\s*(?:JIS規格|国際規格|日本版)?:?\s*$)");
  return between.size() <= 40 && joined.found_in(between);
}

bool is_second_name(const std::vector<StandardMention>& mentions, const StandardMention& mention,
                    const Analysis& analysis) {
  const auto text = analysis.document.text();
  return std::any_of(mentions.begin(), mentions.end(), [&](const StandardMention& other) {
    if (other.sentence != mention.sentence || !(other.span.end < mention.span.begin)) return false;
    if (!adjacent(text.substr(other.span.end.value, mention.span.begin.value - other.span.end.value))) return false;
    const auto fits = [](const StandardMention& a, const StandardMention& b) {
      return std::any_of(a.standard->pairs.begin(), a.standard->pairs.end(), [&](const EditionPair& pair) {
        return pair.edition == a.edition && pair.with == b.standard->id &&
               std::find(pair.editions.begin(), pair.editions.end(), b.edition) != pair.editions.end();
      });
    };
    return fits(other, mention) || fits(mention, other);
  });
}

bool names_later_edition(const std::vector<StandardMention>& mentions, const StandardMention& mention) {
  return std::any_of(mentions.begin(), mentions.end(), [&](const StandardMention& other) {
    const Edition* own = mention.standard->find(mention.edition);
    const Edition* later = other.standard == mention.standard ? other.standard->find(other.edition) : nullptr;
    const bool listed = other.name == mention.name;  // 「CentOS 6、7」: several are offered
    return !listed && other.sentence == mention.sentence && own != nullptr && later != nullptr && later > own;
  });
}

namespace {

/// 「Azure AD 連携 | 対応(Microsoft Entra ID)」: another cell of the row has the name of today.
bool row_tells(const Document& document, BlockIndex own, std::string_view name) {
  const auto& block = document.blocks[own];
  if (block.table == kNone) return false;
  const auto& row = document.tables[block.table].cells[block.row];
  return std::any_of(row.begin(), row.end(), [&](BlockIndex cell) {
    return cell != kNone && cell != own && document.text_of(cell).find(name) != std::string_view::npos;
  });
}

}  // namespace

bool tells_new_name(const StandardMention& mention, const Analysis& analysis) {
  const Edition* edition = mention.standard->find(mention.edition);
  if (edition == nullptr || edition->successor.empty()) return false;
  const auto words = analysis.text_of(analysis.sentences[mention.sentence]);
  for (auto at = words.find(edition->successor); at != words.npos; at = words.find(edition->successor, at + 1)) {
    // 「Microsoft 365」 in 「Microsoft Office 365」 is the old name itself.
    const auto begin = analysis.sentences[mention.sentence].span.begin.value + at;
    if (!mention.name.overlaps(text_span(begin, begin + edition->successor.size()))) return true;
  }
  return row_tells(analysis.document, analysis.sentences[mention.sentence].block, edition->successor);
}

}  // namespace kaiji
