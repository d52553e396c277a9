// SPDX-License-Identifier: Apache-2.0
#include "rules/listed_certificates.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/strings.h"
#include "language/lazy_expression.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongestLead = 60;  ///< bytes of a key before its colon

/// 保有認証, 取得している認証, 第三者認証: not 参考にする規格 nor 準拠規格.
bool names_certificates(std::string_view text) {
  static const LazyExpression held(
      "(?:認証|認定|資格|登録)(?:の)?(?:取得|一覧|状況|等|など|・監査)?(?:です|は)?$|(?:取得|保有)(?:済み?)?(?:の)?(?:"
      "認証|規格|資格)");
  static const LazyExpression other(
      "参考|準拠|予定|計画|委託|対象外|多要素|二要素|利用者|本人|[0-9]段階|ログイン|シングル");
  return held.found_in(text) && !other.found_in(text);
}

/// Nothing but names of standards and what joins them.
bool is_list_of_names(std::string_view text) {
  static const RE2 names(R"([A-Za-z0-9/:.()\-– ]|、|,|・|及び|および|と|認証|\+|。)");
  std::string rest(text);
  RE2::GlobalReplace(&rest, names, "");
  return trim(rest).empty();
}

/// The heading over a block, or the names of its row.
bool stands_under_certificates(const Document& document, BlockIndex block) {
  const auto names = [&](BlockIndex name) { return names_certificates(document.text_of(name)); };
  if (document.blocks[block].table != kNone) {
    const auto labels = document.row_labels(block);
    return std::any_of(labels.begin(), labels.end(), names);
  }
  const auto headings = document.headings(block);
  return !headings.empty() && names(headings.back());
}

/// 「版 | 2022年版」: the table states an edition somewhere.
bool states_edition(const Document& document, const Block& block) {
  static const LazyExpression edition(R"(^(?:19|20)\d\d(?:年版?)?$|第\d+版|\d年版)");
  if (block.table == kNone) return false;
  const auto& rows = document.tables[block.table].cells;
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
    return std::any_of(row.begin(), row.end(),
                       [&](BlockIndex cell) { return cell != kNone && edition.found_in(document.text_of(cell)); });
  });
}

}  // namespace

bool is_listed_certificate(const Analysis& analysis, SentenceIndex sentence, TextSpan mention) {
  const auto& document = analysis.document;
  const auto index = analysis.sentences[sentence].block;
  const auto& block = document.blocks[index];
  if (block.role != BlockRole::Statement || states_edition(document, block)) return false;
  const auto text = document.text();
  const auto before = TextSpan{block.text.begin, mention.begin}.in(text);
  const auto after = TextSpan{mention.end, block.text.end}.in(text);
  const bool listed = block.kind == BlockKind::ListItem || block.kind == BlockKind::Cell;
  if (listed && before.empty() && (after == "認証" || after.starts_with("認証("))) return true;
  const auto colon = before.find(':');
  if (colon != before.npos && colon <= kLongestLead) {
    return names_certificates(before.substr(0, colon)) && is_list_of_names(before.substr(colon)) &&
           is_list_of_names(after);
  }
  return listed && is_list_of_names(before) && is_list_of_names(after) && stands_under_certificates(document, index);
}

}  // namespace kaiji
